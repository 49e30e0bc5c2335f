# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A site as a person sees it: zones, devices, ways in, what care needs, and the steps between.

The graph of attacks has nodes that nobody can point at (segments, footholds); here each step is
told between things that have a name.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from veilleuse.domain.graph import Seen
from veilleuse.domain.model import DeviceClass, DeviceId
from veilleuse.domain.scene import Scene
from veilleuse.domain.standpoint import Standpoint, Way
from veilleuse.domain.story import Story


class EndKind(StrEnum):
    """What a link leads from or to."""

    ENTRY = "entry"
    """A way in, by its code."""
    CORE = "core"
    """Where all zones meet."""
    ZONE = "zone"
    """By its id; empty for devices that nobody could place."""
    DEVICE = "device"
    CARE = "care"


class End(NamedTuple):
    """One end of a link."""

    kind: EndKind
    id: str = ""


CORE = End(EndKind.CORE)


@dataclass(frozen=True, slots=True)
class Link:
    """Steps of attacks between two ends."""

    source: End
    target: End
    step: str
    attacks_in_thousand: int
    """Of the step that most attacks may take."""
    seen: tuple[Seen, ...] = ()
    """What shows that it exists here; without any it is only supposed."""


@dataclass(frozen=True, slots=True)
class Node:
    """One device on the map."""

    id: DeviceId
    title: str
    device_class: DeviceClass
    zone: str
    """Empty where nobody could place it."""
    taken_in_thousand: int
    """Attacks that end in control of it."""

    @property
    def end(self) -> End:
        """Itself as the end of a link."""
        return End(EndKind.DEVICE, self.id)


@dataclass(frozen=True, slots=True)
class SiteMap:
    """Everything that is drawn, without any place on a screen."""

    nodes: tuple[Node, ...]
    zones: tuple[str, ...]
    """Ids, the one with most devices first; devices without a place come last."""
    entries: tuple[str, ...]
    """Codes of the ways in, the most travelled first."""
    care: Mapping[str, int]
    """Of each care function, the attacks in a thousand that stop it; the worst first."""
    links: tuple[Link, ...]


def site_map(stand: Standpoint) -> SiteMap:
    """The map of one simulated site."""
    scene = stand.situation.scene
    links = _joined([*_steps(stand), *_shared(scene)])
    nodes = tuple(
        Node(
            host.id,
            host.title,
            host.device_class,
            host.zone or "",
            stand.in_thousand(stand.outcome.taken[host.id]),
        )
        for host in scene.devices
    )
    counted = Counter(node.zone for node in nodes)
    stopped = {str(care): stand.in_thousand(n) for care, n in stand.outcome.stopped.items()}
    arrived = {
        link.source.id: link.attacks_in_thousand
        for link in sorted(links, key=lambda link: link.attacks_in_thousand)
        if link.source.kind is EndKind.ENTRY
    }
    return SiteMap(
        nodes=nodes,
        zones=tuple(sorted(counted, key=lambda zone: (not zone, -counted[zone], zone))),
        entries=tuple(sorted(arrived, key=lambda code: (-arrived[code], code))),
        care=dict(sorted(stopped.items(), key=lambda one: (-one[1], one[0]))),
        links=links,
    )


def path_of(story: Story) -> tuple[tuple[End, End, int], ...]:
    """The moves of a story between named things, each with the number of its hop.

    A step that happens in one place, such as becoming an administrator, starts and ends there.
    """
    at = End(EndKind.ENTRY, story.entry)
    moves: list[tuple[End, End, int]] = []
    for index, hop in enumerate(story.hops):
        target = _end_of_hop(story, hop.step, hop.device, at)
        moves.append((at, target, index))
        at = target
    return tuple(moves)


def _end_of_hop(story: Story, step: str, device: DeviceId | None, at: End) -> End:
    if step == "stop":
        return End(EndKind.CARE, story.care_function)
    if device is not None:
        return End(EndKind.DEVICE, device)
    return at if step.startswith("arrive.") else CORE


def _steps(stand: Standpoint) -> Iterator[Link]:
    layout = stand.course.graph.layout
    owners = {node: device for device, node in layout.controls.items()}
    cares = {care.node: care.id for care in layout.care}
    zones: dict[DeviceId | None, End] = {
        host.id: End(EndKind.ZONE, host.zone or "") for host in stand.situation.scene.devices
    }
    for index, edge in enumerate(layout.edges):
        if stand.course.graph.chances[index] <= 0:
            continue
        if edge.step.startswith("land."):
            way = stand.way(index)
            source = End(EndKind.ENTRY, edge.step.removeprefix("land."))
            yield _link(source, End(EndKind.DEVICE, way.device) if way.device else CORE, way)
        elif edge.step.startswith("cross"):
            zone = layout.nodes[edge.target].partition(" in ")[2]
            yield _link(CORE, End(EndKind.ZONE, zone), stand.way(index))
        elif edge.step == "move":
            way = stand.way(index)
            yield _link(zones[way.device], End(EndKind.DEVICE, way.device or ""), way)
        elif edge.step == "stop" and edge.source in owners:
            source = End(EndKind.DEVICE, owners[edge.source])
            yield _link(source, End(EndKind.CARE, cares[edge.target]), stand.way(index, owners))


def _link(source: End, target: End, way: Way) -> Link:
    return Link(source, target, way.step, way.attacks_in_thousand, way.seen)


def _shared(scene: Scene) -> Iterator[Link]:
    """One device after the other that the same administrator opens: a ring, not every pair."""
    circles: dict[str, list[DeviceId]] = {}
    for host in scene.devices:
        for circle in host.circles or ():
            circles.setdefault(circle, []).append(host.id)
    for circle, devices in circles.items():
        code, _, name = circle.partition(":")
        for one, other in pairwise(devices):
            source, target = End(EndKind.DEVICE, one), End(EndKind.DEVICE, other)
            yield Link(source, target, "reuse", 0, (Seen(code, name),))


def _joined(links: list[Link]) -> tuple[Link, ...]:
    """One link for each two ends and step: the most travelled one, observed if any of them is."""
    found: dict[tuple[End, End, str], Link] = {}
    for link in links:
        key = (link.source, link.target, link.step)
        known = found.get(key)
        if known is not None:
            most = max(known.attacks_in_thousand, link.attacks_in_thousand)
            seen = tuple(dict.fromkeys((*known.seen, *link.seen)))
            found[key] = Link(*key, most, seen)
        else:
            found[key] = link
    return tuple(found.values())
