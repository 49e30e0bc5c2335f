# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first page: where the establishment stands and what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QStackedLayout, QWidget

from veilleuse.ui.cards.attack import AttackCard
from veilleuse.ui.cards.first_round import FirstRoundCard
from veilleuse.ui.cards.first_steps import FirstStepsCard
from veilleuse.ui.cards.since import SinceCard
from veilleuse.ui.cards.standing import StandingCard
from veilleuse.ui.cards.trend import TrendCard
from veilleuse.ui.cards.welcome import WelcomeCard
from veilleuse.ui.pages.page import Page
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.widgets.card import Scroll
from veilleuse.ui.widgets.empty import Empty

if TYPE_CHECKING:
    from veilleuse.domain.exposure import Assessment
    from veilleuse.tasks.picture import Picture

OPENING, WELCOME, FIRST_ROUND, CARDS = range(4)


class HomePage(Page):
    """A splash while the data opens, a welcome before the first round, then the cards."""

    icon = "home"

    def __init__(self, around: Surroundings) -> None:
        """Begins with the splash."""
        super().__init__(around)
        unit = around.theme.unit
        self._stack = QStackedLayout(self)
        self._stack.addWidget(
            Empty(
                around.theme,
                "lamp",
                self.tr("Opening…"),
                self.tr("The establishment’s data is encrypted and is being unlocked."),
            )
        )
        self._welcome = WelcomeCard(around)
        welcome = Scroll(self.tr("First steps"), round(unit * 1.2), unit)
        welcome.column.addWidget(self._welcome)
        welcome.column.addStretch(1)
        self._stack.addWidget(welcome)
        self._first_round = FirstRoundCard(around)
        live = Scroll(self.tr("First round"), round(unit * 1.2), unit)
        live.column.addWidget(self._first_round)
        live.column.addStretch(1)
        self._stack.addWidget(live)
        self._stack.addWidget(self._cards())

    def title(self) -> str:
        """In the navigation."""
        return self.tr("Home")

    def show_picture(self, picture: Picture) -> None:
        """The cards once there is an assessment."""
        if picture.assessment is None and self.around.courier.in_round:
            self._first_round.show_picture(picture)
            self._stack.setCurrentIndex(FIRST_ROUND)
            return
        if picture.assessment is None:
            self._welcome.show_site(picture.site)
            self._stack.setCurrentIndex(WELCOME)
            return
        self._show_assessment(picture.assessment)
        self._trend.show_trend(picture.trend)
        self._since.show_picture(picture)
        self._stack.setCurrentIndex(CARDS)

    def _show_assessment(self, assessment: Assessment) -> None:
        self._standing.show_exposure(assessment.exposure)
        self._attack.show_exposure(assessment.exposure)
        self._first.show_prescriptions(assessment.prescriptions)

    def _cards(self) -> QWidget:
        around = self.around
        unit = around.theme.unit
        self._standing = StandingCard(around)
        self._attack = AttackCard(around)
        self._first = FirstStepsCard(around)
        self._trend = TrendCard(around)
        self._since = SinceCard(around)
        self._first.fix_wanted.connect(self.fix_wanted)
        self._since.device_wanted.connect(self.device_wanted)
        scroll = Scroll(self.title(), round(unit * 1.2), unit)
        grid = QGridLayout()
        grid.setSpacing(unit)
        grid.addWidget(self._standing, 0, 0, 1, 2)
        grid.addWidget(self._first, 1, 0)
        grid.addWidget(self._attack, 1, 1)
        grid.addWidget(self._trend, 2, 0)
        grid.addWidget(self._since, 2, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        scroll.column.addLayout(grid)
        scroll.column.addStretch(1)
        return scroll
