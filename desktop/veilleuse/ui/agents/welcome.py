# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Before the first agent: what one is, what it never collects, and the button that begins."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.widgets.card import Card, Scroll
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.marks import Glyph


class AgentsWelcome(Scroll):
    """Two lists and one button."""

    kit_wanted = Signal()

    def __init__(self, around: Surroundings) -> None:
        """Nothing in it depends on the picture."""
        super().__init__(self.tr("About agents"), 0, around.theme.unit)
        self._around = around
        unit = around.theme.unit
        card = Card("", unit)
        card.setAccessibleName(self.tr("About agents"))
        card.body.setContentsMargins(*(round(unit * 1.6),) * 4)
        card.body.setSpacing(unit)
        card.body.addWidget(
            Label(self.tr("From the network, a computer shows little of itself."), "title")
        )
        card.body.addWidget(
            Label(
                self.tr(
                    "The agent is a small program that you put on your computers and servers. "
                    "Several times a day it reads the state of its own machine, seals what it read "
                    "for this computer alone, hands it over and ends. It makes the score certain "
                    "where it is guesswork today."
                ),
                "muted",
            )
        )
        card.body.addLayout(self._promises())
        card.body.addLayout(self._button())
        self.column.addWidget(card)
        self.column.addStretch(1)

    def _promises(self) -> QHBoxLayout:
        reads = (
            self.tr("the updates that were installed and those that are missing"),
            self.tr("the antivirus: whether it runs and how old its signatures are"),
            self.tr("the firewall, disk encryption, administrators, programs and services"),
            self.tr("the neighbours it sees, on networks this computer cannot reach"),
        )
        never = (
            self.tr("read anything about residents, or the names of documents"),
            self.tr("read passwords, mail, browsing, screen, keyboard or clipboard"),
            self.tr("stay in memory, give access to the machine, or take orders"),
            self.tr("send anything outside the establishment"),
        )
        row = QHBoxLayout()
        row.setSpacing(self._around.theme.unit * 2)
        row.addLayout(self._list(self.tr("It reads"), reads, "ok", "good"), 1)
        row.addLayout(self._list(self.tr("It will never"), never, "hand", "critical"), 1)
        return row

    def _list(self, title: str, lines: tuple[str, ...], icon: str, role: str) -> QVBoxLayout:
        unit = self._around.theme.unit
        column = QVBoxLayout()
        column.setSpacing(round(unit * 0.4))
        column.addWidget(Label(title, "heading"))
        for line in lines:
            row = QHBoxLayout()
            row.setSpacing(round(unit * 0.5))
            glyph = Glyph(self._around.theme, icon, role)
            row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(line), 1)
            column.addLayout(row)
        column.addStretch(1)
        return column

    def _button(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._around.theme.unit)
        button = QPushButton(self.tr("Make the first kit…"))
        button.setProperty("role", "primary")
        button.setIcon(self._around.theme.icon("kit", "on_accent"))
        button.clicked.connect(self.kit_wanted)
        row.addWidget(button)
        row.addWidget(
            Label(
                self.tr("A kit is a folder: on a USB stick, on a share, or by group policy."),
                "muted",
            ),
            1,
        )
        return row
