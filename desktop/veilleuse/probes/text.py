# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts from the network are hostile: the domain's own cleaning, at the door of the house."""

from veilleuse.domain.plain_text import clean

__all__ = ["clean"]
