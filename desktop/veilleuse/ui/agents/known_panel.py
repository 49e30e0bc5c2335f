# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The agents that were decided on, searchable; beside the table, all about the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from veilleuse.domain.agents import Agent, Road, Standing
from veilleuse.domain.model import AgentId
from veilleuse.ui.agents.deciding import approve, ask_to_revoke
from veilleuse.ui.agents.detail import AgentDetail
from veilleuse.ui.agents.rows import AgentRow, columns
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled
from veilleuse.ui.widgets.empty import Empty
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.table import RecordModel, RecordProxy, Table
from veilleuse.ui.widgets.table_menu import Entry, copied, give_menu

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture


class KnownPanel(QWidget):
    """A search field, a table and a detail panel."""

    device_wanted = Signal(str)

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_rows`."""
        super().__init__()
        self._around = around
        self._picture: Picture | None = None
        self._shown: AgentId | None = None
        unit = around.theme.unit
        self._model: RecordModel[AgentRow] = RecordModel(
            columns(around), lambda row: row.agent.id, self
        )
        self._proxy = RecordProxy(self._model, self)
        self._table = Table(self.tr("Agents"), self._proxy, unit)
        self._table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self._table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self._table.doubleClicked.connect(self._go_to_device)
        copy = copied(self._table, self.tr("Copy"), around.theme.icon("copy"))
        give_menu(self._table, self._entries, copy)
        self._detail = AgentDetail(around)
        self._detail.device_wanted.connect(self.device_wanted)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._table)
        splitter.addWidget(self._detail)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(unit)
        splitter.setSizes([unit * 57, unit * 21])
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, round(unit * 0.8), 0, 0)
        column.setSpacing(round(unit * 0.8))
        column.addLayout(self._tools())
        column.addWidget(splitter, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(listed)
        self._stack.addWidget(
            Empty(
                around.theme,
                "agents",
                self.tr("No agent counts yet"),
                self.tr("Install the kit on a machine: it appears here with its first report."),
            )
        )

    def show_rows(self, rows: list[AgentRow], picture: Picture) -> None:
        """Keeps the search and the chosen agent."""
        self._picture = picture
        wanted = self._shown
        self._model.show_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        self._count()
        if wanted is None or not self._choose(wanted):
            self._table.setCurrentIndex(self._proxy.index(0, 0))
        self._show_chosen()

    def seek(self) -> None:
        """The search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _tools(self) -> QHBoxLayout:
        theme = self._around.theme
        row = QHBoxLayout()
        row.setSpacing(round(theme.unit * 0.8))
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search: name, system, state, kit, address…"))
        self._search.setAccessibleName(self.tr("Search agents"))
        self._search.setClearButtonEnabled(True)
        self._search.setMaxLength(100)
        self._search.addAction(
            theme.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._search.textChanged.connect(self._filter)
        self._found = Label("", "muted", wrap=False)
        row.addWidget(self._search, 1)
        row.addWidget(self._found)
        return row

    def _filter(self) -> None:
        words = self._search.text().casefold().split()

        def test(row: AgentRow) -> bool:
            return all(word in row.searched for word in words)

        self._proxy.keep(test if words else None)
        self._count()
        if not self._table.currentIndex().isValid():
            self._table.setCurrentIndex(self._proxy.index(0, 0))

    def _count(self) -> None:
        shown, total = self._proxy.rowCount(), self._model.rowCount()
        if shown == total:
            self._found.setText(self.tr("%n agent(s)", "", total))
        else:
            told = self.tr("%1 of %n agent(s)", "", total)
            self._found.setText(filled(told, self._around.texts.number(shown)))

    def _choose(self, agent_id: AgentId) -> bool:
        row = self._model.row_of(agent_id)
        index = self._proxy.mapFromSource(self._model.index(-1 if row is None else row, 0))
        if not index.isValid():
            return False
        flags = QItemSelectionModel.SelectionFlag
        self._table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        return True

    def _show_chosen(self) -> None:
        index = self._table.currentIndex()
        if self._picture is None or not index.isValid():
            self._detail.show_nothing()
            return
        row = self._proxy.row_at(index)
        self._shown = row.agent.id
        self._detail.show_agent(row, self._picture)

    def _chosen(self) -> list[Agent]:
        rows = self._table.selectionModel().selectedRows()
        return [self._proxy.row_at(index).agent for index in rows]

    def _entries(self) -> list[Entry]:
        theme, chosen = self._around.theme, self._chosen()
        revoked = [agent for agent in chosen if agent.standing is Standing.REVOKED]
        counted = [
            agent
            for agent in chosen
            if agent.standing is Standing.APPROVED and agent.road is not Road.LOCAL
        ]
        return [
            Entry(
                self.tr("Show the device"),
                theme.icon("devices"),
                self._go_to_device,
                len(chosen) == 1 and self._device_of(chosen[0]) is not None,
            ),
            Entry(
                self.tr("Approve again"),
                theme.icon("ok"),
                lambda: approve(self._around, revoked),
                bool(revoked),
            ),
            Entry(
                self.tr("Revoke…"),
                theme.icon("hand"),
                lambda: ask_to_revoke(self._around, counted, self),
                bool(counted),
            ),
        ]

    def _device_of(self, agent: Agent) -> str | None:
        devices = self._picture.devices if self._picture else ()
        return next((device.id for device in devices if device.agent_id == agent.id), None)

    def _go_to_device(self) -> None:
        index = self._table.currentIndex()
        device = self._device_of(self._proxy.row_at(index).agent) if index.isValid() else None
        if device is not None:
            self.device_wanted.emit(device)
