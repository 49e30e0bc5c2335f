# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: look, rounds, what is never touched, backups and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from veilleuse.ui.pages.page import Page
from veilleuse.ui.settings.look_card import LookCard
from veilleuse.ui.settings.rounds_card import RoundsCard
from veilleuse.ui.settings.safe_card import SafeCard
from veilleuse.ui.settings.spare_list import SpareList
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.widgets.card import Card, Scroll

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture


class SettingsPage(Page):
    """One card for each thing."""

    icon = "settings"
    language_wished = Signal(str)
    theme_wished = Signal(object)
    dressed_again = Signal()
    first_run_wished = Signal()
    demo_wished = Signal()

    def __init__(self, around: Surroundings) -> None:
        """Shows what is kept; the rest with `show_picture`."""
        super().__init__(around)
        unit = around.theme.unit
        scroll = Scroll(self.title(), round(unit * 1.2), unit)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        look = LookCard(around)
        look.language_wished.connect(self.language_wished)
        look.theme_wished.connect(self.theme_wished)
        look.dressed_again.connect(self.dressed_again)
        self._spared = SpareList(around)
        spared = Card(self.tr("Never touched"), unit)
        spared.body.addWidget(self._spared)
        self._safe = SafeCard(around)
        for card in (look, RoundsCard(around), spared, self._safe, self._again(unit)):
            scroll.column.addWidget(card)
        scroll.column.addStretch(1)

    def title(self) -> str:
        """In the navigation."""
        return self.tr("Settings")

    def show_picture(self, picture: Picture) -> None:
        """What the establishment's data says."""
        self._spared.show_picture(picture)
        self._safe.show_demo(is_demo=picture.site.is_demo)

    def _again(self, unit: int) -> Card:
        card = Card(self.tr("Begin again, discover"), unit)
        first = QPushButton(self.tr("First steps…"))
        first.clicked.connect(self.first_run_wished)
        demo = QPushButton(self.tr("Discover the demonstration"))
        demo.clicked.connect(self.demo_wished)
        row = QHBoxLayout()
        row.addWidget(first)
        row.addWidget(demo)
        row.addStretch(1)
        card.body.addLayout(row)
        return card
