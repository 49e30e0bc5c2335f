# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a page is given to work with."""

from dataclasses import dataclass

from PySide6.QtCore import QSettings

from veilleuse.ui.courier import Courier
from veilleuse.ui.texts import Texts
from veilleuse.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Made anew when language or theme change; the courier stays."""

    courier: Courier
    texts: Texts
    theme: Theme
    settings: QSettings
