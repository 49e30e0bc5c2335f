# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How links are drawn: observed ones as a line, supposed ones as dashes."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from veilleuse.domain.site_map import EndKind, Link
from veilleuse.ui.map.arrange import Arrangement
from veilleuse.ui.theme import Theme

THIN, THICK = 1.2, 4.2


def curve(source: QPointF, target: QPointF) -> QPainterPath:
    """Leaves and arrives level, so that bundles fan out like roads on a map."""
    path = QPainterPath(source)
    reach = max(abs(target.x() - source.x()) * 0.5, 24.0)
    path.cubicTo(
        QPointF(source.x() + reach, source.y()), QPointF(target.x() - reach, target.y()), target
    )
    return path


def bow(source: QPointF, target: QPointF) -> QPainterPath:
    """Between two machines: an arc beside the straight line, which others may stand on."""
    path = QPainterPath(source)
    middle = (source + target) / 2
    across = target - source
    path.quadTo(QPointF(middle.x() - across.y() * 0.22, middle.y() + across.x() * 0.22), target)
    return path


def pen_of(link: Link, colour: QColor, *, strong: bool) -> QPen:
    """As wide as it is travelled; dashes where it is only supposed."""
    share = min(1.0, link.attacks_in_thousand / 400)
    pen = QPen(colour, THIN + (THICK - THIN) * share + (0.8 if strong else 0.0))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if link.seen else Qt.PenCapStyle.FlatCap)
    if not link.seen:
        pen.setDashPattern([3.2, 2.6])
    return pen


def draw_link(
    painter: QPainter, link: Link, placed: Arrangement, theme: Theme, *, strong: bool, faded: bool
) -> None:
    """One link, where both its ends stand somewhere."""
    source, target = placed.spots.get(link.source), placed.spots.get(link.target)
    if source is None or target is None:
        return
    colour = theme.colour("accent" if link.seen or strong else "muted")
    colour.setAlphaF(0.18 if faded else (0.95 if strong else 0.6))
    painter.setPen(pen_of(link, colour, strong=strong))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path_between(link, placed))


def path_between(link: Link, placed: Arrangement) -> QPainterPath:
    """The way a link is drawn; empty where an end stands nowhere."""
    source, target = placed.spots.get(link.source), placed.spots.get(link.target)
    if source is None or target is None or source == target:
        return QPainterPath()
    both = {link.source.kind, link.target.kind}
    if both == {EndKind.DEVICE}:
        return bow(source, target)
    if link.source.kind is EndKind.CORE:
        spine = QPointF(placed.spine, target.y())
        path = QPainterPath(spine)
        path.lineTo(target)
        return path
    if link.target.kind is EndKind.CORE:
        return curve(source, QPointF(placed.spine, source.y()))
    if link.source.kind is EndKind.ZONE and link.target.kind is not EndKind.DEVICE:
        lane = next(lane for lane in placed.lanes if lane.id == link.source.id)
        return curve(QPointF(lane.rect.right(), lane.gate), target)
    return curve(source, target)
