# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a collector hands back: readings, each with how it went and where it was read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from veilleuse_agent.protocol import Status


@dataclass(frozen=True, slots=True)
class Reading:
    """One fact before it is dated. The value is plain JSON data, None unless the status is ok."""

    value: object
    status: Status
    source: str


Readings = Mapping[str, Reading]


@dataclass(frozen=True, slots=True)
class Collector:
    """A family of facts, the names it promises, and how long reading it may last."""

    name: str
    promises: tuple[str, ...]
    read: Callable[[], Readings]
    seconds: float = 20
    stop: Callable[[], None] = lambda: None
    """Called when the time is over: ends whatever `read` is waiting for."""
    is_beside: bool = False
    """It mostly waits: it begins first and the others do not wait for it."""


def ok(value: object, source: str) -> Reading:
    """The value was read."""
    return Reading(value, Status.OK, source)


def absent(source: str) -> Reading:
    """The place exists in principle and holds nothing."""
    return Reading(None, Status.ABSENT, source)


def denied(source: str) -> Reading:
    """The system refused, usually for want of privilege."""
    return Reading(None, Status.DENIED, source)


def error(source: str) -> Reading:
    """Reading failed, or its answer could not be understood."""
    return Reading(None, Status.ERROR, source)


def not_applicable(source: str) -> Reading:
    """The question has no meaning on this machine."""
    return Reading(None, Status.NOT_APPLICABLE, source)


def ok_or_absent(value: object, source: str) -> Reading:
    """Absent where nothing was found: None or an empty text."""
    return absent(source) if value is None or not str(value) else ok(value, source)


def same(names: Iterable[str], reading: Reading) -> dict[str, Reading]:
    """The same reading under several names: they are known, or unknown, together."""
    return dict.fromkeys(names, reading)
