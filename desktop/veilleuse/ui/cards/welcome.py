# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Before the first round: what will and will not be done, whose network it is, one button."""

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPushButton

from veilleuse.domain.model import Site
from veilleuse.domain.rounds import Mode
from veilleuse.ui.promises import Promises
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.widgets.card import Card
from veilleuse.ui.widgets.label import Label

LONGEST_NAME = 120


class WelcomeCard(Card):
    """One screen, one button."""

    def __init__(self, around: Surroundings) -> None:
        """The fields are filled by `show_site`."""
        super().__init__("", around.theme.unit)
        self._around = around
        unit = around.theme.unit
        self.setAccessibleName(self.tr("Welcome"))
        self.body.setContentsMargins(unit * 2, unit * 2, unit * 2, unit * 2)
        self.body.setSpacing(unit)
        self.body.addWidget(
            Label(self.tr("Welcome. Let us look at your network together."), "title")
        )
        self.body.addWidget(
            Label(
                self.tr(
                    "A first round takes less than a minute. It gives one score, what it rests on, "
                    "and what to do first."
                ),
                "muted",
            )
        )
        self.body.addWidget(Promises(around))
        self.body.addLayout(self._fields())
        self.body.addLayout(self._buttons())
        around.courier.round_started.connect(self._follow)
        around.courier.round_ended.connect(self._follow)
        self._follow()

    def show_site(self, site: Site) -> None:
        """What was already entered."""
        self._name.setText(site.name)
        self._responsible.setText(site.responsible)

    def _fields(self) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(round(self._around.theme.unit * 0.6))
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._name = QLineEdit()
        self._name.setPlaceholderText(self.tr("for example: EHPAD Les Tilleuls"))
        self._responsible = QLineEdit()
        self._responsible.setPlaceholderText(self.tr("the person who answers for the computers"))
        for text, field in (
            (self.tr("&Establishment"), self._name),
            (self.tr("&Responsible"), self._responsible),
        ):
            field.setMaxLength(LONGEST_NAME)
            field.setMaximumWidth(self._around.theme.unit * 30)
            field.setAccessibleName(text.replace("&", ""))
            label = Label(text, "strong", wrap=False)
            label.setAccessibleName(text.replace("&", ""))
            label.setBuddy(field)
            form.addRow(label, field)
        return form

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._start = QPushButton(self.tr("First round"))
        self._start.setProperty("role", "primary")
        self._start.setIcon(self._around.theme.icon("play", "on_accent"))
        self._start.setAccessibleName(self.tr("First round"))
        self._start.clicked.connect(self._begin)
        row.addWidget(self._start)
        row.addWidget(
            Label(self.tr("It only listens, and can be stopped at any moment."), "muted"), 1
        )
        return row

    def _begin(self) -> None:
        name, responsible = self._name.text().strip(), self._responsible.text().strip()
        courier = self._around.courier
        courier.ask(
            lambda actions: actions.name_site(name, responsible),
            lambda _: courier.start_round(Mode.QUIET),
        )

    def _follow(self, _ended: object = None) -> None:
        self._start.setEnabled(not self._around.courier.in_round)
