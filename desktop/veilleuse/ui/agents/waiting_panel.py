# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The agents that nobody approved yet, and the two answers a person may give them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from veilleuse.domain.agents import Agent
from veilleuse.ui.agents.deciding import approve, ask_to_revoke
from veilleuse.ui.agents.rows import AgentRow, waiting_columns
from veilleuse.ui.agents.standing import fingerprint
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled, plain
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.table import RecordModel, RecordProxy, Table
from veilleuse.ui.widgets.table_menu import Entry, copied, give_menu


class WaitingPanel(QWidget):
    """A table from which several may be chosen, and two buttons."""

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_rows`."""
        super().__init__()
        self._around = around
        unit = around.theme.unit
        self._model: RecordModel[AgentRow] = RecordModel(
            waiting_columns(around), lambda row: row.agent.id, self
        )
        self._proxy = RecordProxy(self._model, self)
        self._table = Table(self.tr("Agents that await your approval"), self._proxy, unit)
        self._table.selectionModel().selectionChanged.connect(self._follow)
        copy = copied(self._table, self.tr("Copy"), around.theme.icon("copy"))
        give_menu(self._table, self._entries, copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, round(unit * 0.8), 0, 0)
        column.setSpacing(round(unit * 0.8))
        column.addWidget(
            Label(
                self.tr(
                    "These machines sent a report that is kept aside and counts for nothing yet. "
                    "Approve those that you know; a name alone proves nothing."
                ),
                "muted",
            )
        )
        column.addWidget(self._table, 1)
        self._identity = Label("", "small", selectable=True)
        column.addWidget(self._identity)
        column.addLayout(self._buttons())

    def show_rows(self, rows: list[AgentRow]) -> None:
        """Keeps the choice where the same agents still wait."""
        self._model.show_rows(rows)
        self._follow()

    def _buttons(self) -> QHBoxLayout:
        theme = self._around.theme
        row = QHBoxLayout()
        row.setSpacing(round(theme.unit * 0.6))
        self._yes = QPushButton(self.tr("Approve"))
        self._yes.setProperty("role", "primary")
        self._yes.clicked.connect(lambda: approve(self._around, self._chosen()))
        self._no = QPushButton(self.tr("Refuse…"))
        self._no.setIcon(theme.icon("hand"))
        self._no.clicked.connect(lambda: ask_to_revoke(self._around, self._chosen(), self))
        self._all = QPushButton(self.tr("Choose all"))
        self._all.clicked.connect(self._table.selectAll)
        for button in (self._yes, self._no, self._all):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _chosen(self) -> list[Agent]:
        rows = self._table.selectionModel().selectedRows()
        return [self._proxy.row_at(index).agent for index in rows]

    def _follow(self) -> None:
        chosen = self._chosen()
        for button in (self._yes, self._no):
            button.setEnabled(bool(chosen))
        role = "on_accent" if chosen else "muted"
        self._yes.setIcon(self._around.theme.icon("ok", role))
        self._identity.setText(self._told(chosen))

    def _told(self, chosen: list[Agent]) -> str:
        if not chosen:
            return self.tr("Choose one or more machines in the table.")
        if len(chosen) > 1:
            return self.tr("%n machine(s) chosen.", "", len(chosen))
        told = self.tr("Fingerprint of its identity: %1. The agent’s own “status” shows it too.")
        return filled(told, fingerprint(plain(chosen[0].id)))

    def _entries(self) -> list[Entry]:
        theme, chosen = self._around.theme, self._chosen()
        return [
            Entry(
                self.tr("Approve"),
                theme.icon("ok"),
                lambda: approve(self._around, chosen),
                bool(chosen),
            ),
            Entry(
                self.tr("Refuse…"),
                theme.icon("hand"),
                lambda: ask_to_revoke(self._around, chosen, self),
                bool(chosen),
            ),
        ]
