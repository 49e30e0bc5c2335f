# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far each attack gets, round by round; and what changes when a few steps change.

In one round every attack takes all the steps that are open to it. A course remembers what each
node had gained by each round. That order is what lets a step be taken away: an attack that loses
it keeps a node only if another step had led there by the same round.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from veilleuse.domain.dice import draw
from veilleuse.domain.graph import NOT_ALSO, Graph, Layout

Gains = tuple[tuple[int, int], ...]
"""Of one node: each round that brought attacks, and all attacks there by the end of it."""


@dataclass(frozen=True)
class Course:
    """The attacks on one graph, from the first step to the last. Bit i belongs to attack i."""

    graph: Graph
    samples: int
    works: Sequence[int]
    """Of each edge, the attacks in which it can be taken."""
    gains: Sequence[Gains]
    """Of each node; empty for one that no attack reaches."""
    rounds: int
    """Until nothing moves any more."""

    @classmethod
    def of(cls, graph: Graph, samples: int) -> "Course":
        """Runs until no attack gets any further."""
        works = tuple(
            draw(edge.name, chance, samples)
            for edge, chance in zip(graph.layout.edges, graph.chances, strict=True)
        )
        gains, rounds = _follow(graph.layout, works, (1 << samples) - 1)
        return cls(graph, samples, works, gains, rounds)

    @cached_property
    def _by_round(self) -> Sequence[dict[int, int]]:
        rounds: list[dict[int, int]] = [{} for _ in range(self.rounds + 1)]
        for node, gains in enumerate(self.gains):
            for number, held in gains:
                rounds[number][node] = held
        return rounds

    @cached_property
    def _rounds(self) -> Sequence[Sequence[int]]:
        there = [0] * len(self.gains)
        rounds = []
        for gained in self._by_round:
            for node, held in gained.items():
                there[node] = held
            rounds.append(tuple(there))
        return rounds

    @property
    def reach(self) -> Sequence[int]:
        """Of each node, the attacks that get there."""
        return [there[-1][1] if there else 0 for there in self.gains]

    def after(self, number: int) -> Sequence[int]:
        """Of each node, the attacks there by the end of a round."""
        return self._rounds[min(number, self.rounds)]

    def gained_in(self, number: int) -> AbstractSet[int]:
        """The nodes to which that round brought attacks."""
        return self._by_round[number].keys() if number <= self.rounds else frozenset()

    def along(self, graph: Graph) -> "Course":
        """The same attacks on the same layout with other chances; only what differs is followed."""
        edges = graph.layout.edges
        works = list(self.works)
        changed = []
        for index, (old, new) in enumerate(zip(self.graph.chances, graph.chances, strict=True)):
            if old != new:
                drawn = draw(edges[index].name, new, self.samples)
                if drawn != works[index]:
                    works[index] = drawn
                    changed.append(index)
        if not changed:
            return Course(graph, self.samples, self.works, self.gains, self.rounds)
        gains, rounds = _Detour(self, works, changed).follow()
        return Course(graph, self.samples, works, gains, rounds)


def _follow(layout: Layout, works: Sequence[int], attacks: int) -> tuple[list[Gains], int]:
    held = [0] * len(layout.nodes)
    gains: list[list[tuple[int, int]]] = [[] for _ in layout.nodes]
    frontier = {layout.start: attacks}
    number = 0
    while frontier:
        for node, there in frontier.items():
            held[node] = there
            gains[node].append((number, there))
        number += 1
        frontier = _round(layout, works, held, frontier)
    return [tuple(there) for there in gains], number - 1


def _round(
    layout: Layout, works: Sequence[int], held: Sequence[int], frontier: Iterable[int]
) -> dict[int, int]:
    """What one more step from the nodes that just gained attacks brings to others."""
    gained: dict[int, int] = {}
    for node in frontier:
        here = held[node]
        for index, target, also in layout.onward[node]:
            through = here & works[index]
            if also is not None:
                through &= held[also]
            before = gained.get(target)
            if before is None:
                before = held[target]
            after = before | through
            if after != before:
                gained[target] = after
    return gained


class _Detour:
    """Follows the rounds of a known course again, looking only where something may differ."""

    def __init__(self, course: Course, works: Sequence[int], changed: Sequence[int]) -> None:
        self.layout = course.graph.layout
        self.works = works
        self.course = course
        self.changed = tuple(
            (index, edge.target, edge.source, None if edge.also == NOT_ALSO else edge.also)
            for index in changed
            for edge in (self.layout.edges[index],)
        )
        self.then: dict[int, int] = {}
        """Nodes that differ from the known course, and what they had instead after last round."""
        self.moved: set[int] = set()
        """Those of them, and of what they lead to, that gained attacks in the last round."""
        self.mine: dict[int, list[tuple[int, int]]] = {}
        """The gains of every node that ever differed."""

    def follow(self) -> tuple[list[Gains], int]:
        """The gains of every node, and the number of rounds until nothing moves."""
        before = list(self.course.after(0))
        number, moving = 0, True
        while moving or number <= self.course.rounds:
            number += 1
            known = self.course.after(number)
            moving = self._round(number, before, known)
            before = list(known)
            for node, there in self.then.items():
                before[node] = there
        gains = list(self.course.gains)
        for node, own in self.mine.items():
            gains[node] = tuple(own)
        return gains, max(there[-1][0] for there in gains if there)

    def _round(self, number: int, before: Sequence[int], known: Sequence[int]) -> bool:
        """One round; whether any node that differs, or might, gained something."""
        arriving = self._arriving(before)
        for node in self.course.gained_in(number) & (self.mine.keys() - arriving.keys()):
            self.mine[node].append((number, known[node]))
        fresh = self.course.gained_in(number - 1) | self.moved
        moved = set()
        now: dict[int, int] = {}
        for node, certain in arriving.items():
            held = before[node]
            after = held | certain
            doubtful = known[node] & ~after
            if doubtful:
                after |= self._confirmed(node, doubtful, before, fresh)
            own = self.mine.get(node)
            if after != held:
                moved.add(node)
            if own is None and after != known[node]:
                gains = self.course.gains[node]
                own = self.mine[node] = [one for one in gains if one[0] < number]
            if own is not None and after != held:
                own.append((number, after))
            if after != known[node]:
                now[node] = after
        self.then, self.moved = now, moved
        return bool(moved)

    def _arriving(self, before: Sequence[int]) -> dict[int, int]:
        """Nodes that a changed step or a node that differs leads to, and what that brings."""
        works = self.works
        arriving = dict.fromkeys(self.then, 0)
        for index, target, source, also in self.changed:
            through = before[source] & works[index]
            if also is not None:
                through &= before[also]
            arriving[target] = arriving.get(target, 0) | through
        for node in self.then:
            here = before[node]
            for index, target, also in self.layout.onward[node]:
                through = here & works[index]
                if also is not None:
                    through &= before[also]
                arriving[target] = arriving.get(target, 0) | through
        return arriving

    def _confirmed(
        self, node: int, doubtful: int, before: Sequence[int], fresh: AbstractSet[int]
    ) -> int:
        """Of the attacks that the known course brought here by now, those still led here.

        Only a node that gained attacks in the round before can lead on now: what it had earlier
        has led on already.
        """
        works, found, left = self.works, 0, doubtful
        for index, source, also in self.layout.inward[node]:
            if source not in fresh and also not in fresh:
                continue
            through = before[source] & works[index] & left
            if through and also is not None:
                through &= before[also]
            if through:
                found |= through
                left ^= through
                if not left:
                    break
        return found
