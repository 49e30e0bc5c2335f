# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which traces speak of one device. Strong evidence first; an address alone never against it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from veilleuse.domain.cluster import Cluster, agree, may_be_one
from veilleuse.domain.contests import contested
from veilleuse.domain.model import Address, DeviceId
from veilleuse.domain.strangers import successions
from veilleuse.domain.traces import Trace

SAME_DAY = timedelta(days=1)
"""How far apart two sightings at one address may be and still be of one device, where nobody else
was seen there between them: a lease is rarely shorter."""

SAME_ROUND = timedelta(minutes=5)
"""What one round or one report sees at an address within that time is one device. Who held it
before the round is not asked: it may be another's since, and two devices taken for one hide one,
while one taken for two is put right as soon as its name and its card are seen together."""

_JOINING = ("agent", "hw", "local", "host", "mdns")
"""In this order: a card is in one machine, a name may be in two; `contested` knows of both."""


def clusters(traces: Sequence[Trace]) -> tuple[Cluster, ...]:
    """The traces, sorted into devices. Their order does not matter."""
    return _Sorting(traces).run()


def _leave_theirs(found: Sequence[Cluster]) -> None:
    """Takes from each cluster the keys that a person said are another's."""
    owner: dict[str, DeviceId] = {
        key: trace.known.id
        for cluster in found
        for trace in cluster.traces
        if trace.known is not None
        for key in trace.known.bound
    }
    if not owner:
        return
    for cluster in found:
        cluster.theirs = {
            key for key in cluster.ranked_keys() if owner.get(key) not in {None, *cluster.ids}
        }
        for kind in cluster.keys:
            cluster.keys[kind] -= cluster.theirs


def _rank(key: str) -> tuple[int, str]:
    return _JOINING.index(key.partition(":")[0]), key


class _Sorting:
    """Joins until nothing more joins: what one key brings together, another may need."""

    def __init__(self, traces: Sequence[Trace]) -> None:
        self._traces = traces
        self._of = list(range(len(traces)))
        self._clusters = {at: Cluster.of(trace) for at, trace in enumerate(traces)}
        self._joined = False
        self._by_key: defaultdict[str, list[int]] = defaultdict(list)
        self._bound: dict[str, int] = {}
        self._seen: defaultdict[Address, list[tuple[datetime, int]]] = defaultdict(list)
        self._held: dict[Address, int] = {}
        self._weak: list[int] = []
        self._alone: dict[Address, int] = {}
        for at, trace in enumerate(traces):
            self._index(at, trace)
        for claims in self._seen.values():
            claims.sort()
        self._contested: frozenset[str] = frozenset()
        self._disputed: set[str] = set()
        """Keys of clusters that are several by what an agent or a person said."""

    def _index(self, at: int, trace: Trace) -> None:
        for key in trace.keys:
            self._by_key[key].append(at)
        for key in trace.known.bound if trace.known is not None else ():
            self._bound.setdefault(key, at)
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
        self._join_by_address(SAME_ROUND, held=False)
        self._contested = contested(tuple(self._clusters.values()))
        keys = sorted(self._by_key, key=_rank)
        agents = [key for key in keys if key.startswith("agent:")]
        self._join_keys(agents)
        self._join_bound()
        while True:
            self._joined = False
            self._join_keys(keys)
            self._join_by_address(SAME_DAY, held=True)
            for at in self._weak:
                self._join_weak(at)
            if not self._joined:
                break
        self._place_the_lost()
        for known, newcomer in successions(self._clusters.items(), self._contested):
            self._join(known, newcomer)
        found = tuple(self._clusters.values())
        _leave_theirs(found)
        return found

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

    def _join_keys(self, keys: Sequence[str]) -> None:
        """All that have a key, unless it is contested or bound."""
        for key in keys:
            places = self._by_key[key]
            if len(places) < 2 or key in self._contested or key in self._bound:
                continue
            roots = sorted({self._root(at) for at in places})
            if not may_be_one([self._clusters[root] for root in roots]):
                self._disputed.add(key)
                roots = [root for root in roots if self._is_nobody(self._clusters[root])]
            for root in roots[1:]:
                if may_be_one((self._cluster(roots[0]), self._cluster(root))):
                    self._join(roots[0], root)

    def _is_nobody(self, cluster: Cluster) -> bool:
        """Neither one that an agent or a person speaks for, nor one that had better go to such."""
        return not cluster.is_spoken_for and not self._is_lost(cluster)

    def _join_bound(self) -> None:
        """What a person said is a device's goes there, unless its agent says who it is."""
        for key in sorted(self._bound.keys() & self._by_key.keys(), key=_rank):
            holder = self._bound[key]
            for at in self._by_key[key]:
                if may_be_one((self._cluster(holder), self._cluster(at))):
                    self._join(holder, at)

    def _join_by_address(self, within: timedelta, *, held: bool) -> None:
        """Evidence of different kinds at one address, close in time; the nearest first."""
        pairs = []
        for address, seen in self._seen.items():
            claims = seen
            holder = self._held.get(address) if held else None
            if holder is not None and self._traces[holder].keys:
                claims = sorted([*seen, (self._traces[holder].last, holder)])
            for (then, one), (later, other) in pairwise(claims):
                limit = SAME_ROUND if holder in {one, other} else within
                if later - then <= limit and self._root(one) != self._root(other):
                    pairs.append((later - then, str(address), one, other))
        for _, _, one, other in sorted(pairs):
            if self._root(one) != self._root(other) and agree(
                self._cluster(one), self._cluster(other)
            ):
                self._join(one, other)

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
            if self._root(at) != self._root(found) and agree(
                self._cluster(at), self._cluster(found)
            ):
                self._join(at, found)

    def _nearest(self, address: Address, at: datetime) -> int | None:
        seen = self._seen.get(address, [])
        place = bisect_left(seen, (at, -1))
        near = seen[max(0, place - 1) : place + 1]
        return min(near, key=lambda claim: (abs(claim[0] - at), claim))[1] if near else None

    def _place_the_lost(self) -> None:
        """What has contested keys only goes with the one seen last of those that have more."""
        for key in sorted(self._contested | self._disputed):
            roots = sorted({self._root(at) for at in self._by_key[key]})
            lost = [root for root in roots if self._is_lost(self._clusters[root])]
            found = [root for root in roots if root not in set(lost)]
            if found:
                holder = max(found, key=lambda root: (self._clusters[root].last, -root))
            elif lost:
                holder = lost[0]
            for root in lost:
                if may_be_one((self._cluster(holder), self._clusters[root])):
                    self._join(holder, root)

    def _is_lost(self, cluster: Cluster) -> bool:
        keys = cluster.ranked_keys()
        if cluster.is_known or not keys:
            return False
        return all(key in self._contested or key in self._disputed for key in keys)
