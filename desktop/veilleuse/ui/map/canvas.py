# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The drawing of the map: zoomed, pointed at, walked through with the arrow keys."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollArea, QToolTip, QWidget

from veilleuse.domain.model import DeviceId
from veilleuse.domain.site_map import End, EndKind, Link, SiteMap
from veilleuse.ui.map.arrange import Arrangement, arrange
from veilleuse.ui.map.bundles import bundles, links_of
from veilleuse.ui.map.painting import MapPainter, step_marks
from veilleuse.ui.map.strokes import draw_link, path_between
from veilleuse.ui.map.walking import next_end
from veilleuse.ui.map.words import MapWords
from veilleuse.ui.text import tip
from veilleuse.ui.theme import Theme

LEAST, MOST, STEP = 0.6, 2.0, 1.2
"""Of the zoom, and what one key or one notch changes."""
MOST_BUNDLES = 80
"""Drawn at full strength: more would hide what stands under them."""


@dataclass(slots=True)
class Shown:
    """What is on the drawing besides the map itself."""

    losses: Mapping[DeviceId, float] = field(default_factory=dict)
    chokes: frozenset[DeviceId] = frozenset()
    way: tuple[tuple[End, End], ...] = ()
    """Moves of the story told so far, the last one being drawn up to `progress`."""
    progress: float = 1.0


class MapCanvas(QWidget):
    """Everything of the map that is painted; what is chosen is told by `chosen`."""

    chosen = Signal(object)
    """An `End`, or None."""
    opened = Signal(str)
    """A device that somebody wants to see."""

    def __init__(self, theme: Theme, scroll: QScrollArea) -> None:
        """Empty until `show_map`; `scroll` shows it."""
        super().__init__()
        self._theme, self._scroll = theme, scroll
        self._map: SiteMap | None = None
        self._words: MapWords | None = None
        self._bundles: tuple[Link, ...] = ()
        self._placed: Arrangement | None = None
        self._zoom = 1.0
        self.shown = Shown()
        self.end: End | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Map of the establishment"))

    def show_map(self, shown: SiteMap, words: MapWords) -> None:
        """Draws another site; what was chosen stays where it is still there."""
        self._map, self._words = shown, words
        self._bundles = bundles(shown)
        self.place()
        if self._placed is not None and self.end not in self._placed.spots:
            self.choose(None)

    def place(self) -> None:
        """Finds everything its place again: the window, the zoom or what is known has changed."""
        if self._map is None:
            return
        width = self._scroll.viewport().width() / self._zoom - 2
        self._placed = arrange(self._map, self.shown.losses, width, self._theme.unit)
        size = self._placed.size
        self.setFixedSize(
            QSize(round(size.width() * self._zoom), round(size.height() * self._zoom) + 1)
        )
        self.update()

    def choose(self, end: End | None) -> None:
        """Marks one thing and its links, and says so to whoever listens or reads."""
        self.end = end
        words = self._words.end(end) if end and self._words else ""
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )
        spot = self._placed.spots.get(end) if end and self._placed else None
        if spot is not None:
            near = round(self._theme.unit * 3)
            point = spot * self._zoom
            self._scroll.ensureVisible(round(point.x()), round(point.y()), near, near)
        self.update()
        self.chosen.emit(end)

    def zoom(self, factor: float) -> None:
        """Nearer or further; 0 fits the width again."""
        wanted = 1.0 if factor == 0 else self._zoom * factor
        self._zoom = min(MOST, max(LEAST, wanted))
        self.place()

    def at(self, point: QPointF) -> End | None:
        """What stands under a point of the widget."""
        if self._placed is None:
            return None
        spot = point / self._zoom
        for dot in self._placed.dots:
            away = dot.centre - spot
            if away.x() ** 2 + away.y() ** 2 <= (dot.radius + 3) ** 2:
                return dot.end
        boxes = {End(EndKind.ENTRY, n): r for n, r in self._placed.entries.items()}
        boxes |= {End(EndKind.CARE, n): r for n, r in self._placed.care.items()}
        return next((end for end, rect in boxes.items() if rect.contains(spot)), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only what the event asks for; five hundred dots take a few milliseconds."""
        if self._placed is None or self._map is None or self._words is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._zoom, self._zoom)
        area = QRectF(event.rect())
        clip = QRectF(area.topLeft() / self._zoom, area.size() / self._zoom)
        self._paint(painter, self._placed, self._map, self._words, clip)

    def _paint(
        self, painter: QPainter, placed: Arrangement, shown: SiteMap, words: MapWords, clip: QRectF
    ) -> None:
        brush = MapPainter(self._theme, words)
        for lane in placed.lanes:
            if lane.rect.intersects(clip):
                brush.lane(painter, lane)
        brush.spine(painter, placed)
        self._paint_links(painter, placed, shown)
        chosen = placed.dot_of(self.end) if self.end else None
        for dot in placed.dots:
            reach = dot.radius + self._theme.unit * 2.6
            around = QRectF(dot.centre.x() - reach, dot.centre.y() - reach, 2 * reach, 2 * reach)
            if around.intersects(clip):
                on_way = any(dot.end in move for move in self.shown.way)
                brush.dot(
                    painter,
                    dot,
                    labelled=placed.labelled or on_way or dot is chosen,
                    is_chosen=dot is chosen,
                    is_choke=not self.shown.chokes.isdisjoint(dot.members),
                    is_on_way=on_way,
                )
        for code, rect in placed.entries.items():
            brush.entry(painter, code, rect, is_chosen=self.end == End(EndKind.ENTRY, code))
        for care, rect in placed.care.items():
            is_chosen = self.end == End(EndKind.CARE, care)
            brush.care(painter, care, shown.care[care], rect, is_chosen=is_chosen)
        self._paint_way(painter, placed)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(placed.size.adjusted(1, 1, -1, -1))

    def _paint_links(self, painter: QPainter, placed: Arrangement, shown: SiteMap) -> None:
        is_crowded = len(self._bundles) > MOST_BUNDLES
        faded = self.end is not None or bool(self.shown.way) or is_crowded
        for link in self._bundles:
            draw_link(painter, link, placed, self._theme, strong=False, faded=faded)
        if self.end is None:
            return
        ends = {self.end}
        dot = placed.dot_of(self.end)
        if dot is not None and dot.is_group:
            ends = {End(EndKind.DEVICE, member) for member in dot.members[:40]}
        for end in ends:
            for link in links_of(end, shown):
                draw_link(painter, link, placed, self._theme, strong=True, faded=False)

    def _paint_way(self, painter: QPainter, placed: Arrangement) -> None:
        pen = QPen(self._theme.colour("critical"), 3.4)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        last = len(self.shown.way) - 1
        for at, (source, target) in enumerate(self.shown.way):
            path = path_between(Link(source, target, "", 0), placed)
            if path.isEmpty():
                continue
            painter.setPen(pen)
            if at == last and self.shown.progress < 1:
                pen.setDashPattern([1, 0])
                painter.drawPath(path)
                painter.setBrush(self._theme.colour("critical"))
                painter.drawEllipse(path.pointAtPercent(self.shown.progress), 6, 6)
                painter.setBrush(Qt.BrushStyle.NoBrush)
            else:
                painter.drawPath(path)
        told = {(target, at + 1) for at, (_, target) in enumerate(self.shown.way)}
        step_marks(painter, self._theme, placed, told)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses what is pointed at; nothing where nothing is."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() is Qt.MouseButton.LeftButton:
            self.choose(self.at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Goes to the device."""
        self._open(self.at(event.position()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms with Ctrl, scrolls without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter opens, + - 0 zoom, Escape lets go."""
        key = event.key()
        zooms = {Qt.Key.Key_Plus: STEP, Qt.Key.Key_Minus: 1 / STEP, Qt.Key.Key_0: 0.0}
        if key in zooms:
            self.zoom(zooms[Qt.Key(key)])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.end)
        elif key == Qt.Key.Key_Escape and self.end is not None:
            self.choose(None)
        elif self._placed is not None and (to := next_end(self._placed, self.end, key)):
            self.choose(to)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Shows that it has gone."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Tells what is under the mouse."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._words:
            end = self.at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip(self._words.end(end)) if end else "", self)
            return True
        return super().event(event)

    def _open(self, end: End | None) -> None:
        if end is not None and end.kind is EndKind.DEVICE:
            self.opened.emit(end.id)
