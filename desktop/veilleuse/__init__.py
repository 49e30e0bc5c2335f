# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Veilleuse: an offline watch over the network of a small health establishment."""

__version__ = "0.1.0"
