# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every device, searchable; beside the table, all that is known of the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from veilleuse.domain.model import DeviceClass, DeviceId
from veilleuse.jobs import Lane
from veilleuse.ui.device_detail import DeviceDetail
from veilleuse.ui.device_rows import DeviceRow, columns, rows_of
from veilleuse.ui.identifying import rulebook
from veilleuse.ui.pages.page import Page
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled
from veilleuse.ui.widgets.empty import Empty
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.table import RecordModel, RecordProxy, Table

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture

LISTED, NONE_YET = 0, 1


class DevicesPage(Page):
    """A table, a search field and a detail panel."""

    icon = "devices"

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_picture`."""
        super().__init__(around)
        unit = around.theme.unit
        self._picture: Picture | None = None
        self._shown: DeviceId | None = None
        self._model: RecordModel[DeviceRow] = RecordModel(
            columns(around), lambda row: row.device.id, self
        )
        self._proxy = RecordProxy(self._model, self)
        self._table = Table(self.tr("Devices"), self._proxy, unit)
        self._table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self._table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self._detail = DeviceDetail(around)
        self._detail.fix_wanted.connect(self.fix_wanted)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._table)
        splitter.addWidget(self._detail)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(unit)
        splitter.setSizes([unit * 55, unit * 23])
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(*(round(unit * 1.2),) * 4)
        column.setSpacing(round(unit * 0.8))
        column.addLayout(self._tools())
        column.addWidget(splitter, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(listed)
        self._stack.addWidget(self._empty())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        # Reading the rules takes longer than a click may.
        ignore = lambda _: None  # noqa: E731 - they are only warmed up
        around.courier.jobs.run(self, Lane.PROBE, lambda _: rulebook(), ignore, ignore)

    def title(self) -> str:
        """In the navigation."""
        return self.tr("Devices")

    def show_picture(self, picture: Picture) -> None:
        """Keeps the search and the chosen device."""
        self._picture = picture
        self._model.show_rows(rows_of(picture, self.around.texts))
        self._stack.setCurrentIndex(LISTED if picture.devices else NONE_YET)
        self._count()
        wanted = self._shown
        if wanted is None or not self._choose(wanted):
            self._table.setCurrentIndex(self._proxy.index(0, 0))
        self._show_chosen()

    def show_device(self, device_id: DeviceId) -> None:
        """Finds a device whatever was searched for before."""
        self._search.clear()
        self._class.setCurrentIndex(0)
        self._choose(device_id)

    def seek(self) -> None:
        """The search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _tools(self) -> QHBoxLayout:
        theme, texts = self.around.theme, self.around.texts
        row = QHBoxLayout()
        row.setSpacing(round(theme.unit * 0.8))
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search: name, address, maker, class…"))
        self._search.setAccessibleName(self.tr("Search devices"))
        self._search.setClearButtonEnabled(True)
        self._search.setMaxLength(100)
        self._search.addAction(
            theme.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._search.textChanged.connect(self._filter)
        self._class = QComboBox()
        self._class.setAccessibleName(self.tr("Show only one class"))
        self._class.addItem(self.tr("All classes"), None)
        for device_class in DeviceClass:
            icon = theme.icon(device_class.value, "muted")
            self._class.addItem(icon, texts.device_class(device_class), device_class)
        self._class.currentIndexChanged.connect(self._filter)
        self._found = Label("", "muted", wrap=False)
        row.addWidget(self._search, 1)
        row.addWidget(self._class)
        row.addWidget(self._found)
        return row

    def _empty(self) -> QWidget:
        return Empty(
            self.around.theme,
            "devices",
            self.tr("No device yet"),
            self.tr("Start a round with the button at the top: it begins by listening."),
        )

    def _filter(self) -> None:
        words = self._search.text().casefold().split()
        # Qt hands an enum back as the plain text it is made of.
        kept = self._class.currentData()
        wanted = DeviceClass(kept) if kept else None

        def test(row: DeviceRow) -> bool:
            is_wanted = wanted is None or row.device.device_class is wanted
            return is_wanted and all(word in row.searched for word in words)

        self._proxy.keep(test if words or wanted is not None else None)
        self._count()
        if not self._table.currentIndex().isValid():
            self._table.setCurrentIndex(self._proxy.index(0, 0))

    def _count(self) -> None:
        shown, total = self._proxy.rowCount(), self._model.rowCount()
        if shown == total:
            self._found.setText(self.tr("%n device(s)", "", total))
        else:
            told = self.tr("%1 of %n device(s)", "", total)
            self._found.setText(filled(told, self.around.texts.number(shown)))

    def _choose(self, device_id: DeviceId) -> bool:
        row = self._model.row_of(device_id)
        index = self._proxy.mapFromSource(self._model.index(-1 if row is None else row, 0))
        if not index.isValid():
            return False
        flags = QItemSelectionModel.SelectionFlag
        self._table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        QTimer.singleShot(0, self._table, lambda: self._table.scrollTo(self._table.currentIndex()))
        return True

    def _show_chosen(self) -> None:
        index = self._table.currentIndex()
        if self._picture is None or not index.isValid():
            self._detail.show_nothing()
            return
        row = self._proxy.row_at(index)
        self._shown = row.device.id
        self._detail.show_device(row.device, self._picture)
