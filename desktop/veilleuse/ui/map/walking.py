# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where an arrow key leads on the map: to the nearest thing on that side."""

from PySide6.QtCore import QPointF, Qt

from veilleuse.domain.site_map import End, EndKind
from veilleuse.ui.map.arrange import Arrangement

DIRECTIONS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
ASIDE = 2.5
"""How much further a step aside counts than one ahead."""


def next_end(placed: Arrangement, at: End | None, key: int) -> End | None:
    """None for any other key, and where nothing stands on that side."""
    way = DIRECTIONS.get(Qt.Key(key)) if key in {int(k) for k in DIRECTIONS} else None
    if way is None:
        return None
    ends = {dot.end: dot.centre for dot in placed.dots}
    ends |= {End(EndKind.ENTRY, n): rect.center() for n, rect in placed.entries.items()}
    ends |= {End(EndKind.CARE, n): rect.center() for n, rect in placed.care.items()}
    here = ends.get(at) if at else None
    if here is None:
        return next(iter(ends), None)
    best: tuple[float, End] | None = None
    for end, spot in ends.items():
        gone = spot - here
        ahead = gone.x() * way.x() + gone.y() * way.y()
        aside = abs(gone.x() * way.y()) + abs(gone.y() * way.x())
        if ahead <= 1:
            continue
        cost = ahead + ASIDE * aside
        if best is None or cost < best[0]:
            best = (cost, end)
    return best[1] if best else None
