# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Devices that draw a new hardware address each day and say no name of their own.

Which is which cannot be known; how many there are can. One that is no longer seen is followed by
one that nobody knows, so that five telephones stay five.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import timedelta

from veilleuse.domain.cluster import NAMES, Cluster
from veilleuse.domain.model import Device, DeviceClass
from veilleuse.domain.traces import Trace

A_NIGHT = timedelta(hours=6)
"""Between the last sight of one and the first of its successor: telephones draw a new address once
a day at most, and two that come and go within hours are two."""

ONE_DAY = timedelta(days=1)
"""A single randomised address kept for longer than that belongs to a device that does not draw."""

_ANYBODY = frozenset({DeviceClass.UNKNOWN, DeviceClass.MOBILE})

_Name = tuple[str, ...]


def successions(
    clusters: Iterable[tuple[int, Cluster]], contested: AbstractSet[str]
) -> Iterator[tuple[int, int]]:
    """Places of who left and who follows, each at most once; the one seen last is followed first.

    Only among those of one contested name, or of none.
    """
    left: defaultdict[_Name, list[tuple[int, Cluster]]] = defaultdict(list)
    came: defaultdict[_Name, list[tuple[int, Cluster]]] = defaultdict(list)
    for at, one in clusters:
        name = tuple(sorted(one.of_kinds(NAMES)))
        if not contested >= set(name):
            continue
        if _has_left(one.traces):
            left[name].append((at, one))
        elif _is_new(one):
            came[name].append((at, one))
    for name, newcomers in came.items():
        free = sorted(left[name], key=lambda pair: (pair[1].last, -pair[0]))
        for at, newcomer in sorted(newcomers, key=lambda pair: (pair[1].first, pair[0])):
            if free and newcomer.first - free[-1][1].last >= A_NIGHT:
                yield free.pop()[0], at


def _is_new(cluster: Cluster) -> bool:
    return not cluster.is_known and _is_local(cluster.keys)


def _has_left(traces: Sequence[Trace]) -> bool:
    """A known one of which nothing was seen now, and of which nothing is known that lasts."""
    known = traces[0].known if len(traces) == 1 else None
    return known is not None and _is_local(Cluster.of(traces[0]).keys) and _is_anybody(known)


def _is_anybody(known: Device) -> bool:
    said = known.label or known.class_by_hand or known.never_probe or known.bound or known.apart
    draws = len(known.hardware) > 1 or known.last_seen - known.first_seen <= ONE_DAY
    return not said and not known.is_desktop and draws and known.device_class in _ANYBODY


def _is_local(kinds: Iterable[str]) -> bool:
    return "local" in kinds and {"local", *NAMES}.issuperset(kinds)
