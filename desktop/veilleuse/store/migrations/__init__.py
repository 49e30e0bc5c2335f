# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbered steps from an empty file to the present tables; each runs once, in order."""
