# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The score over the last twelve months: a sentence, a chart, and its twin table."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from veilleuse.jobs import Lane
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled
from veilleuse.ui.widgets.card import Card
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.table import Column, RecordModel, RecordProxy, Table

if TYPE_CHECKING:
    from veilleuse.tasks.picture import TrendPoint

CHART, TABLE = 0, 1


class TrendCard(Card):
    """The chart is loaded once the window is painted."""

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_trend`."""
        super().__init__(self.tr("Twelve months"), around.theme.unit)
        self._around = around
        self._points: tuple[TrendPoint, ...] = ()
        self._asked = False
        self._summary = Label("", "muted")
        self.body.addWidget(self._summary)
        self._stack = QStackedWidget()
        self._stack.setFixedHeight(around.theme.unit * 15)
        self._holder: QWidget = Label(self.tr("Drawing the chart…"), "muted")
        self._stack.addWidget(self._holder)
        self._stack.addWidget(self._twin())
        self.body.addWidget(self._stack)
        self.body.addStretch(1)
        self._switch = QPushButton(self.tr("As a table"))
        self._switch.setProperty("role", "link")
        self._switch.clicked.connect(self._toggle)
        self.top.addWidget(self._switch)

    def show_trend(self, points: tuple[TrendPoint, ...]) -> None:
        """Draws the points, oldest first."""
        self._points = points
        self._summary.setText(self._told())
        self._model.show_rows(points)
        self._switch.setVisible(bool(points))
        self._stack.setVisible(len(points) > 1)
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Asks for the chart after the first paint."""
        super().showEvent(event)
        if not self._asked:
            self._asked = True
            QTimer.singleShot(0, self, self._load)

    def _load(self) -> None:
        # The chart library takes longer to load than the whole window: its slow part first, aside.
        self._around.courier.jobs.run(
            self,
            Lane.PROBE,
            lambda _: importlib.import_module("numpy"),
            lambda _: self._make_chart(),
            self._around.courier.failed.emit,
        )

    def _make_chart(self) -> None:
        charts = importlib.import_module("veilleuse.ui.charts")
        chart: QWidget = charts.TrendChart(self._around.theme, self._around.texts)
        self._stack.removeWidget(self._holder)
        self._holder.deleteLater()
        self._holder = chart
        self._stack.insertWidget(CHART, chart)
        self._stack.setCurrentIndex(CHART)
        self._draw()

    def _draw(self) -> None:
        draw = getattr(self._holder, "show_trend", None)
        if draw and len(self._points) > 1:
            draw(self._points, self._summary.text())

    def _toggle(self) -> None:
        shown = TABLE if self._stack.currentIndex() == CHART else CHART
        self._stack.setCurrentIndex(shown)
        self._switch.setText(self.tr("As a table") if shown == CHART else self.tr("As a chart"))

    def _twin(self) -> Table:
        texts, unit = self._around.texts, self._around.theme.unit
        columns: tuple[Column[TrendPoint], ...] = (
            Column(self.tr("Day"), lambda p: texts.day(p.at), key=lambda p: p.at),
            Column(
                self.tr("Score"),
                lambda p: texts.number(p.score),
                key=lambda p: p.score,
                is_number=True,
                width=5,
            ),
            Column(
                self.tr("Band"),
                lambda p: f"{texts.number(p.best)} – {texts.number(p.worst)}",
                key=lambda p: p.worst - p.best,
                is_number=True,
                width=7,
            ),
            Column(self.tr("Level"), lambda p: p.letter.value, width=5),
        )
        self._model = RecordModel(columns, lambda point: point.at, self)
        return Table(self.tr("Score by day"), RecordProxy(self._model, self), unit)

    def _told(self) -> str:
        texts = self._around.texts
        if not self._points:
            return self.tr("The curve begins with the first round.")
        first, last = self._points[0], self._points[-1]
        if len(self._points) == 1:
            told = self.tr("One measure so far, on %1. The curve begins with the next one.")
            return filled(told, texts.day(last.at))
        values = (texts.number(first.score), texts.day(first.at), texts.number(last.score))
        if last.score < first.score:
            return filled(self.tr("From %1 on %2 to %3 today: less exposed."), *values)
        if last.score > first.score:
            return filled(self.tr("From %1 on %2 to %3 today: more exposed."), *values)
        return filled(self.tr("From %1 on %2 to %3 today: as exposed as then."), *values)
