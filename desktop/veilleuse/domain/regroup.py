# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several devices made one and one made two, because a person says so."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b
from ipaddress import ip_address

from veilleuse.domain.cluster import Cluster
from veilleuse.domain.compose import ADDRESSES_KEPT, Guesser, Part, compose, first_of
from veilleuse.domain.model import Device, DeviceId
from veilleuse.domain.traces import of_device

_KINDS = ("agent", "host", "mdns", "hw", "local", "ip")


def unite(first: Device, others: Sequence[Device], guess: Guesser) -> Device:
    """One device of several, because a person says so; where they differ, the first is right."""
    cluster = Cluster.of(of_device(first))
    for other in others:
        cluster.take(Cluster.of(of_device(other)))
    all_ = (first, *others)
    newest_first = sorted(all_, key=lambda one: one.last_seen, reverse=True)
    addresses = tuple(dict.fromkeys(a for one in newest_first for a in one.addresses))
    part = Part(first.id, cluster, addresses[:ADDRESSES_KEPT])
    made = compose(part, guess, {one.id: first.id for one in all_})
    by_hand = next((one for one in all_ if one.class_by_hand), made)
    return replace(
        made,
        device_class=by_hand.device_class,
        confidence=by_hand.confidence,
        reasons=by_hand.reasons,
        label=first_of(one.label for one in all_),
        name=first.name or made.name,
        bound=tuple(dict.fromkeys((*made.bound, *cluster.ranked_keys()))),
    )


def split(
    device: Device, keys: Collection[str], taken: Iterable[DeviceId], guess: Guesser
) -> tuple[Device, Device]:
    """The device without the keys, and a new one that has them; `taken` are the ids in use.

    ValueError unless the keys are some of the device's own and not all. What was read of the
    device stays with the first, except what only its own card or agent can have said.
    """
    own = frozenset(splittable(device))
    moved = frozenset(keys)
    if not moved or not moved < own:
        raise ValueError("keys of the device, but not all of them")
    kinds = {_kind(key) for key in moved}
    second = _second(device, moved, set(taken), guess)
    agent_leaves = second.agent_id is not None
    first = replace(
        device,
        keys=tuple(key for key in device.keys if key not in moved),
        hardware=tuple(one for one in device.hardware if one not in second.hardware),
        addresses=tuple(one for one in device.addresses if one not in second.addresses),
        agent_id=None if agent_leaves else device.agent_id,
        reported_at=None if agent_leaves else device.reported_at,
        facts={} if agent_leaves else device.facts,
        bound=tuple(sorted({*device.bound, *(key for key in own if _kind(key) in kinds)} - moved)),
        apart=tuple(sorted({*device.apart, second.id})),
    )
    return first, second


def splittable(device: Device) -> tuple[str, ...]:
    """What a device can be split by, strongest first."""
    return tuple(dict.fromkeys((*device.keys, *device.bound)))


def _second(device: Device, moved: frozenset[str], taken: set[DeviceId], guess: Guesser) -> Device:
    told = {kind: {k.partition(":")[2] for k in moved if _kind(k) == kind} for kind in _KINDS}
    cards = tuple(one for one in device.hardware if one in told["hw"] | told["local"])
    addresses = tuple(ip_address(one) for one in sorted(told["ip"]))
    has_agent = device.agent_id is not None and device.agent_id in told["agent"]
    guessed = guess((), cards)
    return Device(
        id=_new_id(device, moved, taken),
        device_class=guessed.device_class,
        confidence=guessed.confidence,
        reasons=guessed.reasons,
        first_seen=device.first_seen,
        last_seen=device.last_seen,
        name=next(iter(sorted(told["host"] | told["mdns"])), ""),
        vendor=guessed.vendor,
        product=guessed.product,
        addresses=addresses,
        hardware=cards,
        keys=tuple(key for key in splittable(device) if key in moved),
        agent_id=device.agent_id if has_agent else None,
        reported_at=device.reported_at if has_agent else None,
        facts=device.facts if has_agent else {},
        never_probe=guessed.never_probe or device.never_probe,
        bound=tuple(sorted(moved)),
        apart=(device.id,),
    )


def _new_id(device: Device, moved: frozenset[str], taken: set[DeviceId]) -> DeviceId:
    number = 0
    while True:
        seed = "\n".join((device.id, *sorted(moved), str(number)))
        id_ = DeviceId(blake2b(seed.encode(), digest_size=8).hexdigest())
        if id_ not in taken:
            return id_
        number += 1


def _kind(key: str) -> str:
    return key.partition(":")[0]
