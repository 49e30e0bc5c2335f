# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How large text is, as a share of the system's own size; everything grows with it."""

from PySide6.QtCore import QSettings

KEPT_AS = "text_size"
SIZES = (90, 100, 115, 130, 150, 175, 200)
"""In per cent."""


def kept(settings: QSettings) -> int:
    """The size chosen in the window, in per cent."""
    try:
        size = int(str(settings.value(KEPT_AS, 100)))
    except ValueError:
        return 100
    return size if size in SIZES else 100
