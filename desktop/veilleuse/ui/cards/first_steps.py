# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The prescriptions to begin with."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from veilleuse.domain.exposure import Prescription
from veilleuse.ui.prescribing import action_of, effort_of, gain_of, gain_role, mark_of
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled
from veilleuse.ui.widgets.card import Card, Rule, clear
from veilleuse.ui.widgets.label import Label

SHOWN = 3


class FirstStepsCard(Card):
    """Three rows, each with its minutes and its gain."""

    fix_wanted = Signal(str)

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_prescriptions`."""
        super().__init__(self.tr("Do first"), around.theme.unit)
        self._around = around
        self._rows = QVBoxLayout()
        self._rows.setSpacing(round(around.theme.unit * 0.6))
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self._all = QPushButton()
        self._all.setProperty("role", "link")
        self._all.setIcon(around.theme.icon("forward", "accent"))
        self._all.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._all.clicked.connect(lambda: self.fix_wanted.emit(""))
        self.top.addWidget(self._all)

    def show_prescriptions(self, prescriptions: tuple[Prescription, ...]) -> None:
        """The first ones, best gain per hour first."""
        clear(self._rows)
        self._all.setVisible(len(prescriptions) > SHOWN)
        self._all.setText(self.tr("See all %n prescription(s)", "", len(prescriptions)))
        if not prescriptions:
            self._rows.addWidget(
                Label(self.tr("Nothing to prescribe today. The next round may find more."), "muted")
            )
        for at, prescription in enumerate(prescriptions[:SHOWN]):
            if at:
                self._rows.addWidget(Rule())
            self._rows.addLayout(self._row(prescription))

    def _row(self, prescription: Prescription) -> QHBoxLayout:
        around, unit = self._around, self._around.theme.unit
        row = QHBoxLayout()
        row.setSpacing(unit)
        words = QVBoxLayout()
        words.setSpacing(round(unit * 0.2))
        action = action_of(prescription, around.texts)
        words.addWidget(Label(action, "strong"))
        facts = QHBoxLayout()
        facts.setSpacing(unit)
        facts.addWidget(mark_of(prescription, around))
        facts.addWidget(Label(effort_of(prescription, around.texts), "muted"), 1)
        words.addLayout(facts)
        row.addLayout(words, 1)
        gains = QVBoxLayout()
        gains.setSpacing(0)
        points, share = gain_of(prescription, around.texts)
        for text, role in ((points, gain_role(prescription)), (share, "small")):
            label = Label(text, role, wrap=False)
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            gains.addWidget(label)
        gains.addStretch(1)
        row.addLayout(gains)
        how = QPushButton(self.tr("See how"))
        how.setAccessibleName(filled(self.tr("See how: %1"), action))
        how.clicked.connect(lambda: self.fix_wanted.emit(prescription.fix))
        row.addWidget(how, 0, Qt.AlignmentFlag.AlignVCenter)
        return row
