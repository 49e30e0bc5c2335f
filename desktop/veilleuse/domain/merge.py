# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Known devices, what was seen and what was reported, made into the devices there are now."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from itertools import count

from veilleuse.domain.classify import Guess
from veilleuse.domain.cluster import Cluster
from veilleuse.domain.compose import (
    ADDRESSES_KEPT,
    Guesser,
    Part,
    compose,
    knowns_of,
    newest_first,
)
from veilleuse.domain.identity import clusters
from veilleuse.domain.model import Address, Device, DeviceId, Report, Sighting
from veilleuse.domain.traces import lent, newest, of_device, of_report, of_sightings

_PASSES = 5
"""One settles nearly everything; where two agents contend for one card, what the first pass decided
can count in the second."""


def merge(
    known: Sequence[Device],
    sightings: Sequence[Sighting],
    reports: Sequence[Report],
    guess: Guesser,
) -> tuple[Device, ...]:
    """Every known device and every new one, by id. The order of what is given does not matter.

    Merged again with the same, the outcome stays the same.
    """
    devices = tuple(known)
    for _ in range(_PASSES):
        parts = _parts(devices, sightings, reports)
        settled = _made(parts, lambda *_: Guess())
        if settled == devices:
            break
        devices = settled
    else:
        parts = _parts(devices, sightings, reports)
    return _made(parts, guess)


def _parts(
    known: Sequence[Device], sightings: Sequence[Sighting], reports: Sequence[Report]
) -> list[Part]:
    last_words = sorted(newest(reports).items())
    gone = lent(known, [report for _, report in last_words])
    devices = [
        replace(one, hardware=tuple(c for c in one.hardware if c not in gone.get(one.id, ())))
        for one in sorted(known, key=lambda device: device.id)
    ]
    traces = [
        *(of_device(device) for device in devices),
        *(of_report(report) for _, report in last_words),
        *of_sightings(sightings, devices),
    ]
    found = clusters(traces)
    seen = _seen_at(found)
    taken = {address for addresses in seen for _, address in addresses}
    ids = _ids(found, {device.id for device in devices})
    return [Part(ids[at], one, _addresses(one, seen[at], taken)) for at, one in enumerate(found)]


def _made(parts: Sequence[Part], guess: Guesser) -> tuple[Device, ...]:
    became = {id_: part.id for part in parts for id_ in part.cluster.ids}
    made = (compose(part, guess, became) for part in parts)
    return tuple(sorted(made, key=lambda device: device.id))


def _seen_at(found: Sequence[Cluster]) -> list[list[tuple[datetime, Address]]]:
    """The addresses of each device, with times. One address has one device: the last seen there."""
    claims: dict[Address, list[tuple[datetime, int]]] = {}
    for at, cluster in enumerate(found):
        for trace in cluster.traces:
            for address in trace.claims if trace.known is None else ():
                claims.setdefault(address, []).append((trace.last, at))
    owned: list[list[tuple[datetime, Address]]] = [[] for _ in found]
    for address, seen in claims.items():
        latest = max(when for when, _ in seen)
        rivals = {at for when, at in seen if when == latest}
        first = rivals.pop()
        if rivals:
            first = min({first, *rivals}, key=lambda at: found[at].ranked_keys())
        owned[first].append((latest, address))
    return owned


def _addresses(
    cluster: Cluster, seen: Sequence[tuple[datetime, Address]], taken: AbstractSet[Address]
) -> tuple[Address, ...]:
    kept = [one for known in knowns_of(cluster) for one in known.addresses if one not in taken]
    return newest_first(seen, kept, ADDRESSES_KEPT)


def _ids(found: Sequence[Cluster], taken: set[DeviceId]) -> list[DeviceId]:
    """A known device keeps its id; a new one gets it from its strongest key."""
    ids = {at: knowns[0].id for at, one in enumerate(found) if (knowns := knowns_of(one))}
    taken = set(taken)
    seeds = {at: _seed(one) for at, one in enumerate(found) if at not in ids}
    candidates: dict[str, Iterator[DeviceId]] = {}
    for at in sorted(seeds, key=lambda at: (seeds[at], found[at].first)):
        seed = seeds[at][0]
        untried = candidates.setdefault(seed, _candidates(seed))
        ids[at] = next(id_ for id_ in untried if id_ not in taken)
        taken.add(ids[at])
    return [ids[at] for at in range(len(found))]


def _seed(cluster: Cluster) -> tuple[str, ...]:
    addresses = sorted(f"ip:{one}" for trace in cluster.traces for one in trace.claims)
    return cluster.ranked_keys() or tuple(addresses)


def _candidates(seed: str) -> Iterator[DeviceId]:
    """The digest of the seed, numbered where another device has it already."""
    for number in count(1):
        text = seed if number == 1 else f"{seed}#{number}"
        yield DeviceId(blake2b(text.encode(), digest_size=8).hexdigest())
