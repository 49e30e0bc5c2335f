# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The do-not-touch list: what is on it always, and what people put there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from veilleuse.domain.model import UNTOUCHABLE, Site
from veilleuse.ui.actions import Actions
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.marks import Mark

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture


class SpareList(QWidget):
    """A field that adds, a list, a button that takes out."""

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_picture`."""
        super().__init__()
        self._around = around
        unit, texts = around.theme.unit, around.texts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(unit * 0.5))
        always = self.tr("Never probed, whatever the mode: %1.")
        classes = ", ".join(texts.device_class(one).lower() for one in sorted(UNTOUCHABLE))
        column.addWidget(Mark(around.theme, "hand", "critical", self.tr("Always on the list")))
        column.addWidget(Label(filled(always, classes)))
        self._by_hand = Label("", "muted")
        column.addWidget(self._by_hand)
        add = QHBoxLayout()
        self._typed = _Field()
        self._typed.setMaxLength(60)
        self._typed.setPlaceholderText(self.tr("192.168.10.40, 192.168.20.0/24 or 00:1b:a9"))
        self._typed.setAccessibleName(
            self.tr("Address, network or start of a hardware address never to touch")
        )
        self._typed.returnPressed.connect(self._add)
        self._typed.textChanged.connect(self._follow)
        self._add_button = QPushButton(self.tr("Put on the list"))
        self._add_button.clicked.connect(self._add)
        self._add_button.setAutoDefault(False)
        add.addWidget(self._typed, 1)
        add.addWidget(self._add_button)
        column.addLayout(add)
        self._wrong = Label("", "critical")
        self._wrong.setVisible(False)
        column.addWidget(self._wrong)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Do-not-touch list"))
        self._list.setFixedHeight(round(unit * 6))
        self._list.currentRowChanged.connect(self._follow)
        column.addWidget(self._list)
        self._drop = QPushButton(self.tr("Take off the list"))
        self._drop.setAutoDefault(False)
        self._drop.clicked.connect(self._take_off)
        row = QHBoxLayout()
        row.addWidget(self._drop)
        row.addStretch(1)
        column.addLayout(row)
        self._follow()

    def show_picture(self, picture: Picture) -> None:
        """What is on the list now."""
        site: Site = picture.site
        self._list.clear()
        self._list.addItems([*map(str, site.spared_networks), *site.spared_hardware])
        count = sum(device.never_probe for device in picture.devices)
        told = self.tr("%n device(s) put there one by one, on the page of devices.", "", count)
        self._by_hand.setText(told)
        self._by_hand.setVisible(count > 0)
        self._follow()

    def _add(self) -> None:
        typed = self._typed.text().strip()
        if not typed:
            return
        courier = self._around.courier

        def back(before: Site) -> Callable[[Actions], None]:
            return lambda actions: actions.restore_spared(before)

        def done(before: Site) -> None:
            self._typed.clear()
            said = filled(self.tr("%1 is never touched from now on."), typed)
            courier.undoable.emit(said, back(before))
            courier.refresh()

        courier.ask(lambda actions: actions.spare(typed), done, owner=self, failed=self._refuse)

    def _refuse(self, error: Exception) -> None:
        """Beside the field: where this list stands in a dialog, the window's bar is behind it."""
        self._wrong.setText(self._around.texts.error(error))
        self._wrong.setVisible(True)

    def _take_off(self) -> None:
        item = self._list.currentItem()
        if item is None:
            return
        entry = item.text()
        self._around.courier.change(
            lambda actions: actions.unspare(entry),
            said=filled(self.tr("%1 is no longer on the do-not-touch list."), entry),
            undo=lambda before: lambda actions: actions.restore_spared(before),
        )

    def _follow(self) -> None:
        self._drop.setEnabled(self._list.currentRow() >= 0)
        for widget in (self._list, self._drop):
            widget.setVisible(self._list.count() > 0)
        if self._typed.text():
            self._wrong.setVisible(False)
        self._add_button.setEnabled(bool(self._typed.text().strip()))


class _Field(QLineEdit):
    """Enter is for the list: it must not press the button that leads on."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keeps Enter to itself."""
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
