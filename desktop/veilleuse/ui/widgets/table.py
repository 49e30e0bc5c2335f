# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one table: declared columns, sorting and filtering in a proxy, copied as TSV."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from veilleuse.ui.text import tip

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex


class Comparable(Protocol):
    """What can be put in order; one column's keys are all of one kind."""

    def __lt__(self, other: Any, /) -> bool:
        """Whether this comes first."""


_TOP = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: what it shows, what it sorts by and what a screen reader says."""

    title: str
    text: Callable[[Row], str]
    key: Callable[[Row], Comparable] | None = None
    """What it sorts by; the text in lower case where none is given."""
    spoken: Callable[[Row], str] | None = None
    """What a screen reader says; title and text where none is given."""
    icon: Callable[[Row], QIcon | None] | None = None
    is_number: bool = False
    width: float = 0
    """In line heights; 0 stretches."""


class RecordModel(QAbstractTableModel, Generic[Row]):
    """Rows of records, each known by an id."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        id_of: Callable[[Row], object],
        parent: QObject | None = None,
    ) -> None:
        """Empty until `show_rows`."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self._id_of = id_of
        self._rows: list[Row] = []
        self._order: tuple[int, bool] | None = None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Replaces changed rows one by one where the ids are the same, else all of them."""
        rows = self._sorted(rows)
        same = len(rows) == len(self._rows) and all(
            self._id_of(new) == self._id_of(old) for new, old in zip(rows, self._rows, strict=True)
        )
        if not same:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        last = len(self.columns) - 1
        for at, row in enumerate(rows):
            if row != self._rows[at]:
                self._rows[at] = row
                self.dataChanged.emit(self.index(at, 0), self.index(at, last))

    def row_at(self, row: int) -> Row:
        """The record of a row."""
        return self._rows[row]

    def row_of(self, wanted: object) -> int | None:
        """The row whose record has that id."""
        return next((at for at, row in enumerate(self._rows) if self._id_of(row) == wanted), None)

    def rowCount(self, parent: Index = _TOP) -> int:
        """Rows of a table have no children."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """The declared columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section].is_number)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Orders by a column's key; a negative column leaves the order that rows came in."""
        self._order = (column, order is Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._id_of(self._rows[index.row()]) for index in before]
        self._rows = self._sorted(self._rows)
        places = {self._id_of(row): at for at, row in enumerate(self._rows)}
        after = [
            self.index(places[known], index.column())
            for known, index in zip(ids, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _sorted(self, rows: Sequence[Row]) -> list[Row]:
        if self._order is None:
            return list(rows)
        at, is_descending = self._order
        column = self.columns[at]
        return sorted(rows, key=lambda row: _sort_key(column, row), reverse=is_descending)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Picks what the column declares for the role."""
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        pick = _PICKS.get(role)
        return pick(column, row) if pick else None


def _alignment(is_number: bool) -> int:
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    return (side | Qt.AlignmentFlag.AlignVCenter).value


def _sort_key(column: Column[Row], row: Row) -> Comparable:
    return column.key(row) if column.key else column.text(row).casefold()


def _spoken(column: Column[Row], row: Row) -> str:
    return column.spoken(row) if column.spoken else f"{column.title}, {column.text(row)}"


_PICKS: dict[int, Callable[[Column, object], object]] = {  # type: ignore[type-arg]
    Qt.ItemDataRole.DisplayRole: lambda column, row: column.text(row),
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    Qt.ItemDataRole.DecorationRole: lambda column, row: column.icon(row) if column.icon else None,
    Qt.ItemDataRole.ToolTipRole: lambda column, row: tip(column.text(row)),
    Qt.ItemDataRole.TextAlignmentRole: lambda column, _: _alignment(column.is_number),
}


class RecordProxy(QSortFilterProxyModel, Generic[Row]):
    """Keeps the rows that a test accepts; the model sorts, many times faster than a proxy could."""

    def __init__(self, model: RecordModel[Row], parent: QObject | None = None) -> None:
        """Shows everything until `keep`."""
        super().__init__(parent)
        self.records = model
        self._test: Callable[[Row], bool] | None = None
        self.setSourceModel(model)

    def keep(self, test: Callable[[Row], bool] | None) -> None:
        """Shows the rows that pass."""
        self.beginFilterChange()
        self._test = test
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def row_at(self, index: Index) -> Row:
        """The record behind an index of this proxy."""
        return self.records.row_at(self.mapToSource(index).row())

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: ARG002 - no children
        """Asks the test."""
        return self._test is None or self._test(self.records.row_at(row))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Has the model sort."""
        self.records.sort(column, order)


class Table(QTableView):
    """Whole rows, one at a time or many; Ctrl+C copies them with their titles."""

    def __init__(
        self, name: str, proxy: RecordProxy[Row], unit: int, parent: QWidget | None = None
    ) -> None:
        """`name` is what screen readers say; `unit` the height of a line of text."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setModel(proxy)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        # Rows stay in the order they came in until somebody asks for another.
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(round(unit * 2.1))
        self._size_columns(proxy.records.columns, unit)

    def _size_columns(self, columns: Sequence[Column[Row]], unit: int) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(unit * 2)
        header.setFixedHeight(round(unit * 2.2))
        for at, column in enumerate(columns):
            if column.width:
                self.setColumnWidth(at, round(unit * column.width))
            else:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copies on Ctrl+C, otherwise moves as tables do."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_tsv())
            event.accept()
            return
        super().keyPressEvent(event)

    def as_tsv(self) -> str:
        """Titles and selected rows, or all rows where none is selected, separated by tabs."""
        model = self.model()
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        columns = range(model.columnCount())
        titles = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in columns]
        lines = [titles]
        lines += [
            [_cell(model.index(row, column).data()) for column in columns]
            for row in chosen or range(model.rowCount())
        ]
        return "\n".join("\t".join(line) for line in lines) + "\n"


def _cell(value: object) -> str:
    """One value on one line; what a spreadsheet would take for a formula is quoted."""
    text = " ".join(str(value or "").split())
    return "'" + text if text[:1] in {"=", "+", "-", "@"} else text
