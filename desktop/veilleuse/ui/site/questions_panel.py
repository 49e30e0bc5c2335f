# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions of the catalogue that only people can answer, with until when an answer is believed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from veilleuse.catalogue.controls import load_controls
from veilleuse.catalogue.evidence import load_evidence_limits
from veilleuse.domain.expiry import expiries
from veilleuse.domain.judge import asks_person
from veilleuse.domain.model import Answer, AnswerValue
from veilleuse.domain.verdicts import ControlId
from veilleuse.ui.question_box import QuestionBox
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled, plain
from veilleuse.ui.texts import capital
from veilleuse.ui.widgets.card import Scroll, clear
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.table import Column, RecordModel, RecordProxy, Table
from veilleuse.ui.widgets.table_menu import copied, give_menu

if TYPE_CHECKING:
    from veilleuse.domain.verdicts import Control
    from veilleuse.tasks.picture import Picture


class Standing(IntEnum):
    """Of an answer, the one that asks most first."""

    OVER = 0
    MISSING = 1
    SOON = 2
    NO = 3
    FINE = 4


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question."""

    control: ControlId
    question: str
    answer: Answer | None
    until: date | None
    """None where there is no answer, or one that does not age."""
    standing: Standing


class QuestionsPanel(QWidget):
    """A table of questions; the chosen one is answered beside it."""

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_picture`."""
        super().__init__()
        self._around = around
        self._picture: Picture | None = None
        self._shown: ControlId | None = None
        unit, theme = around.theme.unit, around.theme
        self._model: RecordModel[QuestionRow] = RecordModel(
            self._columns(), lambda row: row.control, self
        )
        self._proxy = RecordProxy(self._model, self)
        self._table = Table(self.tr("Questions"), self._proxy, unit)
        self._table.selectionModel().currentRowChanged.connect(self._show_chosen)
        give_menu(
            self._table,
            lambda: (),
            copied(self._table, self.tr("Copy the rows"), theme.icon("copy")),
        )
        self._box = Scroll(self.tr("The chosen question"), 0, round(unit * 0.5))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._table)
        splitter.addWidget(self._box)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(unit)
        splitter.setSizes([unit * 42, unit * 26])
        self._lead = Label("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, round(unit * 0.8), 0, 0)
        column.setSpacing(round(unit * 0.6))
        column.addLayout(self._tools(unit))
        column.addWidget(self._lead)
        column.addWidget(splitter, 1)

    def show_picture(self, picture: Picture) -> None:
        """Keeps the chosen question."""
        self._picture = picture
        rows = rows_of(picture, self._around)
        self._model.show_rows(rows)
        self._lead.setText(self._reminder(rows))
        if not self._table.currentIndex().isValid():
            self._table.setCurrentIndex(self._proxy.index(0, 0))
        self._show_chosen()

    def due(self) -> int:
        """Answers to renew or to give."""
        asking = {Standing.OVER, Standing.MISSING, Standing.SOON}
        rows = (self._model.row_at(at) for at in range(self._model.rowCount()))
        return sum(row.standing in asking for row in rows)

    def seek(self) -> None:
        """The search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _reminder(self, rows: list[QuestionRow]) -> str:
        counted = {one: sum(row.standing is one for row in rows) for one in Standing}
        parts = [self.tr("%n question(s)", "", len(rows))]
        if counted[Standing.MISSING]:
            parts.append(self.tr("%n not answered yet", "", counted[Standing.MISSING]))
        if counted[Standing.OVER]:
            parts.append(self.tr("%n answer(s) no longer believed", "", counted[Standing.OVER]))
        if counted[Standing.SOON]:
            parts.append(self.tr("%n answer(s) to renew soon", "", counted[Standing.SOON]))
        return " · ".join(parts)

    def _tools(self, unit: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(round(unit * 0.8))
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search a question…"))
        self._search.setAccessibleName(self.tr("Search a question"))
        self._search.setClearButtonEnabled(True)
        self._search.setMaxLength(100)
        self._search.textChanged.connect(self._filter)
        self._which = QComboBox()
        self._which.setAccessibleName(self.tr("Show only"))
        for text, standings in (
            (self.tr("All questions"), None),
            (self.tr("To answer or renew"), (Standing.OVER, Standing.MISSING, Standing.SOON)),
            (self.tr("Answered « no »"), (Standing.NO,)),
            (self.tr("In order"), (Standing.FINE,)),
        ):
            self._which.addItem(text, standings)
        self._which.currentIndexChanged.connect(self._filter)
        row.addWidget(self._search, 1)
        row.addWidget(self._which)
        return row

    def _filter(self) -> None:
        words = self._search.text().casefold().split()
        wanted = self._which.currentData()

        def test(row: QuestionRow) -> bool:
            text = f"{row.question} {row.control}".casefold()
            return all(word in text for word in words) and (not wanted or row.standing in wanted)

        self._proxy.keep(test if words or wanted else None)
        if not self._table.currentIndex().isValid():
            self._table.setCurrentIndex(self._proxy.index(0, 0))

    def _columns(self) -> tuple[Column[QuestionRow], ...]:
        texts, theme = self._around.texts, self._around.theme
        looks = {
            Standing.OVER: ("warning", "high"),
            Standing.MISSING: ("unknown", "medium"),
            Standing.SOON: ("clock", "medium"),
            Standing.NO: ("high", "high"),
            Standing.FINE: ("ok", "good"),
        }
        return (
            Column(self.tr("Question"), lambda row: row.question),
            Column(
                self.tr("Answer"),
                self._told,
                key=lambda row: row.standing,
                icon=lambda row: theme.icon(*looks[row.standing]),
                width=9.5,
            ),
            Column(
                self.tr("On"),
                lambda row: texts.short_day(row.answer.on) if row.answer else "–",
                key=lambda row: row.answer.on if row.answer else date.min,
                width=6.5,
            ),
            Column(
                self.tr("Believed until"),
                lambda row: texts.short_day(row.until) if row.until else "–",
                key=lambda row: row.until or date.max,
                width=8,
            ),
        )

    def _told(self, row: QuestionRow) -> str:
        if row.answer is None:
            return self.tr("Not answered")
        word = capital(self._around.texts.word(f"answer_value.{row.answer.value}"))
        if row.standing is Standing.OVER:
            return filled(self.tr("%1 (over)"), word)
        return word

    def _show_chosen(self) -> None:
        index = self._table.currentIndex()
        if self._picture is None:
            return
        clear(self._box.column)
        if index.isValid():
            row = self._proxy.row_at(index)
            texts = self._around.texts.control(row.control)
            self._box.column.addWidget(QuestionBox(row.control, self._picture, self._around))
            self._box.column.addWidget(Label(self.tr("Why"), "heading"))
            self._box.column.addWidget(Label(texts.why))
        self._box.column.addStretch(1)


@cache
def questions() -> dict[ControlId, Control]:
    """The controls that ask people, in the order of the catalogue."""
    return {control.id: control for control in load_controls().values() if asks_person(control)}


@cache
def remind_days() -> int:
    """How long before an answer is no longer believed somebody is reminded."""
    return load_evidence_limits().remind_days


def rows_of(picture: Picture, around: Surroundings) -> list[QuestionRow]:
    """What asks most first, otherwise in the order of the catalogue."""
    today = picture.read_at.astimezone().date()
    until = {one.control: one for one in expiries(questions(), picture.site, today)}
    answers = {one.control: one for one in picture.site.answers}
    rows = []
    for control in questions():
        text = around.texts.control(control)
        answer = answers.get(control)
        ends = until.get(control)
        rows.append(
            QuestionRow(
                control,
                plain(text.question or text.title, 300),
                answer,
                ends.until if ends else None,
                _standing(answer, ends.days_left if ends else None),
            )
        )
    return sorted(rows, key=lambda row: row.standing)


def _standing(answer: Answer | None, days_left: int | None) -> Standing:
    if answer is None:
        return Standing.MISSING
    if answer.value is AnswerValue.NO:
        return Standing.NO
    if days_left is not None and days_left < 0:
        return Standing.OVER
    if days_left is not None and days_left <= remind_days():
        return Standing.SOON
    return Standing.FINE
