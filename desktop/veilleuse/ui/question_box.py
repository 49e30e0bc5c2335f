# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A question that no machine can answer: yes, no or not here, with a name and a date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QDateEdit,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from veilleuse.domain.model import Answer, AnswerValue, Attachment
from veilleuse.domain.verdicts import ControlId
from veilleuse.ui.actions import Actions
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
        self._attachments: tuple[Attachment, ...] = ()
        column.addLayout(self._form(unit))
        column.addLayout(self._file_row(unit))
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
        said = filled(told, word, self._around.texts.day(last.on), plain(last.by))
        files = ", ".join(plain(one.name, 60) for one in last.attachments)
        extra = [plain(last.note)] if last.note else []
        if files:
            extra.append(filled(self.tr("Files: %1"), files))
        return " ".join((said, *extra))

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

    def _file_row(self, unit: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(round(unit * 0.6))
        button = QPushButton(self.tr("Join files…"))
        button.setAccessibleName(self.tr("Join files that prove the answer"))
        button.clicked.connect(self._choose_files)
        self._files = Label("", "small")
        row.addWidget(button)
        row.addWidget(self._files, 1)
        self._show_files()
        return row

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
            self._control,
            value,
            on,
            self._by.text().strip(),
            self._note.text().strip(),
            self._attachments,
        )
        said = self.tr("Answer kept. The score takes it into account.")
        control = self._control

        def back(before: Answer | None) -> Callable[[Actions], None]:
            return lambda actions: actions.withdraw(control, before)

        self._around.courier.change(lambda actions: actions.declare(answer), said=said, undo=back)

    def _choose_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Files that prove it"))
        paths = [Path(path) for path in chosen]
        if paths:
            self._around.courier.ask(
                lambda actions: actions.attach(paths), self._keep_files, owner=self
            )

    def _keep_files(self, attachments: tuple[Attachment, ...]) -> None:
        self._attachments = tuple(dict.fromkeys((*self._attachments, *attachments)))
        self._show_files()

    def _show_files(self) -> None:
        names = ", ".join(plain(one.name, 60) for one in self._attachments)
        none = self.tr("The files stay where they are; their content is remembered by its hash.")
        self._files.setText(names or none)
