# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window asks of each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from veilleuse.domain.model import DeviceId
from veilleuse.domain.verdicts import FixId
from veilleuse.ui.surroundings import Surroundings

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture


class Page(QWidget):
    """One page. It never reaches for another one: it says where to go."""

    icon = ""
    device_wanted = Signal(str)
    fix_wanted = Signal(str)

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_picture`."""
        super().__init__()
        self.around = around
        self.setAccessibleName(self.title())

    def title(self) -> str:
        """What the page is called."""
        raise NotImplementedError

    def word(self) -> str:
        """The word in the navigation, where the title is too long for it."""
        return self.title()

    def show_picture(self, picture: Picture) -> None:
        """Draws what is known now; called when the page is, or becomes, visible."""
        raise NotImplementedError

    def show_device(self, device_id: DeviceId) -> None:
        """Goes to a device, where the page has any."""

    def show_fix(self, fix_id: FixId) -> None:
        """Goes to a prescription, where the page has any."""

    def seek(self) -> None:
        """Puts the cursor where one searches, where the page has such a place."""
