# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The likeliest way through a graph in which some steps need two things.

A way is a set of steps, each counted once; its likelihood is the product of their probabilities.
It is the likeliest of those whose second conditions are each met in the likeliest way from what
is held by then.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from heapq import heappop, heappush
from itertools import islice, pairwise
from math import exp, log

from veilleuse.domain.graph import NOT_ALSO, Graph

WAYS = 32
"""Compared where the likeliest way by its first conditions alone needs a detour for the others."""

_CLOSE = 1e-12

Chain = tuple[int, ...]
"""Edges in the order in which an attack takes them."""


def likeliest_way(graph: Graph, node: int) -> tuple[Chain, float] | None:
    """The steps to a node and their likelihood; None where no way leads there."""
    roads = Roads(graph)
    chain = roads.likeliest(node)
    return None if chain is None else (chain, roads.likelihood(chain))


class Roads:
    """The graph as networkx reads it: a step weighs the less the likelier it is."""

    def __init__(self, graph: Graph) -> None:
        """Of the steps that can be taken at all."""
        # networkx takes most of a second to load, and the window opens without any story.
        import networkx as nx  # noqa: PLC0415

        self._nx = nx
        self._graph = graph
        self._edges = graph.layout.edges
        self._roads = nx.DiGraph()
        self._roads.add_nodes_from(range(len(graph.layout.nodes)))
        for index, (edge, chance) in enumerate(zip(self._edges, graph.chances, strict=True)):
            if chance <= 0:
                continue
            weight = max(0.0, -log(chance))
            known = self._roads.get_edge_data(edge.source, edge.target)
            if known is None or weight < known["weight"]:
                self._roads.add_edge(edge.source, edge.target, weight=weight, index=index)

    def likelihood(self, chain: Iterable[int]) -> float:
        """Of all its steps together."""
        return exp(-self._cost(chain))

    def likeliest(self, node: int) -> Chain | None:
        """Ways by their first conditions, shortest first, until no later one can be likelier."""
        best = self._derive({self._graph.layout.start}, node)
        if best is None:
            return None
        cost = self._cost(best)
        for path in islice(self._paths(node), WAYS):
            steps = [self._roads[one][other] for one, other in pairwise(path)]
            if sum(step["weight"] for step in steps) >= cost - _CLOSE:
                break
            chain = self._whole([step["index"] for step in steps])
            if chain is not None and self._cost(chain) < cost:
                best, cost = chain, self._cost(chain)
        return best

    def _paths(self, node: int) -> Iterator[list[int]]:
        start = self._graph.layout.start
        yield from self._nx.shortest_simple_paths(self._roads, start, node, weight="weight")

    def _whole(self, steps: Iterable[int]) -> Chain | None:
        """The same steps, each after what it needs besides; None where that cannot be had."""
        chain: dict[int, None] = {}
        held = {self._graph.layout.start}
        for index in steps:
            edge = self._edges[index]
            if edge.also != NOT_ALSO and edge.also not in held:
                side = self._derive(held, edge.also)
                if side is None:
                    return None
                chain.update(dict.fromkeys(side))
                held.update(self._edges[one].target for one in side)
            chain.setdefault(index)
            held.add(edge.target)
        return tuple(chain)

    def _derive(self, held: AbstractSet[int], node: int) -> Chain | None:
        """The likeliest way from what is held, where what is used twice counts twice.

        Dijkstra's search over steps that need one thing or two (Knuth, A generalization of
        Dijkstra's algorithm, 1977).
        """
        costs = dict.fromkeys(held, 0.0)
        by: dict[int, int] = {}
        queue: list[tuple[float, int, int]] = []
        for one in sorted(held):
            self._offer(one, costs, queue)
        while queue and node not in costs:
            cost, target, index = heappop(queue)
            if target not in costs:
                costs[target], by[target] = cost, index
                self._offer(target, costs, queue)
        return tuple(self._unwind(node, by)) if node in costs else None

    def _offer(
        self, node: int, costs: Mapping[int, float], queue: list[tuple[float, int, int]]
    ) -> None:
        """Every step that a node completes the conditions of."""
        for index, target, also in self._graph.layout.onward[node]:
            chance = self._graph.chances[index]
            if chance > 0 and target not in costs and (also is None or also in costs):
                besides = 0.0 if also is None or also == node else costs[also]
                heappush(queue, (costs[node] + besides - log(chance), target, index))

    def _unwind(self, node: int, by: Mapping[int, int]) -> Iterator[int]:
        """The steps that led to a node, each once and after those it needs."""
        done: set[int] = set()
        waiting = [node]
        while waiting:
            index = by.get(waiting[-1])
            edge = None if index is None else self._edges[index]
            ends = () if edge is None else (edge.source, edge.also)
            missing = [end for end in ends if end in by and by[end] not in done]
            if missing:
                waiting.extend(missing)
                continue
            waiting.pop()
            if index is not None and index not in done:
                done.add(index)
                yield index

    def _cost(self, chain: Iterable[int]) -> float:
        return sum(-log(self._graph.chances[index]) for index in chain)
