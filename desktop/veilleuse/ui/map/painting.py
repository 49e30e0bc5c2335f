# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Zones, dots and boxes of the map, drawn with the colours of the theme."""

from collections.abc import Set as AbstractSet

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from veilleuse.domain.site_map import End, EndKind
from veilleuse.ui.icons import pixmap
from veilleuse.ui.map.arrange import Arrangement, Dot, Lane
from veilleuse.ui.map.words import MapWords
from veilleuse.ui.theme import Theme

CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class MapPainter:
    """One theme and the names of one site."""

    def __init__(self, theme: Theme, words: MapWords) -> None:
        """Draws nothing by itself."""
        self._theme, self._words = theme, words
        self._small = theme.sized(0.85)
        self._strong = theme.sized(0.95, weight=QFont.Weight.DemiBold)

    def lane(self, painter: QPainter, lane: Lane) -> None:
        """A zone with its name and how many devices stand in it."""
        unit = self._theme.unit
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.setBrush(self._theme.colour("raised"))
        painter.drawRoundedRect(lane.rect, unit * 0.6, unit * 0.6)
        head = QRectF(lane.rect).adjusted(unit * 0.8, unit * 0.3, -unit * 0.8, 0)
        head.setHeight(unit * 1.3)
        told = self._words.texts.word("map.devices", n=lane.count)
        name = f"{self._words.zone(lane.id)} · {told}"
        self._text(painter, name, head, self._strong)

    def spine(self, painter: QPainter, placed: Arrangement) -> None:
        """The heart of the network, where all zones meet."""
        if not placed.lanes:
            return
        top = placed.lanes[0].rect.top() + self._theme.unit * 0.5
        bottom = placed.lanes[-1].rect.bottom() - self._theme.unit * 0.5
        painter.setPen(QPen(self._theme.colour("muted"), 3))
        painter.drawLine(QPointF(placed.spine, top), QPointF(placed.spine, bottom))

    def entry(self, painter: QPainter, code: str, rect: QRectF, *, is_chosen: bool) -> None:
        """A way in."""
        self._box(painter, rect, is_chosen=is_chosen)
        inside = rect.adjusted(self._theme.unit * 0.4, 0, -self._theme.unit * 0.4, 0)
        self._two_lines(painter, self._words.entry(code), inside)

    def care(
        self, painter: QPainter, care: str, count: int, rect: QRectF, *, is_chosen: bool
    ) -> None:
        """A care function and how often it is stopped."""
        unit = self._theme.unit
        self._box(painter, rect, is_chosen=is_chosen)
        inside = rect.adjusted(unit * 0.4, unit * 0.2, -unit * 0.4, -unit * 0.2)
        upper = QRectF(inside.left(), inside.top(), inside.width(), inside.height() / 2)
        lower = upper.translated(0, inside.height() / 2)
        self._text(painter, self._words.care(care), upper, self._strong)
        told = self._words.thousand(count)
        self._text(painter, told, lower, self._small, role="muted")

    def dot(
        self,
        painter: QPainter,
        dot: Dot,
        *,
        labelled: bool,
        is_chosen: bool,
        is_choke: bool,
        is_on_way: bool,
    ) -> None:
        """A device; a flag where attacks must pass."""
        unit, theme = self._theme.unit, self._theme
        role = "critical" if is_on_way else "accent"
        painter.setPen(QPen(theme.colour(role if is_on_way or is_chosen else "muted"), 1.4))
        painter.setBrush(theme.colour("chosen" if is_chosen else "surface"))
        painter.drawEllipse(dot.centre, dot.radius, dot.radius)
        side = max(8, round(min(dot.radius * 1.15, unit * 1.1)))
        ratio = painter.device().devicePixelRatio() if painter.device() else 1.0
        ink = theme.colour(role if is_on_way else "text").name()
        picture = pixmap(dot.device_class.value, ink, side, ratio)
        painter.drawPixmap(dot.centre - QPointF(side / 2, side / 2), picture)
        if is_chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2.4))
            painter.drawEllipse(dot.centre, dot.radius + 3, dot.radius + 3)
        if is_choke:
            self._flag(painter, dot)
        if labelled:
            self._label(painter, dot)

    def _label(self, painter: QPainter, dot: Dot) -> None:
        unit = self._theme.unit
        title = self._words.end(dot.end)
        if dot.is_group:
            count = self._words.texts.number(len(dot.members))
            title = f"{count} × {self._words.texts.device_class(dot.device_class)}"
        top = dot.centre.y() + unit * 1.25
        rect = QRectF(dot.centre.x() - unit * 2.6, top, unit * 5.2, unit * 1.1)
        self._text(painter, title, rect, self._small, aligned=CENTRE)

    def _flag(self, painter: QPainter, dot: Dot) -> None:
        """A square with a bar: told apart from dots by its shape as well."""
        unit = self._theme.unit
        corner = dot.centre + QPointF(dot.radius * 0.55, -dot.radius * 0.55 - unit * 0.5)
        square = QRectF(corner.x(), corner.y(), unit * 0.6, unit * 0.6)
        painter.setPen(QPen(self._theme.colour("surface"), 1))
        painter.setBrush(self._theme.colour("high"))
        painter.drawRect(square)
        middle = square.center()
        painter.setPen(QPen(self._theme.colour("surface"), 2))
        painter.drawLine(
            QPointF(square.left() + 2, middle.y()), QPointF(square.right() - 2, middle.y())
        )

    def _box(self, painter: QPainter, rect: QRectF, *, is_chosen: bool) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.colour("accent" if is_chosen else "line"), 2 if is_chosen else 1))
        painter.setBrush(theme.colour("chosen" if is_chosen else "surface"))
        painter.drawRoundedRect(rect, theme.unit * 0.4, theme.unit * 0.4)

    def _two_lines(self, painter: QPainter, text: str, rect: QRectF) -> None:
        painter.setFont(self._small)
        painter.setPen(self._theme.colour("text"))
        metrics = QFontMetricsF(self._small)
        wrapped = metrics.boundingRect(rect, Qt.TextFlag.TextWordWrap, text)
        if wrapped.height() > rect.height() or wrapped.width() > rect.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() * 1.7)
        painter.drawText(rect, LEFT | Qt.TextFlag.TextWordWrap, text)

    def _text(
        self,
        painter: QPainter,
        text: str,
        rect: QRectF,
        font: QFont,
        *,
        role: str = "text",
        aligned: Qt.AlignmentFlag = LEFT,
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, aligned, shown)


def step_marks(
    painter: QPainter, theme: Theme, placed: Arrangement, ends: AbstractSet[tuple[End, int]]
) -> None:
    """The number of each step already told, beside where it ends."""
    unit = theme.unit
    painter.setFont(theme.sized(0.85, weight=QFont.Weight.DemiBold))
    for end, number in ends:
        spot = placed.spots.get(end)
        if spot is None:
            continue
        aside = 0.0 if end.kind is EndKind.ENTRY else -unit
        centre = spot + QPointF(aside, -unit * 1.2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("critical"))
        painter.drawEllipse(centre, unit * 0.6, unit * 0.6)
        painter.setPen(theme.colour("surface"))
        square = QRectF(centre.x() - unit, centre.y() - unit, unit * 2, unit * 2)
        painter.drawText(square, CENTRE, str(number))
