# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Updates and protection: every machine against every family of controls."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from veilleuse.domain.verdicts import ControlId, FixId
from veilleuse.ui.pages.page import Page
from veilleuse.ui.protection.cell_panel import CellPanel
from veilleuse.ui.protection.rows import (
    FAMILIES,
    MachineRow,
    State,
    counted,
    family_name,
    look,
    rows_of,
    told,
)
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.widgets.empty import Empty
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.table import Column, RecordModel, RecordProxy, Table
from veilleuse.ui.widgets.table_menu import Entry, copied, give_menu

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture

NONE_YET, LISTED = range(2)


class ProtectionPage(Page):
    """A matrix of symbols and words, filtered as people ask."""

    icon = "shield"

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_picture`."""
        super().__init__(around)
        self._fixes: dict[ControlId, FixId] = {}
        self._rows: tuple[MachineRow, ...] = ()
        self._model: RecordModel[MachineRow] = RecordModel(
            self._columns(), lambda row: row.device.id, self
        )
        self._proxy = RecordProxy(self._model, self)
        self._table = Table(self.tr("Updates and protection"), self._proxy, around.theme.unit)
        self._table.selectionModel().currentChanged.connect(self._show_cell)
        self._table.doubleClicked.connect(self._open)
        give_menu(self._table, self._entries, self._copy())
        self._panel = CellPanel(around)
        self._panel.device_wanted.connect(self.device_wanted)
        self._panel.fix_wanted.connect(self.fix_wanted)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(
            Empty(
                around.theme,
                "shield",
                self.tr("No machine to check yet"),
                self.tr("Start a round, then install the agent on the computers: it tells."),
            )
        )
        self._stack.addWidget(self._listed())

    def title(self) -> str:
        """The whole name."""
        return self.tr("Updates and protection")

    def word(self) -> str:
        """In the navigation."""
        return self.tr("Protection")

    def show_picture(self, picture: Picture) -> None:
        """Keeps the filter and the chosen machine."""
        prescribed = picture.assessment.prescriptions if picture.assessment else ()
        self._fixes = {control: one.fix for one in prescribed for control in one.controls}
        self._rows = rows_of(picture, self.around.texts)
        self._model.show_rows(self._rows)
        self._tell()
        if not self._table.currentIndex().isValid():
            self._table.setCurrentIndex(self._proxy.index(0, 0))
        self._show_cell()
        self._stack.setCurrentIndex(LISTED if self._rows else NONE_YET)

    def seek(self) -> None:
        """The search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _columns(self) -> tuple[Column[MachineRow], ...]:
        theme, texts = self.around.theme, self.around.texts

        def shown(family: str) -> Column[MachineRow]:
            title = family_name(family, texts)

            def icon(row: MachineRow) -> QIcon:
                return theme.icon(*look(row.cells[family]))

            return Column(
                title,
                lambda row: told(row.cells[family]),
                key=lambda row: (row.cells[family].state, -row.cells[family].count),
                spoken=lambda row: f"{title}, {told(row.cells[family])}",
                icon=icon,
                width=8.6,
            )

        machine: Column[MachineRow] = Column(
            self.tr("Machine"),
            lambda row: row.title,
            icon=lambda row: theme.icon(row.device.device_class.value, "muted"),
            width=13,
        )
        return (machine, *(shown(family) for family in FAMILIES))

    def _listed(self) -> QWidget:
        unit = self.around.theme.unit
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._table)
        splitter.addWidget(self._panel)
        splitter.setStretchFactor(0, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(unit)
        splitter.setSizes([unit * 52, unit * 17])
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(*(round(unit * 1.2),) * 4)
        column.setSpacing(round(unit * 0.8))
        column.addLayout(self._tools(unit))
        self._summary = Label("", "muted")
        column.addWidget(self._summary)
        column.addWidget(splitter, 1)
        return box

    def _tools(self, unit: int) -> QHBoxLayout:
        theme = self.around.theme
        row = QHBoxLayout()
        row.setSpacing(round(unit * 0.8))
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search a machine…"))
        self._search.setAccessibleName(self.tr("Search a machine"))
        self._search.setClearButtonEnabled(True)
        self._search.setMaxLength(100)
        self._search.addAction(
            theme.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._search.textChanged.connect(self._filter)
        self._family = self._choice(self.tr("Show one family"), self.tr("All families"))
        for family in FAMILIES:
            self._family.addItem(family_name(family, self.around.texts), family)
        self._state = self._choice(self.tr("Show one state"), self.tr("All states"))
        for text, state in (
            (self.tr("Something to fix"), State.OPEN),
            (self.tr("Something awaits proof"), State.AWAITING),
            (self.tr("Something was accepted"), State.ACCEPTED),
            (self.tr("Something is unknown"), State.UNKNOWN),
            (self.tr("All in order"), State.OK),
        ):
            self._state.addItem(text, int(state))
        copy = QPushButton(self.tr("Copy the table"))
        copy.setIcon(theme.icon("copy"))
        copy.clicked.connect(self._copy_all)
        row.addWidget(self._search, 1)
        for widget in (self._family, self._state, copy):
            row.addWidget(widget)
        return row

    def _choice(self, name: str, every: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.addItem(every, None)
        box.currentIndexChanged.connect(self._filter)
        return box

    def _filter(self) -> None:
        words = self._search.text().casefold().split()
        family, state = self._family.currentData(), self._state.currentData()
        test = partial(_passes, words=words, family=family, state=state)
        self._proxy.keep(test if words or state is not None else None)
        for at, name in enumerate(FAMILIES, start=1):
            self._table.setColumnHidden(at, family not in {None, name})
        self._tell()
        if not self._table.currentIndex().isValid():
            self._table.setCurrentIndex(self._proxy.index(0, 0))
        self._show_cell()

    def _tell(self) -> None:
        by_state = counted(self._rows)
        number = self.around.texts.number
        parts = [self.tr("%n machine(s)", "", self._proxy.rowCount())]
        for state, word in (
            (State.OPEN, self.tr("with something to fix: %1")),
            (State.UNKNOWN, self.tr("with something unknown: %1")),
            (State.OK, self.tr("all in order: %1")),
        ):
            if by_state.get(state):
                parts.append(word.replace("%1", number(by_state[state])))
        self._summary.setText(" · ".join(parts))

    def _show_cell(self) -> None:
        index = self._table.currentIndex()
        if not index.isValid():
            self._panel.show_cell(None, None, self._fixes)
            return
        column = index.column()
        family = FAMILIES[column - 1] if column else self._family.currentData()
        self._panel.show_cell(self._proxy.row_at(index), family, self._fixes)

    def _open(self) -> None:
        index = self._table.currentIndex()
        if index.isValid():
            self.device_wanted.emit(self._proxy.row_at(index).device.id)

    def _entries(self) -> tuple[Entry, ...]:
        open_it: Callable[[], None] = self._open
        has_one = self._table.currentIndex().isValid()
        icon = self.around.theme.icon("devices")
        return (Entry(self.tr("See the device"), icon, open_it, is_on=has_one),)

    def _copy(self) -> Entry:
        return copied(self._table, self.tr("Copy the rows"), self.around.theme.icon("copy"))

    def _copy_all(self) -> None:
        self._table.clearSelection()
        QGuiApplication.clipboard().setText(self._table.as_tsv())
        self.around.courier.said.emit(self.tr("Copied."))


def _passes(row: MachineRow, *, words: list[str], family: str | None, state: int | None) -> bool:
    if not all(word in row.searched for word in words):
        return False
    if state is None:
        return True
    cells = [row.cells[family]] if family else list(row.cells.values())
    if state == State.OK:
        states = {cell.state for cell in cells} - {State.NOTHING}
        return states == {State.OK}
    return any(check.state == state for cell in cells for check in cell.checks)
