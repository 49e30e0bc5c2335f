# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Charts: the only user of pyqtgraph, loaded when the first chart is shown."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pyqtgraph
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from veilleuse.domain.exposure import Letter
from veilleuse.ui.texts import Texts
from veilleuse.ui.theme import Theme, letter_role
from veilleuse.ui.widgets.gauge import LETTER_POINTS

if TYPE_CHECKING:
    from veilleuse.tasks.picture import TrendPoint

MARKS = 6
"""At most so many dates under the curve."""


class TrendChart(QWidget):
    """The band behind, the score in front, five levels as faint stripes; only to be looked at."""

    def __init__(self, theme: Theme, texts: Texts, parent: QWidget | None = None) -> None:
        """Items are made once and only their data changes."""
        super().__init__(parent)
        self._theme, self._texts = theme, texts
        pyqtgraph.setConfigOptions(antialias=True)
        self._plot = pyqtgraph.PlotWidget(background=theme.colour("surface"))
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._plot)
        self._make_still()
        self._make_levels()
        self._make_curves()

    def show_trend(self, points: tuple[TrendPoint, ...], summary: str) -> None:
        """Draws at least two points; `summary` is what screen readers say."""
        self.setAccessibleName(summary)
        self._plot.setAccessibleName(summary)
        days = [_day(point.at) for point in points]
        self._best.setData(days, [point.best for point in points])
        self._worst.setData(days, [point.worst for point in points])
        self._score.setData(days, [point.score for point in points])
        self._last.setData(days[-1:], [points[-1].score])
        self._plot.setXRange(days[0], days[-1], padding=0.03)
        self._plot.getAxis("bottom").setTicks([self._marks(days[0], days[-1])])

    def _marks(self, first: float, last: float) -> list[tuple[float, str]]:
        step = max(1, round((last - first) / (MARKS - 1)))
        ordinals = range(int(first), int(last) + 1, step)
        return [(float(day), f"{date.fromordinal(day):%d/%m/%y}") for day in ordinals]

    def _make_still(self) -> None:
        item = self._plot.getPlotItem()
        item.setMouseEnabled(x=False, y=False)
        item.setMenuEnabled(False)
        item.hideButtons()
        self._plot.setYRange(0, 100, padding=0.02)
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setTextPen(self._theme.colour("muted"))
            axis.setPen(self._theme.colour("line"))
            axis.setStyle(tickLength=0, tickFont=self._theme.sized(0.82))
        limits = range(0, 101, LETTER_POINTS)
        self._plot.getAxis("left").setTicks([[(float(at), str(at)) for at in limits]])

    def _make_levels(self) -> None:
        for at, letter in enumerate(Letter):
            colour = self._theme.colour(letter_role(letter))
            colour.setAlphaF(0.07)
            stripe = pyqtgraph.LinearRegionItem(
                (at * LETTER_POINTS, (at + 1) * LETTER_POINTS),
                orientation="horizontal",
                movable=False,
                brush=colour,
                pen=pyqtgraph.mkPen(None),
            )
            stripe.setZValue(-20)
            self._plot.addItem(stripe)

    def _make_curves(self) -> None:
        nothing = pyqtgraph.mkPen(None)
        self._best = pyqtgraph.PlotCurveItem(pen=nothing)
        self._worst = pyqtgraph.PlotCurveItem(pen=nothing)
        shade = self._theme.colour("accent")
        shade.setAlphaF(0.18)
        band = pyqtgraph.FillBetweenItem(self._best, self._worst, brush=shade)
        line = pyqtgraph.mkPen(self._theme.colour("accent"), width=2.5)
        self._score = pyqtgraph.PlotCurveItem(pen=line)
        self._last = pyqtgraph.ScatterPlotItem(
            size=10,
            brush=self._theme.colour("accent"),
            pen=pyqtgraph.mkPen(self._theme.colour("surface"), width=2),
        )
        for item in (self._best, self._worst, band, self._score, self._last):
            self._plot.addItem(item)


def _day(moment: datetime) -> float:
    return float(moment.astimezone().date().toordinal())
