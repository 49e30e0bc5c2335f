# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where everything on the map stands: ways in on the left, zones in the middle, care on the right.

Lengths are in pixels at zoom 1, made from the height of a line of text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF

from veilleuse.domain.model import DeviceClass, DeviceId
from veilleuse.domain.site_map import CORE, End, EndKind, Node, SiteMap

MOST_SINGLE = 800
"""Devices drawn one by one; more are drawn as one dot for each class of a zone."""
LABELLED = 90
"""Devices whose names fit under their dots."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One device, or all devices of a class in a zone."""

    end: End
    device_class: DeviceClass
    title: str
    centre: QPointF
    radius: float
    members: tuple[DeviceId, ...]

    @property
    def is_group(self) -> bool:
        """Whether it stands for several."""
        return len(self.members) > 1


@dataclass(frozen=True, slots=True)
class Lane:
    """One zone."""

    id: str
    rect: QRectF
    count: int

    @property
    def gate(self) -> float:
        """How far down the links of the whole zone end."""
        return min(self.rect.center().y(), self.rect.top() + self.rect.width() * 0.16)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Everything in its place."""

    size: QRectF
    lanes: tuple[Lane, ...]
    dots: tuple[Dot, ...]
    entries: Mapping[str, QRectF]
    care: Mapping[str, QRectF]
    labelled: bool
    spine: float
    """Where the line that joins the zones stands."""
    spots: Mapping[End, QPointF] = field(default_factory=dict)
    """The middle of everything that a link may lead to."""

    def dot_of(self, end: End) -> Dot | None:
        """The dot that stands for a device."""
        return next((dot for dot in self.dots if end.id in dot.members), None)


@dataclass(frozen=True, slots=True)
class _Grid:
    """How the lanes are filled."""

    left: float
    right: float
    cell: tuple[float, float]
    unit: float
    losses: Mapping[DeviceId, float]
    most: float


def arrange(
    shown: SiteMap, losses: Mapping[DeviceId, float], width: float, unit: float
) -> Arrangement:
    """`losses` are what follows from losing each device, as far as it is known by now."""
    groups = _groups(shown, losses)
    single = len(shown.nodes) <= MOST_SINGLE
    labelled = single and len(shown.nodes) <= LABELLED
    box_in, box_out = unit * 7.5, unit * 9
    left = box_in + unit * 4.6
    right = max(left + unit * 16, width - box_out - unit * 4)
    cell = (unit * 5.4, unit * 3.9) if labelled or not single else (unit * 2.5, unit * 2.5)
    grid = _Grid(left, right, cell, unit, losses, max(losses.values(), default=0.0))
    lanes: list[Lane] = []
    dots: list[Dot] = []
    top = unit * 0.6
    for zone in shown.zones:
        lane, placed = _lane(zone, groups[zone], grid, top)
        lanes.append(lane)
        dots += placed
        top = lane.rect.bottom() + unit * 0.9
    sides = max(len(shown.entries), len(shown.care)) * unit * 3.2 + unit
    height = max(top, sides)
    entries = _column(shown.entries, unit * 0.4, (box_in, unit * 2.4), height, unit * 0.7)
    care = _column(tuple(shown.care), right + unit * 3.6, (box_out, unit * 2.8), height, unit * 0.7)
    spine = left - unit * 1.4
    return Arrangement(
        size=QRectF(0, 0, right + unit * 4 + box_out, height),
        lanes=tuple(lanes),
        dots=tuple(dots),
        entries=entries,
        care=care,
        labelled=labelled or not single,
        spine=spine,
        spots=_spots(lanes, dots, entries, care, QPointF(spine, height / 2)),
    )


def _groups(shown: SiteMap, losses: Mapping[DeviceId, float]) -> Mapping[str, list[list[Node]]]:
    """Of each zone its dots, the ones that matter most first."""

    def weight(node: Node) -> tuple[float, int, str]:
        return (-losses.get(node.id, 0.0), -node.taken_in_thousand, node.id)

    found: dict[str, list[list[Node]]] = {}
    for zone in shown.zones:
        here = sorted((node for node in shown.nodes if node.zone == zone), key=weight)
        if len(shown.nodes) <= MOST_SINGLE:
            found[zone] = [[node] for node in here]
            continue
        by_class = sorted(here, key=lambda node: node.device_class)
        grouped = [list(some) for _, some in groupby(by_class, key=lambda node: node.device_class)]
        found[zone] = sorted(grouped, key=lambda some: weight(min(some, key=weight)))
    return found


def _lane(
    zone: str, some: Sequence[Sequence[Node]], grid: _Grid, top: float
) -> tuple[Lane, list[Dot]]:
    unit, (wide, high) = grid.unit, grid.cell
    inner = grid.right - grid.left - unit * 1.2
    columns = max(1, int(inner // wide))
    step = inner / columns
    rows = -(-len(some) // columns)
    head = unit * 1.9
    rect = QRectF(grid.left, top, grid.right - grid.left, head + rows * high + unit * 0.4)
    dots = []
    for at, nodes in enumerate(some):
        row, column = divmod(at, columns)
        x = grid.left + unit * 0.6 + (column + 0.5) * step
        y = top + head + row * high + min(high / 2, unit * 1.45)
        dots.append(_dot(nodes, QPointF(x, y), grid))
    return Lane(zone, rect, sum(map(len, some))), dots


def _dot(nodes: Sequence[Node], centre: QPointF, grid: _Grid) -> Dot:
    """Area follows the loss, so that twice as bad looks twice as large."""
    loss = max((grid.losses.get(node.id, 0.0) for node in nodes), default=0.0)
    share = (loss / grid.most) ** 0.5 if grid.most > 0 else 0.5
    first = nodes[0]
    largest = min(1.25 * grid.unit, 0.44 * min(grid.cell))
    return Dot(
        end=first.end,
        device_class=first.device_class,
        title=first.title,
        centre=centre,
        radius=largest * max(0.36, share),
        members=tuple(node.id for node in nodes),
    )


def _column(
    names: Sequence[str], left: float, size: tuple[float, float], height: float, gap: float
) -> Mapping[str, QRectF]:
    """Boxes one under the other, from the top; spread out where there is room."""
    width, box = size
    room = height - len(names) * box
    between = min(gap * 4, max(gap, room / (len(names) + 1)))
    return {
        name: QRectF(left, gap + at * (box + between), width, box) for at, name in enumerate(names)
    }


def _spots(
    lanes: Sequence[Lane],
    dots: Sequence[Dot],
    entries: Mapping[str, QRectF],
    care: Mapping[str, QRectF],
    core: QPointF,
) -> Mapping[End, QPointF]:
    spots: dict[End, QPointF] = {CORE: core}
    for lane in lanes:
        spots[End(EndKind.ZONE, lane.id)] = QPointF(lane.rect.left(), lane.gate)
    for dot in dots:
        spots |= {End(EndKind.DEVICE, member): dot.centre for member in dot.members}
    for name, rect in entries.items():
        spots[End(EndKind.ENTRY, name)] = QPointF(rect.right(), rect.center().y())
    for name, rect in care.items():
        spots[End(EndKind.CARE, name)] = QPointF(rect.left(), rect.center().y())
    return spots
