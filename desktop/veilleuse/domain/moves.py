# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What one round found different from the round before: devices new, gone, back and changed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from veilleuse.domain.model import Address, Device, DeviceId
from veilleuse.domain.rounds import Mode, Round


class MoveKind(StrEnum):
    """What happened to a device."""

    NEW = "new"
    GONE = "gone"
    """Seen by the round before, on a network that this one went through as thoroughly, not now."""
    BACK = "back"
    JOINED = "joined"
    """It turned out to be another device that was known too."""
    ADDRESS = "address"
    CARD = "card"
    NAME = "name"
    CLASS = "class"


@dataclass(frozen=True, slots=True)
class Move:
    """One difference. It stays readable when the device is forgotten or named otherwise."""

    at: datetime
    """The beginning of the round that found it."""
    device: DeviceId
    title: str
    """As the device was shown then."""
    kind: MoveKind
    before: str = ""
    """What changed, in plain text; empty where there was nothing."""
    after: str = ""


def moves(
    was: Iterable[Device], now: Iterable[Device], this: Round, earlier: Round | None
) -> tuple[Move, ...]:
    """From the devices before a round and after it, by device; `earlier` is the round before.

    Nobody is new in the first round, and nobody is gone where this round looked less well.
    """
    if earlier is None:
        return ()
    before = {device.id: device for device in was}
    after = {device.id: device for device in now}
    found: list[Move] = []
    for id_ in sorted(before.keys() | after.keys()):
        found.extend(_moves_of(before.get(id_), after.get(id_), this, earlier))
    return tuple(found)


def previous(rounds: Sequence[Round], this: Round) -> Round | None:
    """The last whole round before this one that looked as well, else the last whole one."""
    whole = [
        one
        for one in rounds
        if one.ended_at and not one.stopped and one.started_at < this.started_at
    ]
    alike = [one for one in whole if _sweeps(one) or not _sweeps(this)]
    return max(alike or whole, key=lambda one: one.started_at, default=None)


def _sweeps(round_: Round) -> bool:
    """Whether it asked for those that say nothing of themselves."""
    return round_.mode is not Mode.QUIET


def _moves_of(
    before: Device | None, after: Device | None, this: Round, earlier: Round
) -> Iterator[Move]:
    if after is None:
        if before is not None:
            yield Move(this.started_at, before.id, before.title, MoveKind.JOINED)
    elif before is None:
        yield Move(this.started_at, after.id, after.title, MoveKind.NEW)
    elif after.last_seen < this.started_at:
        if before.last_seen >= earlier.started_at and _would_be_seen(before, this, earlier):
            yield Move(this.started_at, after.id, after.title, MoveKind.GONE)
    else:
        if before.last_seen < earlier.started_at:
            yield Move(this.started_at, after.id, after.title, MoveKind.BACK)
        yield from _changed(before, after, this.started_at)


def _would_be_seen(device: Device, this: Round, earlier: Round) -> bool:
    return (
        not this.stopped
        and (_sweeps(this) or not _sweeps(earlier))
        and any(
            address.version == network.version and address in network
            for address in device.addresses[:1]
            for network in this.networks
        )
    )


def _changed(before: Device, after: Device, at: datetime) -> Iterator[Move]:
    """One of several addresses or cards that were known before is no change."""
    for kind, were, are in (
        (MoveKind.ADDRESS, _lasting(before.addresses), _lasting(after.addresses)),
        (MoveKind.CARD, before.hardware, after.hardware),
        (MoveKind.NAME, (before.name,), (after.name,)),
        (MoveKind.CLASS, (before.device_class,), (after.device_class,)),
    ):
        if are and are[0] and are[0] not in were:
            yield Move(at, after.id, after.title, kind, str(were[0]) if were else "", str(are[0]))


def _lasting(addresses: Sequence[Address]) -> Sequence[Address]:
    """Where there is one of IPv4: those of IPv6 are drawn anew every day (RFC 8981)."""
    return [one for one in addresses if one.version == 4] or addresses
