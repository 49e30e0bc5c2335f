# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts of a Windows system: registry, services and numeric interfaces, never localised text."""
