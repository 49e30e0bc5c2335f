# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Traces that speak of one device, and what says that two groups of them are not one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from veilleuse.domain.model import DeviceId
from veilleuse.domain.traces import Trace

KINDS = ("agent", "host", "mdns", "hw", "local")
"""Strongest first. `local` is a locally administered hardware address."""

CARDS = ("hw", "local")
NAMES = ("host", "mdns")


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
    ids: set[DeviceId] = field(default_factory=set)
    """Of the known devices among the traces."""
    apart: set[DeviceId] = field(default_factory=set)
    """Of those that a person said are others."""
    theirs: set[str] = field(default_factory=set)
    """Keys that a person said are another's, though they were seen here too."""

    @classmethod
    def of(cls, trace: Trace) -> "Cluster":
        """Of a single trace."""
        cluster = cls([trace], trace.first, trace.last)
        for key in trace.keys:
            cluster.keys.setdefault(key.partition(":")[0], set()).add(key)
        if trace.known is not None:
            cluster.ids.add(trace.known.id)
            cluster.apart.update(trace.known.apart)
            if trace.known.label:
                cluster.labels.add(trace.known.label)
        return cluster

    def take(self, other: "Cluster") -> None:
        """Make the other's traces ours."""
        self.traces += other.traces
        for kind, keys in other.keys.items():
            self.keys.setdefault(kind, set()).update(keys)
        self.labels |= other.labels
        self.ids |= other.ids
        self.apart |= other.apart
        self.first, self.last = min(self.first, other.first), max(self.last, other.last)

    @property
    def is_known(self) -> bool:
        """Whether a known device is among the traces."""
        return bool(self.ids)

    @property
    def is_spoken_for(self) -> bool:
        """Whether an agent or a person says which device it is."""
        return bool(self.labels or self.apart or self.keys.get("agent"))

    def of_kinds(self, kinds: Iterable[str]) -> set[str]:
        """Its keys of these kinds."""
        return {key for kind in kinds for key in self.keys.get(kind, ())}

    def ranked_keys(self) -> tuple[str, ...]:
        """Strongest first."""
        return tuple(key for kind in KINDS for key in sorted(self.keys.get(kind, ())))


def may_be_one(parts: Sequence[Cluster]) -> bool:
    """Unless two agents, two names given by hand or a person's word say that they are several."""
    said = [one for one in parts if one.is_spoken_for]
    if len(said) < 2:
        return True
    labels = set().union(*(one.labels for one in said))
    agents = [one.keys["agent"] for one in said if one.keys.get("agent")]
    ids = set().union(*(one.ids for one in said))
    apart = set().union(*(one.apart for one in said))
    # Of two agents that a person said are one machine's, one part knows both.
    is_one_agent = not agents or len(max(agents, key=len)) == len(set().union(*agents))
    return len(labels) < 2 and is_one_agent and ids.isdisjoint(apart)


def agree(one: Cluster, other: Cluster) -> bool:
    """Whether nothing stronger than an address says that they are two."""
    for kinds in (("agent",), ("host",), ("mdns",), CARDS):
        mine, theirs = one.of_kinds(kinds), other.of_kinds(kinds)
        if mine and theirs and mine.isdisjoint(theirs):
            return False
    return may_be_one((one, other))
