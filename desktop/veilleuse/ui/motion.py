# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether things may move by themselves: the person's choice, else the system's."""

from enum import StrEnum

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication

KEPT_AS = "motion"


class Motion(StrEnum):
    """What the person asked for."""

    SYSTEM = "system"
    FULL = "full"
    REDUCED = "reduced"


def wished(settings: QSettings) -> Motion:
    """What was chosen in the window."""
    kept = str(settings.value(KEPT_AS, Motion.SYSTEM.value))
    return Motion(kept) if kept in set(Motion) else Motion.SYSTEM


def is_reduced(settings: QSettings) -> bool:
    """Whether nothing may move by itself."""
    wish = wished(settings)
    if wish is Motion.SYSTEM:
        style = QGuiApplication.styleHints()
        return style.accessibility().motionPreference() is Qt.MotionPreference.ReducedMotion
    return wish is Motion.REDUCED
