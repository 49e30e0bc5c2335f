# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What lines, sizes and flags of the map mean."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from veilleuse.ui.theme import Theme


class Legend(QWidget):
    """Signs with their words, in as many rows as the width asks for."""

    def __init__(self, theme: Theme) -> None:
        """The words are read by screen readers too."""
        super().__init__()
        self._theme = theme
        self._font = theme.sized(0.9)
        self._signs = (
            ("solid", self.tr("observed")),
            ("dashed", self.tr("supposed")),
            ("dot", self.tr("the larger, the more activity stops once it is taken")),
            ("flag", self.tr("choke point")),
        )
        self.setAccessibleName(", ".join(word for _, word in self._signs))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many rows as the width asks for."""
        super().resizeEvent(event)
        rows = self._places(event.size().width())
        self.setFixedHeight(round(rows[-1][1] + self._theme.unit * 1.3))

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(self._theme.unit * 40, round(self._theme.unit * 1.3))

    def minimumSizeHint(self) -> QSize:
        """The widest sign alone."""
        return QSize(self._theme.unit * 12, round(self._theme.unit * 1.3))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - small enough to paint whole
        """Each sign, then its word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        unit = self._theme.unit
        for (sign, word), (x, y) in zip(self._signs, self._places(self.width()), strict=True):
            self._sign(painter, sign, x, y + unit * 0.65)
            painter.setPen(self._theme.colour("muted"))
            room = QRectF(x + unit * 2, y, self.width() - x - unit * 2, unit * 1.3)
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            metrics = QFontMetrics(self._font)
            shown = metrics.elidedText(word, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, left, shown)

    def _places(self, width: int) -> list[tuple[float, float]]:
        metrics, unit = QFontMetrics(self._font), self._theme.unit
        places: list[tuple[float, float]] = []
        x = y = 0.0
        for _, word in self._signs:
            wide = unit * 3.2 + metrics.horizontalAdvance(word)
            if x and x + wide > width:
                x, y = 0.0, y + unit * 1.4
            places.append((x, y))
            x += wide
        return places

    def _sign(self, painter: QPainter, sign: str, x: float, middle: float) -> None:
        unit, theme = self._theme.unit, self._theme
        match sign:
            case "dot":
                painter.setPen(QPen(theme.colour("muted"), 1.4))
                painter.setBrush(theme.colour("surface"))
                for at, radius in ((0.3, 0.22), (1.1, 0.42)):
                    around = unit * radius
                    painter.drawEllipse(
                        QRectF(x + unit * at - around + 4, middle - around, 2 * around, 2 * around)
                    )
            case "flag":
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("high"))
                side = unit * 0.6
                painter.drawRect(QRectF(x + side, middle - side / 2, side, side))
            case _:
                pen = QPen(theme.colour("accent" if sign == "solid" else "muted"), 2.2)
                if sign == "dashed":
                    pen.setDashPattern([3.2, 2.6])
                painter.setPen(pen)
                painter.drawLine(round(x), round(middle), round(x + unit * 1.6), round(middle))
