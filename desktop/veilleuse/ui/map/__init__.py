# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The map of the establishment: where everything stands, how attacks go, what would change."""
