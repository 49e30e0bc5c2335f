# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps of an attack, how they join, and how likely each is under given beliefs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from veilleuse.domain.attack_model import Effect
from veilleuse.domain.belief import Beliefs, Case, Subject
from veilleuse.domain.model import CareFunctionId, DeviceId

NOT_ALSO = -1

Way = tuple[int, int, int | None]
"""A step seen from one of its ends: its index, the other end, and the node that it needs too."""


@dataclass(frozen=True, slots=True)
class Odds:
    """A base rate and the controls that raise it once broken: of all steps of a kind."""

    base: float
    raised_by: tuple[Effect, ...] = ()
    cap: float = 1.0
    at_worst: bool = False
    """Whether the step exists only where every unknown is taken at its worst."""

    def given(self, beliefs: Beliefs, device: DeviceId | None = None) -> float:
        """The probability on a device, an unknown raising it by as much as it is believed."""
        if self.at_worst and beliefs.case is not Case.WORST:
            return 0.0
        chance = self.base
        for effect in self.raised_by:
            broken = beliefs.broken(effect.control, device)
            if broken:
                chance *= 1 + broken * (effect.factor - 1)
        return min(chance, self.cap)


CERTAIN = Odds(1.0)


@dataclass(frozen=True, slots=True)
class Seen:
    """What shows that a step exists on this site; without any it is only supposed."""

    code: str
    """Of `resources/i18n` (`seen.<code>`)."""
    what: str = ""


class Edge(NamedTuple):
    """One step of an attack. Its name is stable: the luck of each attack is drawn from it.

    A large site has a hundred thousand, and a tuple is made several times as fast as a record.
    """

    name: str
    step: str
    source: int
    target: int
    odds: Odds
    device: DeviceId | None = None
    """Whose own controls raise the odds; None where those of the site do."""
    also: int = NOT_ALSO
    """A second node that must be held too."""
    seen: tuple[Seen, ...] = ()
    """It changes no figure: a step that nobody saw is as likely as one that somebody did."""


@dataclass(frozen=True, slots=True)
class Care:
    """A care function and the node that is reached when an attack stops it."""

    id: CareFunctionId
    weight: float
    node: int
    placed: bool = True
    """Whether any device that it needs is known."""


@dataclass(frozen=True)
class Layout:
    """The steps there are, whatever is known of the controls."""

    nodes: tuple[str, ...]
    edges: tuple[Edge, ...]
    start: int
    footholds: Mapping[DeviceId, int]
    controls: Mapping[DeviceId, int]
    workstations: tuple[int, ...]
    workstation_weight: float
    care: tuple[Care, ...]
    backups_lost: int
    degraded: Odds
    """Share of a stopped function that is lost in spite of its degraded procedure."""
    restored: Odds
    """What restoring from backups leaves of that share."""

    @property
    def placed_share(self) -> float:
        """Share of the care functions, by weight, of which a device is known, 0 to 1."""
        total = sum(care.weight for care in self.care)
        return sum(care.weight for care in self.care if care.placed) / total if total else 0.0

    @cached_property
    def onward(self) -> Sequence[Sequence[Way]]:
        """Of each node, the steps to look at again when more attacks reach it."""
        onward: list[list[Way]] = [[] for _ in self.nodes]
        for index, (_, _, source, target, _, _, also, _) in enumerate(self.edges):
            if also == NOT_ALSO:
                onward[source].append((index, target, None))
            else:
                onward[source].append((index, target, also))
                onward[also].append((index, target, source))
        return onward

    @cached_property
    def inward(self) -> Sequence[Sequence[Way]]:
        """Of each node, the steps that lead there."""
        inward: list[list[Way]] = [[] for _ in self.nodes]
        for index, (_, _, source, target, _, _, also, _) in enumerate(self.edges):
            inward[target].append((index, source, None if also == NOT_ALSO else also))
        return inward

    @cached_property
    def raised(self) -> Mapping[Subject, Sequence[int]]:
        """Of each control of a device, and of each control wherever it is, the edges it bears on.

        A control of the site bears on those too on which a device has a word of its own.
        """
        raised: dict[Subject, list[int]] = defaultdict(list)
        for index, edge in enumerate(self.edges):
            device = edge.device
            for control, _ in edge.odds.raised_by:
                raised[control, None].append(index)
                if device is not None:
                    raised[control, device].append(index)
        return dict(raised)

    @cached_property
    def bearing(self) -> frozenset[Subject]:
        """Every control of every device, or of the site, that bears on a figure."""
        return frozenset(
            (control, device)
            for odds, device in (
                (self.degraded, None),
                (self.restored, None),
                *((edge.odds, edge.device) for edge in self.edges),
            )
            for control, _ in odds.raised_by
        )


@dataclass(frozen=True, slots=True)
class Graph:
    """A layout and how likely each of its steps is."""

    layout: Layout
    chances: tuple[float, ...]
    """One for each edge."""
    outage_lost: float
    """Share of a stopped function that is lost where the backups are lost too."""
    outage_restored: float

    def weighs_as(self, other: "Graph") -> bool:
        """Whether the same attacks do the same harm in another graph of this layout."""
        return (
            self.chances == other.chances
            and self.outage_lost == other.outage_lost
            and self.outage_restored == other.outage_restored
        )


def weigh(layout: Layout, beliefs: Beliefs) -> Graph:
    """How likely each step is under these beliefs."""
    chances = tuple([edge.odds.given(beliefs, edge.device) for edge in layout.edges])
    return _with_outages(layout, chances, beliefs)


def reweigh(graph: Graph, beliefs: Beliefs, subjects: Iterable[Subject]) -> Graph:
    """The same graph under beliefs that differ in `subjects` only; the other steps stay."""
    layout, chances = graph.layout, list(graph.chances)
    touched: set[int] = set()
    for subject in subjects:
        touched.update(layout.raised.get(subject, ()))
    for index in touched:
        edge = layout.edges[index]
        chances[index] = edge.odds.given(beliefs, edge.device)
    return _with_outages(layout, tuple(chances), beliefs)


def _with_outages(layout: Layout, chances: tuple[float, ...], beliefs: Beliefs) -> Graph:
    degraded = layout.degraded.given(beliefs)
    return Graph(layout, chances, degraded, degraded * layout.restored.given(beliefs))
