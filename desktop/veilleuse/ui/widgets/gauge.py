# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The score on its scale, with the band of what is not known around it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from veilleuse.domain.exposure import Band, Letter
from veilleuse.ui.theme import Theme, letter_role

LETTER_POINTS = 20
"""Width of one level on the scale: a factor of four in expected loss."""
TRACK = 0.75
"""Height of the scale, in lines of text."""


class Gauge(QWidget):
    """Five levels from left (best) to right; a bracket for the band, a pointer for the score."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Empty until `show_score`."""
        super().__init__(parent)
        self._theme = theme
        self._score: float | None = None
        self._band = Band(0, 100)
        self._ends = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_score(self, score: float, band: Band, ends: tuple[str, str], spoken: str) -> None:
        """`ends` are the words at both ends of the scale; `spoken` says it all."""
        self._score, self._band, self._ends = score, band, ends
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        unit = self._theme.unit
        return QSize(unit * 24, round(unit * 3.9))

    def minimumSizeHint(self) -> QSize:
        """Room for the five letters."""
        unit = self._theme.unit
        return QSize(unit * 12, round(unit * 3.9))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - small enough to paint whole
        """Scale, band, pointer and words."""
        if self._score is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = self._theme.unit
        track = QRectF(unit * 0.4, unit * 1.1, self.width() - unit * 0.8, unit * TRACK)
        self._paint_levels(painter, track)
        self._paint_band(painter, track)
        self._paint_pointer(painter, track)
        self._paint_ends(painter, track)

    def _x(self, track: QRectF, score: float) -> float:
        return track.left() + track.width() * min(100.0, max(0.0, score)) / 100

    def _paint_levels(self, painter: QPainter, track: QRectF) -> None:
        gap = 3.0
        width = (track.width() - 4 * gap) / 5
        for at, letter in enumerate(Letter):
            box = QRectF(track.left() + at * (width + gap), track.top(), width, track.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(letter_role(letter)))
            painter.drawRoundedRect(box, track.height() * 0.3, track.height() * 0.3)
            painter.setPen(self._theme.colour("on_letter"))
            painter.setFont(self._theme.sized(0.78, weight=QFont.Weight.Bold))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter.value)

    def _paint_band(self, painter: QPainter, track: QRectF) -> None:
        best, worst = self._x(track, self._band.best), self._x(track, self._band.worst)
        y = track.bottom() + self._theme.unit * 0.45
        tick = self._theme.unit * 0.22
        painter.setPen(QPen(self._theme.colour("text"), 2, Qt.PenStyle.SolidLine))
        painter.drawLine(QPointF(best, y), QPointF(worst, y))
        for x in (best, worst):
            painter.drawLine(QPointF(x, y - tick), QPointF(x, y + tick))

    def _paint_pointer(self, painter: QPainter, track: QRectF) -> None:
        x, half = self._x(track, self._score or 0), self._theme.unit * 0.42
        bottom = track.top() - 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("text"))
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(x, bottom),
                    QPointF(x - half, bottom - half * 1.5),
                    QPointF(x + half, bottom - half * 1.5),
                ]
            )
        )
        painter.setPen(QPen(QColor(self._theme.colour("surface")), 2))
        painter.drawLine(QPointF(x, track.top()), QPointF(x, track.bottom()))

    def _paint_ends(self, painter: QPainter, track: QRectF) -> None:
        line = QRectF(
            track.left(), track.bottom() + self._theme.unit * 0.85, track.width(), self._theme.unit
        )
        painter.setPen(self._theme.colour("muted"))
        painter.setFont(self._theme.sized(0.9))
        left, right = self._ends
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, left)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, right)
