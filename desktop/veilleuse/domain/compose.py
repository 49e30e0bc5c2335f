# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a device is, composed from all that speaks of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from veilleuse.domain.classify import Guess
from veilleuse.domain.cluster import CARDS, Cluster
from veilleuse.domain.computers import SURE, purpose
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
)
from veilleuse.domain.traces import host_name, moment

Guesser = Callable[[tuple[Evidence, ...], tuple[HardwareAddress, ...]], Guess]

EVIDENCE_KEPT = 200
"""Newest first. A talkative printer shows under sixty; more is somebody filling our memory."""
ADDRESSES_KEPT = 16
"""Newest first: some IPv6 addresses of the day and the last leases."""
CARDS_KEPT = 16
"""Newest first: a computer with its docking stations and virtual machines."""
KEYS_KEPT = 32
"""Strongest first: all that the above can give, and some old names."""

_NAME_KINDS = ("name.host", "name.dhcp", "name.netbios", "name.dns", "name.mdns")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part:
    """What a device is composed of."""

    id: DeviceId
    cluster: Cluster
    addresses: tuple[Address, ...]


def knowns_of(cluster: Cluster) -> list[Device]:
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


def compose(part: Part, guess: Guesser, became: Mapping[DeviceId, DeviceId]) -> Device:
    """One device; `became` says what known devices are called from now on."""
    cluster, addresses = part.cluster, part.addresses
    knowns = knowns_of(cluster)
    sightings = [one.sighting for one in cluster.traces if one.sighting is not None]
    reported_at, facts = _facts(cluster, knowns)
    evidence = newest_first(
        [(one.at, item) for one in sightings for item in one.evidence],
        [item for known in knowns for item in known.evidence],
        EVIDENCE_KEPT,
    )
    hardware = _hardware(cluster, knowns)
    guessed = guess(evidence, hardware)
    device_class, confidence, reasons = _class(knowns, facts, guessed)
    return Device(
        id=part.id,
        device_class=device_class,
        confidence=confidence,
        reasons=reasons,
        first_seen=cluster.first,
        last_seen=cluster.last,
        name=_name(facts, evidence) or first_of(known.name for known in knowns),
        vendor=guessed.vendor or first_of(known.vendor for known in knowns),
        product=guessed.product or first_of(known.product for known in knowns),
        addresses=addresses,
        hardware=hardware,
        keys=_keys(cluster, addresses, knowns)[:KEYS_KEPT],
        evidence=evidence,
        agent_id=_agent(cluster, knowns),
        reported_at=reported_at,
        facts=facts,
        class_by_hand=any(known.class_by_hand for known in knowns),
        label=first_of(known.label for known in knowns),
        never_probe=guessed.never_probe or any(known.never_probe for known in knowns),
        is_desktop=any(known.is_desktop for known in knowns),
        bound=tuple(sorted({key for known in knowns for key in known.bound})),
        apart=tuple(sorted({became.get(other, other) for other in cluster.apart} - {part.id})),
    )


def _agent(cluster: Cluster, knowns: Sequence[Device]) -> AgentId | None:
    """The one that spoke last, where a person said that a machine has had several."""
    agents = {AgentId(key.removeprefix("agent:")) for key in cluster.keys.get("agent", ())}
    spoke = [(moment(one.report), one.report.agent_id) for one in cluster.traces if one.report]
    spoke += [(one.reported_at, one.agent_id) for one in knowns if one.reported_at and one.agent_id]
    heard = [(at, agent) for at, agent in spoke if agent in agents]
    return max(heard)[1] if heard else min(agents, default=None)


def _keys(
    cluster: Cluster, addresses: Sequence[Address], knowns: Sequence[Device]
) -> tuple[str, ...]:
    """Addresses only where there is nothing better; what lost its address keeps its old key."""
    found = cluster.ranked_keys() or tuple(f"ip:{one}" for one in addresses)
    return found or next((known.keys for known in knowns), ())


def _facts(
    cluster: Cluster, knowns: Sequence[Device]
) -> tuple[datetime | None, Mapping[str, Fact]]:
    """Of the newest report there is, whether just received or kept; an agent's own go first."""
    found: list[tuple[bool, datetime, Mapping[str, Fact]]] = [
        (not one.report.is_hand_made, moment(one.report), one.report.facts)
        for one in cluster.traces
        if one.report is not None
    ]
    found += [
        (one.agent_id is not None, one.reported_at, one.facts)
        for one in knowns
        if one.reported_at is not None
    ]
    _, at, facts = max(found, key=lambda told: told[:2], default=(False, None, {}))
    return at, facts


def _hardware(cluster: Cluster, knowns: Sequence[Device]) -> tuple[HardwareAddress, ...]:
    seen = [
        (trace.last, HardwareAddress(card))
        for trace in cluster.traces
        if trace.known is None
        for kind, _, card in (key.partition(":") for key in trace.keys)
        if kind in CARDS
    ]
    kept = [card for known in knowns for card in known.hardware]
    theirs = {key.partition(":")[2] for key in cluster.theirs}
    return newest_first(
        [(at, card) for at, card in seen if card not in theirs],
        [card for card in kept if card not in theirs],
        CARDS_KEPT,
    )


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
    return host_name(facts) or first_of(found.get(kind, "") for kind in _NAME_KINDS)


def first_of(texts: Iterable[str]) -> str:
    """The first that is not empty."""
    return next((text for text in texts if text), "")


def newest_first(seen: Iterable[tuple[datetime, T]], kept: Iterable[T], most: int) -> tuple[T, ...]:
    """Each once: those with a time by it, then the others in their order."""
    latest: dict[T, datetime] = {}
    for when, item in seen:
        latest[item] = max(when, latest.get(item, when))
    by_text = sorted(latest, key=str)
    ordered = sorted(by_text, key=lambda item: latest[item], reverse=True)
    return tuple(dict.fromkeys([*ordered, *kept]))[:most]
