# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks what a new kit is for, has it written, then says what to do with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from veilleuse.domain.kits import KitWish
from veilleuse.ui.agents.kit_form import KitForm
from veilleuse.ui.agents.kit_steps import KitSteps, warning_on_theft
from veilleuse.ui.agents.requests import KitOffer
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.widgets.card import Scroll
from veilleuse.ui.widgets.label import Label

ASKING, WRITTEN = 0, 1


class KitDialog(QDialog):
    """A form beside what a thief could do with the kit; after writing, three steps."""

    def __init__(self, around: Surroundings, offer: KitOffer, parent: QWidget) -> None:
        """`offer` fills the form."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._around = around
        unit = around.theme.unit
        self.setWindowTitle(self.tr("New kit"))
        self.resize(unit * 54, unit * 35)
        self._form = KitForm(around, offer)
        self._form.changed.connect(self._check)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._asking())
        self._check()

    def _asking(self) -> QWidget:
        unit = self._around.theme.unit
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(*(round(unit * 1.4),) * 4)
        column.setSpacing(unit)
        column.addWidget(Label(self.tr("New deployment kit"), "title"))
        scroll = Scroll(self.tr("What the kit holds"), 0, unit)
        both = QHBoxLayout()
        both.setSpacing(round(unit * 1.2))
        both.addWidget(self._form, 3, Qt.AlignmentFlag.AlignTop)
        both.addWidget(warning_on_theft(self._around), 2, Qt.AlignmentFlag.AlignTop)
        scroll.column.addLayout(both)
        scroll.column.addStretch(1)
        column.addWidget(scroll, 1)
        self._problem = Label("", "error", selectable=True)
        self._problem.setVisible(False)
        column.addWidget(self._problem)
        self._hint = Label("", "small")
        column.addWidget(self._hint)
        buttons = QDialogButtonBox()
        self._write = QPushButton(self.tr("Write the kit"))
        self._write.setProperty("role", "primary")
        self._write.setIcon(self._around.theme.icon("kit", "on_accent"))
        buttons.addButton(self._write, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._ask)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        return page

    def _check(self) -> None:
        flaw = self._form.flaw()
        if not self._around.courier.may_receive:
            flaw = self.tr("A demonstration makes no kit: no machine could report to it.")
        self._hint.setText(flaw)
        self._hint.setVisible(bool(flaw))
        self._write.setEnabled(not flaw)

    def _ask(self) -> None:
        wish, path = self._form.wish(), self._form.path()
        self._write.setEnabled(False)
        self._problem.setVisible(False)
        self._around.courier.ask(
            lambda actions: actions.make_kit(path, wish),
            lambda written: self._show_steps(written, wish),
            owner=self,
            failed=self._fail,
        )

    def _fail(self, error: Exception) -> None:
        self._problem.setText(self._around.texts.error(error))
        self._problem.setVisible(True)
        self._write.setEnabled(True)

    def _watch(self, wish: KitWish) -> None:
        """Reports that come through the kit's folder are looked for there from now on."""
        if wish.folder and self._around.courier.inbox.state.is_on:
            self._around.courier.inbox.turn(on=True)

    def _show_steps(self, written: Path, wish: KitWish) -> None:
        courier = self._around.courier
        self._watch(wish)
        unit = self._around.theme.unit
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(*(round(unit * 1.4),) * 4)
        column.setSpacing(unit)
        scroll = Scroll(self.tr("What to do next"), 0, unit)
        is_deaf = not courier.inbox.state.is_on
        scroll.column.addWidget(KitSteps(self._around, written, wish, is_deaf=is_deaf))
        scroll.column.addStretch(1)
        column.addWidget(scroll, 1)
        buttons = QDialogButtonBox()
        done = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.AcceptRole)
        done.setProperty("role", "primary")
        buttons.accepted.connect(self.accept)
        column.addWidget(buttons)
        self._stack.addWidget(page)
        self.resize(self.width(), unit * 26)
        self._stack.setCurrentIndex(WRITTEN)
        done.setFocus()
        courier.refresh()
