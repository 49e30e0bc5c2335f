# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks until when, by whom and why a risk is accepted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from veilleuse.ui.limits import limit
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.widgets.label import Label

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture

LONGEST_NAME, LONGEST_REASON = 120, 300


class AcceptDialog(QDialog):
    """Nothing is accepted without an end, a name and a reason."""

    agreed = Signal(object, str, str)

    def __init__(self, around: Surroundings, picture: Picture, count: int, parent: QWidget) -> None:
        """`count` findings are spoken of."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Accept until…"))
        unit = around.theme.unit
        self.setMinimumWidth(unit * 26)
        today = picture.read_at.astimezone().date()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(round(unit * 1.4),) * 4)
        column.setSpacing(unit)
        column.addWidget(Label(self.tr("Accept %n finding(s) for a while", "", count), "title"))
        column.addWidget(
            Label(
                self.tr(
                    "An accepted risk stays in the score. It gets an end date and the name of "
                    "whoever answers for it, and is printed in the monthly summary."
                ),
                "muted",
            )
        )
        self._until = QDateEdit(_qdate(today + limit("acceptance")))
        self._until.setMinimumDate(_qdate(today + timedelta(days=1)))
        self._until.setCalendarPopup(True)
        self._until.setDisplayFormat("dd/MM/yyyy")
        self._by = QLineEdit(picture.site.responsible[:LONGEST_NAME])
        self._by.setMaxLength(LONGEST_NAME)
        self._because = QLineEdit()
        self._because.setMaxLength(LONGEST_REASON)
        self._because.setPlaceholderText(self.tr("for example: the supplier updates it in May"))
        column.addLayout(self._form(unit))
        buttons = QDialogButtonBox()
        accept = buttons.addButton(
            self.tr("Accept the risk"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        accept.setProperty("role", "primary")
        self._accept = accept
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._agree)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        for field in (self._by, self._because):
            field.textChanged.connect(self._check)
        self._check()

    def _form(self, unit: int) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(round(unit * 0.6))
        for text, field in (
            (self.tr("&Until"), self._until),
            (self.tr("&By whom"), self._by),
            (self.tr("&Why"), self._because),
        ):
            label = Label(text, "strong", wrap=False)
            label.setAccessibleName(text.replace("&", ""))
            label.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            form.addRow(label, field)
        return form

    def _check(self) -> None:
        self._accept.setEnabled(bool(self._by.text().strip() and self._because.text().strip()))

    def _agree(self) -> None:
        chosen = self._until.date().toPython()
        self.agreed.emit(chosen, self._by.text().strip(), self._because.text().strip())
        self.accept()


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
