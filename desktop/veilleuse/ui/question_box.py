# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A question that no machine can answer: yes, no or not here, with a name and a date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QDateEdit,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from veilleuse.domain.model import Answer, AnswerValue
from veilleuse.domain.verdicts import ControlId
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled, plain
from veilleuse.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from veilleuse.tasks.picture import Picture

LONGEST_NAME, LONGEST_NOTE = 120, 300


class QuestionBox(QFrame):
    """The question, what was answered last, and three buttons."""

    @classmethod
    def for_controls(
        cls, controls: Sequence[ControlId], picture: Picture, around: Surroundings
    ) -> list[QuestionBox]:
        """One box for each control that has a question."""
        return [
            cls(control, picture, around)
            for control in controls
            if around.texts.control(control).question
        ]

    def __init__(self, control: ControlId, picture: Picture, around: Surroundings) -> None:
        """Proposes the responsible person and today."""
        super().__init__()
        self.setProperty("role", "command")
        self._control, self._around = control, around
        unit = around.theme.unit
        question = around.texts.control(control).question
        self.setAccessibleName(question)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit, unit, unit, unit)
        column.setSpacing(round(unit * 0.6))
        column.addWidget(Label(question, "heading"))
        last = next((a for a in picture.site.answers if a.control == control), None)
        column.addWidget(Label(self._last(last), "muted"))
        today = picture.read_at.astimezone().date()
        self._by = QLineEdit(picture.site.responsible[:LONGEST_NAME])
        self._by.setMaxLength(LONGEST_NAME)
        self._on = QDateEdit(QDate(today.year, today.month, today.day))
        self._on.setMaximumDate(QDate(today.year, today.month, today.day))
        self._on.setCalendarPopup(True)
        self._on.setDisplayFormat("dd/MM/yyyy")
        self._note = QLineEdit()
        self._note.setMaxLength(LONGEST_NOTE)
        column.addLayout(self._form(unit))
        column.addLayout(self._buttons(unit))
        self._by.textChanged.connect(self._check)
        self._check()

    def _last(self, last: Answer | None) -> str:
        if last is None:
            return self.tr("Not answered yet.")
        word = {
            AnswerValue.YES: self.tr("Yes"),
            AnswerValue.NO: self.tr("No"),
            AnswerValue.NOT_APPLICABLE: self.tr("Not applicable here"),
        }[last.value]
        told = self.tr("Last answer: %1, on %2, by %3.")
        return filled(told, word, self._around.texts.day(last.on), plain(last.by))

    def _form(self, unit: int) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(round(unit * 0.5))
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for text, field in (
            (self.tr("Answered by"), self._by),
            (self.tr("True on"), self._on),
            (self.tr("Note (optional)"), self._note),
        ):
            label = Label(text, "muted", wrap=False)
            label.setBuddy(field)
            field.setAccessibleName(text)
            form.addRow(label, field)
        return form

    def _buttons(self, unit: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(round(unit * 0.6))
        self._choices = []
        for text, value in (
            (self.tr("Yes"), AnswerValue.YES),
            (self.tr("No"), AnswerValue.NO),
            (self.tr("Not applicable here"), AnswerValue.NOT_APPLICABLE),
        ):
            button = QPushButton(text)
            button.clicked.connect(lambda _=False, chosen=value: self._answer(chosen))
            self._choices.append(button)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _check(self) -> None:
        for button in self._choices:
            button.setEnabled(bool(self._by.text().strip()))

    def _answer(self, value: AnswerValue) -> None:
        on = cast("date", self._on.date().toPython())
        answer = Answer(
            self._control, value, on, self._by.text().strip(), self._note.text().strip()
        )
        said = self.tr("Answer kept. The score takes it into account.")
        self._around.courier.change(lambda actions: actions.declare(answer), said=said)
