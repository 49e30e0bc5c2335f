# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One care function: what its stop costs, which devices it needs, how it goes on without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QSpinBox, QWidget

from veilleuse.domain.model import CareFunction, DeviceId
from veilleuse.domain.registers import Known, Procedure
from veilleuse.ui.site.forms import FormDialog, PastDay
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import plain
from veilleuse.ui.texts import capital

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture


class CareDialog(FormDialog):
    """A weight, a list of devices to tick, and the degraded procedure."""

    def __init__(
        self, around: Surroundings, function: CareFunction, picture: Picture, parent: QWidget
    ) -> None:
        """What is known already is in the fields."""
        texts = around.texts
        name = capital(texts.find(f"care.{function.id}") or plain(function.id, 60))
        super().__init__(around, name, "", parent)
        self._function = function
        self._weight = QSpinBox()
        self._weight.setRange(1, 100)
        self._weight.setSuffix(self.tr(" % of the activity"))
        self._weight.setValue(round(100 * function.weight))
        self.row(self.tr("Its stop costs"), self._weight)
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search a device…"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._filter)
        self.row(self.tr("Devices it needs"), self._search)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Devices it needs"))
        self._list.setMinimumHeight(around.theme.unit * 9)
        for device in sorted(
            picture.devices, key=lambda one: (one.id not in function.devices, one.title.casefold())
        ):
            kind = texts.device_class(device.device_class)
            item = QListWidgetItem(f"{plain(device.title, 60)} · {kind}", self._list)
            ticked = device.id in function.devices
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, device.id)
        self.form.addRow(self._list)
        self._add_procedure(around, picture)

    def weight(self) -> float:
        """A share of the activity."""
        return self._weight.value() / 100

    def devices(self) -> frozenset[DeviceId]:
        """Those that are ticked; none leaves it to their classes."""
        items = (self._list.item(at) for at in range(self._list.count()))
        return frozenset(
            DeviceId(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )

    def procedure(self) -> Procedure:
        """As it stands in the fields."""
        return Procedure(
            self._function.id,
            Known(self._written.currentData()),
            self._printed.day(),
            self._tried.day(),
            self._place.text().strip(),
        )

    def _add_procedure(self, around: Surroundings, picture: Picture) -> None:
        texts = around.texts
        today = picture.read_at.astimezone().date()
        care = self._function.id
        found = (one for one in picture.site.procedures if one.function == care)
        known = next(found, Procedure(care))
        words = [(texts.word(f"known.{one}"), one.value) for one in Known]
        title = self.tr("Procedure without computers")
        self._written = self.choice(title, words, known.written.value)
        printed = texts.word("register.column.printed")
        self._printed = PastDay(printed, self.tr("printed"), today, known.printed_on)
        self.row(printed, self._printed)
        tried = texts.word("register.column.tried")
        self._tried = PastDay(tried, self.tr("tried"), today, known.tried_on)
        self.row(tried, self._tried)
        self._place = self.line(self.tr("Where the paper lies"), known.place)

    def _filter(self) -> None:
        words = self._search.text().casefold().split()
        for at in range(self._list.count()):
            item = self._list.item(at)
            text = item.text().casefold()
            item.setHidden(not all(word in text for word in words))
