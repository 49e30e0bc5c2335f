# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields that the forms of the establishment are made of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import cast

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.texts import capital
from veilleuse.ui.widgets.label import Label

LONGEST = 300
"""Of one line, as resources/evidence.toml has it; the tasks refuse more."""


class PastDay(QWidget):
    """A day up to today, or none."""

    changed = Signal()

    def __init__(self, name: str, none: str, today: date, known: date | None) -> None:
        """`none` is the word beside the box that says there is such a day."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._is_known = QCheckBox(none)
        self._is_known.setChecked(known is not None)
        self._is_known.setAccessibleName(f"{name}: {none}")
        shown = known or today
        self._day = QDateEdit(QDate(shown.year, shown.month, shown.day))
        self._day.setMaximumDate(QDate(today.year, today.month, today.day))
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("dd/MM/yyyy")
        self._day.setAccessibleName(name)
        self._day.setEnabled(known is not None)
        self._is_known.toggled.connect(self._day.setEnabled)
        self._is_known.toggled.connect(self.changed)
        row.addWidget(self._is_known)
        row.addWidget(self._day)
        row.addStretch(1)

    def day(self) -> date | None:
        """None where nobody knows."""
        if not self._is_known.isChecked():
            return None
        return cast("date", self._day.date().toPython())


class FormDialog(QDialog):
    """A title, a sentence, a form, and two buttons; `accepted` once what is needed is there."""

    def __init__(self, around: Surroundings, title: str, lead: str, parent: QWidget) -> None:
        """Fields are added by `line`, `choice` and `row`."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._needed: list[QLineEdit] = []
        unit = around.theme.unit
        self.setMinimumWidth(unit * 30)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(round(unit * 1.4),) * 4)
        column.setSpacing(round(unit * 0.8))
        column.addWidget(Label(title, "heading"))
        if lead:
            column.addWidget(Label(lead, "muted"))
        self.form = QFormLayout()
        self.form.setSpacing(round(unit * 0.5))
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        column.addLayout(self.form)
        buttons = QDialogButtonBox()
        self._agree = buttons.addButton(self.tr("Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._agree.setProperty("role", "primary")
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def line(
        self, name: str, value: str = "", *, needed: bool = False, hint: str = ""
    ) -> QLineEdit:
        """A line of text."""
        field = QLineEdit(value[:LONGEST])
        field.setMaxLength(LONGEST)
        field.setPlaceholderText(hint)
        self.row(name, field)
        if needed:
            self._needed.append(field)
            field.textChanged.connect(self._check)
            self._check()
        return field

    def choice(self, name: str, options: Iterable[tuple[str, str]], value: str) -> QComboBox:
        """One of several; `options` are words and values."""
        field = QComboBox()
        for word, option in options:
            field.addItem(capital(word), option)
        field.setCurrentIndex(max(0, field.findData(value)))
        self.row(name, field)
        return field

    def row(self, name: str, field: QWidget) -> None:
        """Any other field, with its name before it."""
        label = Label(name, "muted", wrap=False)
        label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(name)
        self.form.addRow(label, field)

    def _check(self) -> None:
        self._agree.setEnabled(all(field.text().strip() for field in self._needed))
