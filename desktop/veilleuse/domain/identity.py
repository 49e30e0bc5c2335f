# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which traces speak of one device. Strong evidence first; an address alone never against it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

from veilleuse.domain.model import Address
from veilleuse.domain.traces import Trace

KINDS = ("agent", "host", "mdns", "hw", "local")
"""Strongest first. `local` is a locally administered hardware address."""

SAME_DAY = timedelta(days=1)
"""How long a randomised hardware address stays with its device, and an address with its name:
phones draw a new one each day at most, and a lease is rarely shorter."""

_NAMES = frozenset({"host", "mdns"})
_CARDS = frozenset({"hw", "local"})


@dataclass(slots=True)
class Cluster:
    """Traces of one device."""

    traces: list[Trace]
    first: datetime
    last: datetime
    keys: dict[str, set[str]] = field(default_factory=dict)
    """By kind."""
    labels: set[str] = field(default_factory=set)
    """Names given by hand."""

    @classmethod
    def of(cls, trace: Trace) -> "Cluster":
        """Of a single trace."""
        cluster = cls([trace], trace.first, trace.last)
        for key in trace.keys:
            cluster.keys.setdefault(key.partition(":")[0], set()).add(key)
        if trace.known is not None and trace.known.label:
            cluster.labels.add(trace.known.label)
        return cluster

    def take(self, other: "Cluster") -> None:
        """Make the other's traces ours."""
        self.traces += other.traces
        for kind, keys in other.keys.items():
            self.keys.setdefault(kind, set()).update(keys)
        self.labels |= other.labels
        self.first, self.last = min(self.first, other.first), max(self.last, other.last)

    @property
    def is_known(self) -> bool:
        """Whether a known device is among the traces."""
        return any(trace.known is not None for trace in self.traces)

    def ranked_keys(self) -> tuple[str, ...]:
        """Strongest first."""
        return tuple(key for kind in KINDS for key in sorted(self.keys.get(kind, ())))


def clusters(traces: Sequence[Trace]) -> tuple[Cluster, ...]:
    """The traces, sorted into devices. Their order does not matter."""
    return _Sorting(traces).run()


class _Sorting:
    """Joins until nothing more joins: what one key brings together, another may need."""

    def __init__(self, traces: Sequence[Trace]) -> None:
        self._traces = traces
        self._of = list(range(len(traces)))
        self._clusters = {at: Cluster.of(trace) for at, trace in enumerate(traces)}
        self._joined = False
        self._by_key: defaultdict[str, list[int]] = defaultdict(list)
        self._seen: defaultdict[Address, list[tuple[datetime, int]]] = defaultdict(list)
        self._held: dict[Address, int] = {}
        self._weak: list[int] = []
        self._alone: dict[Address, int] = {}
        for at, trace in enumerate(traces):
            self._index(at, trace)
        for claims in self._seen.values():
            claims.sort()

    def _index(self, at: int, trace: Trace) -> None:
        for key in trace.keys:
            self._by_key[key].append(at)
        for address in trace.claims:
            if trace.known is None and trace.keys:
                self._seen[address].append((trace.last, at))
            elif trace.known is not None:
                self._hold(address, at)
        if not trace.keys:
            self._weak.append(at)

    def _hold(self, address: Address, at: int) -> None:
        """Of two known devices with one address, the one seen last holds it."""
        other = self._held.get(address)
        if other is None or self._age(other) < self._age(at):
            self._held[address] = at

    def _age(self, at: int) -> tuple[datetime, str]:
        known = self._traces[at].known
        return self._traces[at].last, known.id if known else ""

    def run(self) -> tuple[Cluster, ...]:
        keys = sorted(self._by_key, key=lambda key: (KINDS.index(key.partition(":")[0]), key))
        while True:
            self._joined = False
            for key in keys:
                self._join_by_key(key)
            self._join_by_address()
            for at in self._weak:
                self._join_weak(at)
            if not self._joined:
                return tuple(self._clusters.values())

    def _root(self, at: int) -> int:
        while self._of[at] != at:
            self._of[at] = self._of[self._of[at]]
            at = self._of[at]
        return at

    def _cluster(self, at: int) -> Cluster:
        return self._clusters[self._root(at)]

    def _join(self, one: int, other: int) -> None:
        """The lower place wins, so that the outcome does not depend on who asked."""
        low, high = sorted((self._root(one), self._root(other)))
        if low != high:
            self._clusters[low].take(self._clusters.pop(high))
            self._of[high] = low
            self._joined = True

    def _join_by_key(self, key: str) -> None:
        roots = sorted({self._root(at) for at in self._by_key[key]})
        if len(roots) < 2:
            return
        for together in self._days(roots) if key.startswith("local:") else (roots,):
            self._join_all(together)

    def _join_all(self, roots: Sequence[int]) -> None:
        """All, or where two agents or two names given by hand forbid it, all that have neither."""
        members = [self._clusters[root] for root in roots]
        agents = set().union(*(one.keys.get("agent", set()) for one in members))
        labels = set().union(*(one.labels for one in members))
        if len(agents) > 1 or len(labels) > 1:
            roots = [at for at in roots if not self._is_somebody(self._clusters[at])]
        for root in roots[1:]:
            self._join(roots[0], root)

    @staticmethod
    def _is_somebody(cluster: Cluster) -> bool:
        return bool(cluster.labels or cluster.keys.get("agent"))

    def _days(self, roots: Sequence[int]) -> Iterator[list[int]]:
        """Groups between which lies more than a day."""
        ordered = sorted(roots, key=lambda at: (self._clusters[at].first, at))
        group, until = [ordered[0]], self._clusters[ordered[0]].last
        for root in ordered[1:]:
            cluster = self._clusters[root]
            if cluster.first - until > SAME_DAY:
                yield group
                group = []
            group.append(root)
            until = max(until, cluster.last)
        yield group

    def _join_by_address(self) -> None:
        """Evidence of different kinds at one address on one day; the nearest in time first."""
        pairs = []
        for address, seen in self._seen.items():
            held = self._held.get(address)
            if held is None or not self._traces[held].keys:
                claims = seen
            else:
                claims = [*seen, (self._traces[held].last, held)]
            for (then, one), (later, other) in pairwise(sorted(claims)):
                if later - then <= SAME_DAY and self._root(one) != self._root(other):
                    pairs.append((later - then, str(address), one, other))
        for _, _, one, other in sorted(pairs):
            if self._agree(self._cluster(one), self._cluster(other)):
                self._join(one, other)

    @staticmethod
    def _agree(one: Cluster, other: Cluster) -> bool:
        """Whether nothing stronger than an address says that they are two."""
        if len(one.labels | other.labels) > 1:
            return False
        for kinds in ({"agent"}, {"host"}, {"mdns"}, _CARDS):
            mine = set().union(*(one.keys.get(kind, set()) for kind in kinds))
            theirs = set().union(*(other.keys.get(kind, set()) for kind in kinds))
            if mine and theirs and mine.isdisjoint(theirs):
                return False
        return True

    def _join_weak(self, at: int) -> None:
        """An address alone goes with what was seen there next to it, else with who held it last."""
        if self._cluster(at).keys:
            return
        trace = self._traces[at]
        for address in trace.claims:
            found = self._nearest(address, trace.last)
            if found is None:
                found = self._held.get(address, self._alone.setdefault(address, at))
            elif trace.known is not None and self._cluster(found).is_known:
                continue  # both were known at one time, as two
            if self._agree(self._cluster(at), self._cluster(found)):
                self._join(at, found)

    def _nearest(self, address: Address, at: datetime) -> int | None:
        seen = self._seen.get(address, [])
        place = bisect_left(seen, (at, -1))
        near = seen[max(0, place - 1) : place + 1]
        return min(near, key=lambda claim: (abs(claim[0] - at), claim))[1] if near else None
