# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Known devices, what was seen and what was reported, made into the devices there are now."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from hashlib import blake2b
from itertools import count
from typing import TypeVar

from veilleuse.domain.classify import Guess
from veilleuse.domain.computers import SURE, purpose
from veilleuse.domain.identity import Cluster, clusters
from veilleuse.domain.model import (
    COMPUTERS,
    Address,
    AgentId,
    Device,
    DeviceClass,
    DeviceId,
    Evidence,
    Fact,
    HardwareAddress,
    Report,
    Sighting,
)
from veilleuse.domain.traces import (
    host_name,
    moment,
    newest,
    of_device,
    of_report,
    of_sightings,
)

Guesser = Callable[[tuple[Evidence, ...], tuple[HardwareAddress, ...]], Guess]

EVIDENCE_KEPT = 200
"""Newest first. A talkative printer shows under sixty; more is somebody filling our memory."""
ADDRESSES_KEPT = 16
"""Newest first: some IPv6 addresses of the day and the last leases."""
CARDS_KEPT = 16
"""Newest first: a computer with its docking stations and virtual machines."""
KEYS_KEPT = 32
"""Strongest first: all that the above can give, and some old names."""

_PASSES = 5
"""One settles nearly everything; where two agents contend for one card, what the first pass decided
can count in the second."""

_NAME_KINDS = ("name.host", "name.dhcp", "name.netbios", "name.dns", "name.mdns")

T = TypeVar("T")


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
        settled = _pass(devices, sightings, reports, lambda *_: Guess())
        if settled == devices:
            break
        devices = settled
    return _pass(devices, sightings, reports, guess)


def _pass(
    known: Sequence[Device],
    sightings: Sequence[Sighting],
    reports: Sequence[Report],
    guess: Guesser,
) -> tuple[Device, ...]:
    devices = sorted(known, key=lambda device: device.id)
    last_words = sorted(newest(reports).items())
    traces = [
        *(of_device(device) for device in devices),
        *(of_report(report) for _, report in last_words),
        *of_sightings(sightings, devices),
    ]
    found = clusters(traces)
    seen = _seen_at(found)
    taken = {address for addresses in seen for _, address in addresses}
    ids = _ids(found, {device.id for device in devices})
    made = (
        _device(ids[at], one, _addresses(one, seen[at], taken), guess)
        for at, one in enumerate(found)
    )
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
    kept = [one for known in _knowns(cluster) for one in known.addresses if one not in taken]
    return _newest_first(seen, kept, ADDRESSES_KEPT)


def _ids(found: Sequence[Cluster], taken: set[DeviceId]) -> list[DeviceId]:
    """A known device keeps its id; a new one gets it from its strongest key."""
    ids = {at: knowns[0].id for at, one in enumerate(found) if (knowns := _knowns(one))}
    taken = set(taken)
    seeds = {at: _seed(one) for at, one in enumerate(found) if at not in ids}
    for at in sorted(seeds, key=lambda at: (seeds[at], found[at].first)):
        ids[at] = next(id_ for id_ in _candidates(seeds[at][0]) if id_ not in taken)
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


def _knowns(cluster: Cluster) -> list[Device]:
    """The known devices that turn out to be one, the one that survives first."""
    found = [trace.known for trace in cluster.traces if trace.known is not None]
    return sorted(
        found,
        key=lambda one: (
            one.agent_id is None,
            not (one.class_by_hand or one.label),
            one.first_seen,
            one.id,
        ),
    )


def _device(
    id_: DeviceId, cluster: Cluster, addresses: tuple[Address, ...], guess: Guesser
) -> Device:
    knowns = _knowns(cluster)
    sightings = [one.sighting for one in cluster.traces if one.sighting is not None]
    reported_at, facts = _facts(cluster, knowns)
    evidence = _newest_first(
        [(one.at, item) for one in sightings for item in one.evidence],
        [item for known in knowns for item in known.evidence],
        EVIDENCE_KEPT,
    )
    hardware = _hardware(cluster, knowns)
    guessed = guess(evidence, hardware)
    device_class, confidence, reasons = _class(knowns, facts, guessed)
    agents = sorted(cluster.keys.get("agent", ()))
    return Device(
        id=id_,
        device_class=device_class,
        confidence=confidence,
        reasons=reasons,
        first_seen=cluster.first,
        last_seen=cluster.last,
        name=_name(facts, evidence) or _first(known.name for known in knowns),
        vendor=guessed.vendor or _first(known.vendor for known in knowns),
        product=guessed.product or _first(known.product for known in knowns),
        addresses=addresses,
        hardware=hardware,
        keys=_keys(cluster, addresses, knowns)[:KEYS_KEPT],
        evidence=evidence,
        agent_id=AgentId(agents[0].removeprefix("agent:")) if agents else None,
        reported_at=reported_at,
        facts=facts,
        class_by_hand=any(known.class_by_hand for known in knowns),
        label=_first(known.label for known in knowns),
        never_probe=guessed.never_probe or any(known.never_probe for known in knowns),
        is_desktop=any(known.is_desktop for known in knowns),
    )


def _keys(
    cluster: Cluster, addresses: Sequence[Address], knowns: Sequence[Device]
) -> tuple[str, ...]:
    """Addresses only where there is nothing better; what lost its address keeps its old key."""
    found = cluster.ranked_keys() or tuple(f"ip:{one}" for one in addresses)
    return found or next((known.keys for known in knowns), ())


def _facts(
    cluster: Cluster, knowns: Sequence[Device]
) -> tuple[datetime | None, Mapping[str, Fact]]:
    """Of the newest report there is, whether just received or kept."""
    found: list[tuple[datetime, Mapping[str, Fact]]] = [
        (moment(one.report), one.report.facts) for one in cluster.traces if one.report is not None
    ]
    found += [(one.reported_at, one.facts) for one in knowns if one.reported_at is not None]
    return max(found, key=lambda pair: pair[0], default=(None, {}))


def _hardware(cluster: Cluster, knowns: Sequence[Device]) -> tuple[HardwareAddress, ...]:
    seen = [
        (trace.last, HardwareAddress(card))
        for trace in cluster.traces
        if trace.known is None
        for kind, _, card in (key.partition(":") for key in trace.keys)
        if kind in {"hw", "local"}
    ]
    return _newest_first(seen, [card for known in knowns for card in known.hardware], CARDS_KEPT)


def _class(
    knowns: Sequence[Device], facts: Mapping[str, Fact], guessed: Guess
) -> tuple[DeviceClass, float, tuple[str, ...]]:
    """A person's word, else what the machine's own system says of itself, else the rules."""
    by_hand = next((known for known in knowns if known.class_by_hand), None)
    if by_hand is not None:
        return by_hand.device_class, 1.0, by_hand.reasons
    said = purpose(facts)
    if said is None or (said[1] < SURE and guessed.device_class in COMPUTERS):
        return guessed.device_class, guessed.confidence, guessed.reasons
    device_class, confidence, fact = said
    return device_class, confidence, (f"fact.{fact}",)


def _name(facts: Mapping[str, Fact], evidence: Iterable[Evidence]) -> str:
    """What the machine calls itself, else what the network calls it."""
    found: dict[str, str] = {}
    for item in evidence:
        found.setdefault(item.kind, item.value.strip().removesuffix(".").removesuffix(".local"))
    return host_name(facts) or _first(found.get(kind, "") for kind in _NAME_KINDS)


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")


def _newest_first(
    seen: Iterable[tuple[datetime, T]], kept: Iterable[T], most: int
) -> tuple[T, ...]:
    """Each once: those with a time by it, then the others in their order."""
    latest: dict[T, datetime] = {}
    for when, item in seen:
        latest[item] = max(when, latest.get(item, when))
    by_text = sorted(latest, key=str)
    ordered = sorted(by_text, key=lambda item: latest[item], reverse=True)
    return tuple(dict.fromkeys([*ordered, *kept]))[:most]
