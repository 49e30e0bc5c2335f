# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where attacks must pass: the steps and devices whose closing lowers the loss most."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush

from veilleuse.domain.course import Course
from veilleuse.domain.graph import Graph, Layout
from veilleuse.domain.model import DeviceId
from veilleuse.domain.reliance import Reliance
from veilleuse.domain.score import points, score_of
from veilleuse.domain.simulate import outcome_of

_UNCLOSED = frozenset({"free", "stop"})
"""Steps that are no weakness: what is held already, and what a care function needs."""


@dataclass(frozen=True, slots=True)
class Choke:
    """A step, or all steps onto one device, and what closing it changes."""

    edges: tuple[int, ...]
    device: DeviceId | None
    """None for a single step."""
    gain_points: float
    gain_share: float
    """Share of the expected loss that goes away, 0 to 1."""


def chokes(course: Course, *, best: int = 5) -> tuple[Choke, ...]:
    """The `best` of all steps and devices, each closed by itself in the same attacks.

    Closing spares at most what the attacks that rest on a candidate lose. Candidates are tried in
    the order of that bound, so that those it rules out need not be tried.
    """
    loss, reliance = outcome_of(course).loss, Reliance(course)
    candidates = list(_candidates(course.graph.layout))
    bounds = [reliance.bound(edges, device) for device, edges in candidates]
    queue = [(-bound, False, at) for at, bound in enumerate(bounds) if bound > 0]
    heapify(queue)
    found: list[Choke] = []
    while queue and len(found) < best:
        spared, tried, at = heappop(queue)
        device, edges = candidates[at]
        if not tried:
            left = outcome_of(course.along(closed(course.graph, edges))).loss
            if left < loss:
                heappush(queue, (left - loss, True, at))
        else:
            gain = points(score_of(loss) - score_of(loss + spared))
            found.append(Choke(edges, device, gain, -spared / loss))
    return tuple(found)


def closed(graph: Graph, edges: tuple[int, ...]) -> Graph:
    """The same graph where some steps can never be taken."""
    chances = list(graph.chances)
    for index in edges:
        chances[index] = 0.0
    return replace(graph, chances=tuple(chances))


def ways_onto(layout: Layout, device: DeviceId) -> tuple[int, ...]:
    """Every step from elsewhere onto a device."""
    own = {layout.footholds[device], layout.controls[device]}
    return tuple(
        index for node in own for index, source, _ in layout.inward[node] if source not in own
    )


def _candidates(layout: Layout) -> Iterator[tuple[DeviceId | None, tuple[int, ...]]]:
    """Devices first: of two that spare as much, the one that a person can point at."""
    onto = {device: tuple(sorted(ways_onto(layout, device))) for device in layout.footholds}
    yield from onto.items()
    alone = {edges[0] for edges in onto.values() if len(edges) == 1}
    for index, edge in enumerate(layout.edges):
        if edge.step not in _UNCLOSED and index not in alone:
            yield None, (index,)
