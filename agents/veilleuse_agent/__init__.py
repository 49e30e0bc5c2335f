# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The host agent: reads, signs, sends, exits."""

__version__ = "0.1.0"
