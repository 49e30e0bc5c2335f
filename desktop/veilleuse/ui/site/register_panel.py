# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A register as a table with its three buttons."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.widgets.empty import Empty
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.table import Column, RecordModel, RecordProxy, Row, Table
from veilleuse.ui.widgets.table_menu import Entry, copied, give_menu

NONE_YET, LISTED = range(2)


class RegisterPanel(QWidget, Generic[Row]):
    """Add, change, take out; double click and Enter change, Delete takes out."""

    def __init__(
        self,
        around: Surroundings,
        name: str,
        columns: Sequence[Column[Row]],
        id_of: Callable[[Row], Hashable],
        empty: tuple[str, str, str],
    ) -> None:
        """`empty` is icon, title and next step where nothing is in it."""
        super().__init__()
        self._around = around
        unit, theme = around.theme.unit, around.theme
        self._model: RecordModel[Row] = RecordModel(columns, id_of, self)
        self._proxy: RecordProxy[Row] = RecordProxy(self._model, self)
        self.table = _Listed(name, self._proxy, unit, self._drop)
        self.table.doubleClicked.connect(lambda _: self._change())
        self.table.selectionModel().selectionChanged.connect(self._follow)
        self.add: Callable[[], None] = lambda: None
        self.change: Callable[[Row], None] = lambda _: None
        self.drop: Callable[[Row], None] = lambda _: None
        self.lead = Label("", "muted")
        self._buttons: list[QPushButton] = []
        row = QHBoxLayout()
        row.setSpacing(round(unit * 0.5))
        for text, act in (
            (self.tr("Add…"), self._add),
            (self.tr("Change…"), self._change),
            (self.tr("Take out"), self._drop),
        ):
            button = QPushButton(text)
            button.clicked.connect(act)
            self._buttons.append(button)
            row.addWidget(button)
        row.addStretch(1)
        copy = copied(self.table, self.tr("Copy the rows"), theme.icon("copy"))
        give_menu(self.table, self._entries, copy)
        self._stack = QStackedLayout()
        blank = Empty(theme, *empty)
        blank.offer(self.tr("Add…"), self._add)
        self._stack.addWidget(blank)
        listed = QWidget()
        inside = QVBoxLayout(listed)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(round(unit * 0.6))
        inside.addWidget(self.lead)
        inside.addWidget(self.table, 1)
        inside.addLayout(row)
        self._stack.addWidget(listed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, round(unit * 0.8), 0, 0)
        column.addLayout(self._stack)
        self._follow()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Keeps what was chosen where it is still there."""
        self._model.show_rows(rows)
        self._stack.setCurrentIndex(LISTED if rows else NONE_YET)
        self._follow()

    def _chosen(self) -> Row | None:
        index = self.table.currentIndex()
        return self._proxy.row_at(index) if index.isValid() else None

    def _add(self) -> None:
        self.add()

    def _change(self) -> None:
        row = self._chosen()
        if row is not None:
            self.change(row)

    def _drop(self) -> None:
        row = self._chosen()
        if row is not None:
            self.drop(row)

    def _follow(self) -> None:
        for button in self._buttons[1:]:
            button.setEnabled(self._chosen() is not None)

    def _entries(self) -> tuple[Entry, ...]:
        has_one = self._chosen() is not None
        theme = self._around.theme
        return (
            Entry(self.tr("Change…"), theme.icon("prescriptions"), self._change, is_on=has_one),
            Entry(self.tr("Take out"), theme.icon("close"), self._drop, is_on=has_one),
        )


class _Listed(Table):
    """Enter and Delete do what the buttons do."""

    def __init__(
        self, name: str, proxy: RecordProxy[Row], unit: int, drop: Callable[[], None]
    ) -> None:
        super().__init__(name, proxy, unit)
        self._drop = drop

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter changes, Delete takes out."""
        if event.key() == Qt.Key.Key_Delete:
            self._drop()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.doubleClicked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
