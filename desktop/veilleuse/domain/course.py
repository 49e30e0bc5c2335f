# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far each attack gets; and what changes when a few steps change."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from veilleuse.domain.dice import draw_all
from veilleuse.domain.graph import NOT_ALSO, Graph, Layout
from veilleuse.domain.withdrawal import Arrivals, Withdrawal, arrivals

_FEW_NODES, _PATIENCE = 64, 16
"""Measured: where more than two nodes and one in 64 lose a step, or looking after what falls with
them takes 16 times as many looks, it is faster to follow those attacks again from the start."""


@dataclass(frozen=True)
class Course:
    """The attacks on one graph, from the first step to the last. Bit i belongs to attack i."""

    graph: Graph
    samples: int
    works: Sequence[int]
    """Of each edge, the attacks in which it can be taken."""
    reach: Sequence[int]
    """Of each node, the attacks that get there."""

    @classmethod
    def of(cls, graph: Graph, samples: int) -> "Course":
        """Runs until no attack gets any further."""
        works = draw_all([edge.name for edge in graph.layout.edges], graph.chances, samples)
        return cls(graph, samples, works, from_start(graph.layout, works, (1 << samples) - 1))

    def along(self, graph: Graph) -> "Course":
        """The same attacks on the same layout with other chances; only what differs is followed."""
        layout, works = graph.layout, list(self.works)
        lost, gained = dict[int, int](), dict[int, int]()
        for index, drawn in self._drawn_otherwise(graph):
            edge = layout.edges[index]
            there = self.reach[edge.source]
            if edge.also != NOT_ALSO:
                there &= self.reach[edge.also]
            _add(lost, edge.target, there & works[index] & ~drawn)
            _add(gained, edge.target, there & drawn & ~works[index])
            works[index] = drawn
        reach = self._lessened(works, lost)
        self._go_on(works, reach, gained)
        return Course(graph, self.samples, works, reach)

    def _lessened(self, works: Sequence[int], lost: Mapping[int, int]) -> list[int]:
        """How far attacks get without the steps they lost, others they gained aside."""
        layout, reach = self.graph.layout, list(self.reach)
        if not lost:
            return reach
        few = 2 + len(layout.nodes) // _FEW_NODES
        if len(lost) <= few:
            withdrawal = Withdrawal(layout, works, self._arrivals)
            fallen = withdrawal.fall(reach, lost, _PATIENCE * few)
            if fallen is not None:
                self._go_on(works, reach, fallen)
                return reach
        losers = 0
        for there in lost.values():
            losers |= there
        again = from_start(layout, works, losers)
        return [old & ~losers | new for old, new in zip(self.reach, again, strict=True)]

    def _go_on(self, works: Sequence[int], reach: list[int], nodes: Iterable[int]) -> None:
        """Adds to `reach` what now leads to some nodes, and what follows from it."""
        layout = self.graph.layout
        _follow(layout, works, reach, {to: _led_to(layout, works, reach, to) for to in nodes})

    @cached_property
    def _arrivals(self) -> Sequence[Arrivals]:
        return arrivals(self.graph.layout, self.works, (1 << self.samples) - 1)

    def _drawn_otherwise(self, graph: Graph) -> Iterator[tuple[int, int]]:
        """The edges that work in other attacks than before, and in which."""
        pairs = enumerate(zip(self.graph.chances, graph.chances, strict=True))
        changed = [index for index, (old, new) in pairs if old != new]
        names = [graph.layout.edges[index].name for index in changed]
        chances = [graph.chances[index] for index in changed]
        for index, drawn in zip(changed, draw_all(names, chances, self.samples), strict=True):
            if drawn != self.works[index]:
                yield index, drawn


def _add(attacks: dict[int, int], node: int, more: int) -> None:
    if more:
        attacks[node] = attacks.get(node, 0) | more


def _led_to(layout: Layout, works: Sequence[int], reach: Sequence[int], node: int) -> int:
    """The attacks that some step leads to a node."""
    led = 0
    for index, source, also in layout.inward[node]:
        through = works[index] & reach[source]
        led |= through if also is None else through & reach[also]
    return led


def from_start(layout: Layout, works: Sequence[int], attacks: int) -> list[int]:
    """Of each node, the attacks that get there; edge i can be taken in the attacks `works[i]`."""
    reach = [0] * len(layout.nodes)
    _follow(layout, works, reach, {layout.start: attacks})
    return reach


def _follow(
    layout: Layout, works: Sequence[int], reach: list[int], arriving: Mapping[int, int]
) -> None:
    """Adds to `reach` what arrives, and all that follows from it."""
    led_on, onward = list(reach), layout.onward
    for node, there in arriving.items():
        reach[node] |= there
    waiting = list(arriving)
    while waiting:
        later: dict[int, None] = {}
        for node in waiting:
            here = reach[node]
            fresh = here ^ led_on[node]
            if not fresh:
                continue
            led_on[node] = here
            for index, target, also in onward[node]:
                through = fresh & works[index]
                if also is not None:
                    through &= reach[also]
                before = reach[target]
                after = before | through
                if after != before:
                    reach[target] = after
                    later[target] = None
        waiting = list(later)
