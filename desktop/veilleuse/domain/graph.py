# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps of an attack, how they join, and how likely each is under given beliefs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from veilleuse.domain.attack_model import Effect
from veilleuse.domain.belief import Beliefs, Case, Subject
from veilleuse.domain.model import CareFunctionId, DeviceId

NOT_ALSO = -1

Way = tuple[int, int, int | None]
"""A step seen from one of its ends: its index, the other end, and the node that it needs too."""


@dataclass(frozen=True, slots=True)
class Odds:
    """A base rate and the controls that raise it once broken."""

    base: float
    raised_by: tuple[Effect, ...] = ()
    device: DeviceId | None = None
    cap: float = 1.0
    at_worst: bool = False
    """Whether the step exists only where every unknown is taken at its worst."""

    def given(self, beliefs: Beliefs) -> float:
        """The probability, an unknown raising it by as much as it is believed."""
        if self.at_worst and beliefs.case is not Case.WORST:
            return 0.0
        chance = self.base
        for effect in self.raised_by:
            chance *= 1 + beliefs.broken(effect.control, self.device) * (effect.factor - 1)
        return min(chance, self.cap)


CERTAIN = Odds(1.0)


@dataclass(frozen=True, slots=True)
class Seen:
    """What shows that a step exists on this site; without any it is only supposed."""

    code: str
    """Of `resources/i18n` (`seen.<code>`)."""
    what: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """One step of an attack. Its name is stable: the luck of each attack is drawn from it."""

    name: str
    step: str
    source: int
    target: int
    odds: Odds
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


@dataclass(frozen=True, slots=True)
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
    onward: tuple[tuple[Way, ...], ...] = field(init=False)
    """Of each node, the steps to look at again when more attacks reach it."""
    inward: tuple[tuple[Way, ...], ...] = field(init=False)
    """Of each node, the steps that lead there."""
    raised: Mapping[Subject, tuple[int, ...]] = field(init=False)
    """Of each control of a device, and of each control wherever it is, the edges it bears on."""

    @property
    def placed_share(self) -> float:
        """Share of the care functions, by weight, of which a device is known, 0 to 1."""
        total = sum(care.weight for care in self.care)
        return sum(care.weight for care in self.care if care.placed) / total if total else 0.0

    def __post_init__(self) -> None:
        """Derives the three indexes."""
        onward: list[list[Way]] = [[] for _ in self.nodes]
        inward: list[list[Way]] = [[] for _ in self.nodes]
        raised: dict[Subject, list[int]] = defaultdict(list)
        for index, edge in enumerate(self.edges):
            also = None if edge.also == NOT_ALSO else edge.also
            onward[edge.source].append((index, edge.target, also))
            inward[edge.target].append((index, edge.source, also))
            if also is not None:
                onward[also].append((index, edge.target, edge.source))
            for effect in edge.odds.raised_by:
                raised[effect.control, None].append(index)
                if edge.odds.device is not None:
                    raised[effect.control, edge.odds.device].append(index)
        object.__setattr__(self, "onward", tuple(map(tuple, onward)))
        object.__setattr__(self, "inward", tuple(map(tuple, inward)))
        object.__setattr__(self, "raised", {one: tuple(edges) for one, edges in raised.items()})


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
    chances = tuple(edge.odds.given(beliefs) for edge in layout.edges)
    return _with_outages(layout, chances, beliefs)


def reweigh(graph: Graph, beliefs: Beliefs, subjects: Iterable[Subject]) -> Graph:
    """The same graph under beliefs that differ in `subjects` only; the other steps stay."""
    chances = list(graph.chances)
    for subject in subjects:
        for index in graph.layout.raised.get(subject, ()):
            chances[index] = graph.layout.edges[index].odds.given(beliefs)
    return _with_outages(graph.layout, tuple(chances), beliefs)


def bearing(layout: Layout) -> frozenset[Subject]:
    """Every control of every device, or of the site, that bears on a figure."""
    return frozenset(
        (effect.control, odds.device)
        for odds in (layout.degraded, layout.restored, *(edge.odds for edge in layout.edges))
        for effect in odds.raised_by
    )


def _with_outages(layout: Layout, chances: tuple[float, ...], beliefs: Beliefs) -> Graph:
    degraded = layout.degraded.given(beliefs)
    return Graph(layout, chances, degraded, degraded * layout.restored.given(beliefs))
