# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a successful attack would stop, in natural frequencies."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from veilleuse.domain.exposure import CareRisk, Exposure
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled
from veilleuse.ui.texts import capital
from veilleuse.ui.widgets.card import Card, clear
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.share_bar import ShareBar


class AttackCard(Card):
    """The mean loss, then each care function."""

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_exposure`."""
        super().__init__(self.tr("If an attack gets in"), around.theme.unit)
        self._around = around
        self._loss = QHBoxLayout()
        self._loss.setSpacing(around.theme.unit)
        self._intro = Label(
            self.tr("Out of 1,000 simulated attacks, how many would stop…"), "muted"
        )
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(around.theme.unit)
        self._grid.setVerticalSpacing(round(around.theme.unit * 0.45))
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._loss)
        self.body.addWidget(self._intro)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)

    def show_exposure(self, exposure: Exposure) -> None:
        """Worst first."""
        texts = self._around.texts
        clear(self._loss)
        if exposure.provisional:
            said = self.tr("It is not known yet on which devices most of the care depends.")
        else:
            share = Label(texts.percent(exposure.estimate.loss), "figure", wrap=False)
            self._loss.addWidget(share)
            said = self.tr("of the establishment’s activity would stop, on average")
        self._loss.addWidget(Label(said), 1)
        clear(self._grid)
        risks = sorted(
            exposure.care_risks, key=lambda risk: (not risk.placed, -risk.attacks_in_thousand)
        )
        self._intro.setVisible(bool(risks))
        for row, risk in enumerate(risks):
            self._add(row, risk)

    def _add(self, row: int, risk: CareRisk) -> None:
        texts = self._around.texts
        name = capital(texts.word(f"care.{risk.care_function}"))
        if not risk.placed:
            self._grid.addWidget(Label(name, wrap=False), row, 0)
            self._grid.addWidget(Label(self.tr("not known yet"), "muted"), row, 1, 1, 2)
            return
        count = texts.number(risk.attacks_in_thousand)
        spoken = filled(self.tr("%1: %2 attacks in 1,000"), name, count)
        self._grid.addWidget(Label(name, wrap=False), row, 0)
        share = risk.attacks_in_thousand / 1000
        self._grid.addWidget(ShareBar(self._around.theme, share, _role(share), spoken), row, 1)
        number = Label(count, "strong", wrap=False)
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        number.setAccessibleName(spoken)
        self._grid.addWidget(number, row, 2)


def _role(share: float) -> str:
    """The figure beside the bar says the same."""
    return next(
        role for limit, role in ((0.5, "critical"), (0.2, "high"), (0, "medium")) if share >= limit
    )
