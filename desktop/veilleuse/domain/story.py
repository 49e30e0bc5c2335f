# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The likeliest way from outside to each care function, and the fix that cuts it best."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from veilleuse.domain.belief import MET, Beliefs, Subject
from veilleuse.domain.course import Course
from veilleuse.domain.graph import Edge, Graph, Layout, Seen, reweigh
from veilleuse.domain.model import CareFunctionId, DeviceId
from veilleuse.domain.roads import Chain, Roads
from veilleuse.domain.verdicts import ControlId, FixId


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a way that is not free."""

    edge: int
    step: str
    device: DeviceId | None
    """Where it is taken; of a step that stops a care function, the device that is stopped."""
    chance: float
    raised_by: tuple[ControlId, ...]
    """Controls that are not met, or not known, and make it likelier."""
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """The fix that keeps most attacks away from one care function."""

    fix: FixId
    spared_share: float
    """Of the attacks that stopped it, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Story:
    """How an attack most likely comes to stop one care function."""

    care_function: CareFunctionId
    hops: tuple[Hop, ...]
    chance: float
    """That one attack takes exactly these steps with success, others aside."""
    stopped_in_thousand: int
    """Attacks that stop the function in whatever way."""
    cut: Cut | None
    """None where no single fix keeps any attack away."""

    @property
    def entry(self) -> str:
        """How it comes in."""
        first = self.hops[0].step if self.hops else ""
        return first.removeprefix("arrive.")

    @property
    def devices(self) -> tuple[DeviceId, ...]:
        """Those it goes through, in order."""
        return tuple(dict.fromkeys(hop.device for hop in self.hops if hop.device))


def stories(
    course: Course, beliefs: Beliefs, repairs: Mapping[FixId, Iterable[Subject]]
) -> tuple[Story, ...]:
    """One for each care function that any way leads to, the one most often stopped first."""
    roads = Roads(course.graph)
    cuts = _cuts(course, beliefs, repairs)
    reach = course.reach
    found = []
    for care in course.graph.layout.care:
        chain = roads.likeliest(care.node)
        if chain is None:
            continue
        hops = tuple(_hops(course.graph, beliefs, chain))
        stopped = round(1000 * reach[care.node].bit_count() / course.samples)
        found.append(
            Story(care.id, hops, roads.likelihood(chain), stopped, cuts.get(care.id)),
        )
    return tuple(sorted(found, key=lambda one: (-one.stopped_in_thousand, one.care_function)))


def _hops(graph: Graph, beliefs: Beliefs, chain: Chain) -> Iterator[Hop]:
    owners = {node: device for device, node in graph.layout.controls.items()}
    for index in chain:
        edge = graph.layout.edges[index]
        if edge.step != "free":
            yield Hop(
                edge=index,
                step=edge.step,
                device=edge.device or owners.get(edge.source),
                chance=graph.chances[index],
                raised_by=raising(edge, beliefs),
                seen=edge.seen,
            )


def raising(edge: Edge, beliefs: Beliefs) -> tuple[ControlId, ...]:
    """The controls that make a step likelier than where all is well, the strongest first."""
    worth = {
        effect.control: beliefs.broken(effect.control, edge.device) * (effect.factor - 1)
        for effect in edge.odds.raised_by
    }
    return tuple(sorted((c for c in worth if worth[c] > 0), key=lambda c: (-worth[c], c)))


def _cuts(
    course: Course, beliefs: Beliefs, repairs: Mapping[FixId, Iterable[Subject]]
) -> Mapping[CareFunctionId, Cut]:
    """Tries every fix in the same attacks."""
    layout, best = course.graph.layout, dict[CareFunctionId, Cut]()
    before = _stops(layout, course)
    for fix, subjects in sorted(repairs.items()):
        changes = dict.fromkeys(subjects, MET)
        graph = reweigh(course.graph, beliefs.assuming(changes), changes)
        after = _stops(layout, course.along(graph))
        for care, count in before.items():
            spared = (count - after[care]) / count if count else 0.0
            if spared > (best[care].spared_share if care in best else 0.0):
                best[care] = Cut(fix, spared)
    return best


def _stops(layout: Layout, course: Course) -> Mapping[CareFunctionId, int]:
    reach = course.reach
    return {care.id: reach[care.node].bit_count() for care in layout.care}
