# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What falls with a step that is taken away.

In one round every attack takes all the steps that are open to it. What an attack held by some
round never rests on what it got to later. So an attack that loses its step to a node keeps the
node if anything that it held by the same round leads there too; and only what it got to in later
rounds can fall with the node. A node may fall here to which a longer way still leads: whoever
calls looks for that afterwards.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from veilleuse.domain.graph import Layout

Arrivals = tuple[tuple[int, int, int], ...]
"""Of one node: each round that brought attacks, those it brought, and all there by its end."""

Pending = dict[int, dict[int, int]]
"""Of each round, the nodes that are in doubt and the attacks that got there in that round."""


def arrivals(layout: Layout, works: Sequence[int], attacks: int) -> Sequence[Arrivals]:
    """Of each node. Edge i can be taken in the attacks `works[i]`."""
    held = [0] * len(layout.nodes)
    found: list[list[tuple[int, int, int]]] = [[] for _ in layout.nodes]
    gained, number = {layout.start: attacks}, 0
    while gained:
        fresh: dict[int, int] = {}
        for node, there in gained.items():
            before, held[node] = held[node], there
            fresh[node] = there ^ before if before else there
            found[node].append((number, fresh[node], there))
        gained, number = _round(layout, works, held, fresh), number + 1
    return [tuple(one) for one in found]


@dataclass(frozen=True)
class Withdrawal:
    """Steps taken away from attacks whose arrivals are known."""

    layout: Layout
    works: Sequence[int]
    """Of each step, the attacks in which it is left."""
    arrivals: Sequence[Arrivals]
    """Of the steps that there were."""

    def fall(
        self, reach: list[int], lost: Mapping[int, int], patience: int
    ) -> Iterable[int] | None:
        """Takes from `reach` what may fall where the attacks `lost` miss a step to a node.

        The nodes that lost attacks are returned; None once more than `patience` were looked at.
        """
        pending: Pending = defaultdict(dict)
        for node, attacks in lost.items():
            self._doubt(pending, node, attacks, -1)
        fallen: set[int] = set()
        while pending:
            number = min(pending)
            doubtful = pending.pop(number)
            patience -= len(doubtful)
            if patience < 0:
                return None
            for node, attacks in doubtful.items():
                gone = attacks & ~self._kept(reach, doubtful, number, node)
                if gone:
                    fallen.add(node)
                    self._pass_on(pending, reach, number, node, gone)
                    reach[node] &= ~gone
        return fallen

    def _doubt(self, pending: Pending, node: int, attacks: int, after: int) -> None:
        """Puts a node in doubt, in the rounds in which these attacks got there."""
        for number, fresh, _ in self.arrivals[node]:
            if number > after and fresh & attacks:
                doubtful = pending[number]
                doubtful[node] = doubtful.get(node, 0) | fresh & attacks

    def _pass_on(
        self, pending: Pending, reach: Sequence[int], number: int, node: int, gone: int
    ) -> None:
        """Puts in doubt what a node had led to since."""
        for index, target, also in self.layout.onward[node]:
            through = gone & self.works[index]
            if through:
                through &= reach[target]
                if also is not None:
                    through &= reach[also]
                if through:
                    self._doubt(pending, target, through, number)

    def _kept(
        self, reach: Sequence[int], doubtful: Mapping[int, int], number: int, node: int
    ) -> int:
        """Of the attacks that got to a node in a round, those still led there by what they held."""

        def held(source: int) -> int:
            """By the end of the round, and still; not where that is in doubt itself."""
            arrived = reversed(self.arrivals[source])
            there = next((all_ for when, _, all_ in arrived if when <= number), 0)
            return there & reach[source] & ~doubtful.get(source, 0)

        kept, attacks = 0, doubtful[node]
        for index, source, also in self.layout.inward[node]:
            through = self.works[index] & attacks & ~kept
            if through:
                through &= held(source)
                if through and also is not None:
                    through &= held(also)
                kept |= through
                if kept == attacks:
                    break
        return kept


def _round(
    layout: Layout, works: Sequence[int], held: Sequence[int], fresh: Mapping[int, int]
) -> dict[int, int]:
    """What one more step brings to others; every attack takes it at the same time."""
    gained: dict[int, int] = {}
    for node, there in fresh.items():
        for index, target, also in layout.onward[node]:
            through = there & works[index]
            if through:
                if also is not None:
                    through &= held[also]
                before = gained.get(target)
                if before is None:
                    before = held[target]
                after = before | through
                if after != before:
                    gained[target] = after
    return gained
