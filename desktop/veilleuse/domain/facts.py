# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Typed reading of an agent's facts that keeps absent, denied and failed apart."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Generic, TypeVar, cast

from veilleuse.domain.model import Fact, FactStatus

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Row = Mapping[str, object]


class Gap(StrEnum):
    """Why there is no value. The first five are the agent's words, the last two ours."""

    ABSENT = "absent"
    DENIED = "denied"
    ERROR = "error"
    TIMEOUT = "timeout"
    NOT_APPLICABLE = "not_applicable"
    MISSING = "missing"
    """The report does not speak of it at all."""
    MALFORMED = "malformed"
    """It has a value, of another shape than agents/README.md says."""


@dataclass(frozen=True, slots=True)
class Reading(Generic[T_co]):
    """A value, or the reason why there is none: exactly one of the two is None."""

    name: str
    value: T_co | None
    gap: Gap | None = None


class Facts:
    """The facts of one report, by name and expected shape."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        """The mapping is read, never changed."""
        self._facts = facts
        self._read_once: dict[tuple[str, object], Reading[object]] = {}
        self._concluded: dict[str, tuple[object, object]] = {}

    def at(self, name: str) -> datetime | None:
        """When the agent's own clock says that the fact was read."""
        fact = self._facts.get(name)
        return fact.at if fact else None

    def once(self, name: str, under: object, conclude: Callable[[], T]) -> T:
        """What `conclude` says: asked once for as long as `under` is the same object."""
        kept = self._concluded.get(name)
        if kept is None or kept[0] is not under:
            kept = self._concluded[name] = (under, conclude())
        return cast("T", kept[1])

    def newest(self) -> datetime | None:
        """When the agent's own clock says that the last of them was read."""
        return self._newest

    @cached_property
    def _newest(self) -> datetime | None:
        return max((fact.at for fact in self._facts.values()), default=None)

    def flag(self, name: str) -> Reading[bool]:
        """True or false."""
        return self._read(name, flag)

    def number(self, name: str) -> Reading[int]:
        """An integer; true and false are not numbers."""
        return self._read(name, number)

    def text(self, name: str) -> Reading[str]:
        """Text, possibly empty."""
        return self._read(name, text)

    def moment(self, name: str) -> Reading[datetime]:
        """An ISO time with its zone."""
        return self._read(name, moment)

    def texts(self, name: str) -> Reading[tuple[str, ...]]:
        """A list of text."""
        return self._read(name, _texts)

    def row(self, name: str) -> Reading[Row]:
        """An object with named fields."""
        return self._read(name, _row)

    def rows(self, name: str) -> Reading[tuple[Row, ...]]:
        """A list of objects with named fields."""
        return self._read(name, _rows)

    def _read(self, name: str, shape: Callable[[object], T | None]) -> Reading[T]:
        """Looked through once: sixty controls ask for the same long lists."""
        kept = self._read_once.get((name, shape))
        if kept is None:
            kept = self._read_once[name, shape] = self._first_read(name, shape)
        return cast("Reading[T]", kept)

    def _first_read(self, name: str, shape: Callable[[object], T | None]) -> Reading[T]:
        fact = self._facts.get(name)
        if fact is None:
            return Reading(name, None, Gap.MISSING)
        if fact.status is not FactStatus.OK:
            return Reading(name, None, Gap(fact.status.value))
        value = shape(fact.value)
        return Reading(name, value, Gap.MALFORMED if value is None else None)


def flag(value: object) -> bool | None:
    """`value` where it is true or false."""
    return value if isinstance(value, bool) else None


def number(value: object) -> int | None:
    """`value` where it is an integer of at most 64 bits."""
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if abs(value) < 2**63 else None


def text(value: object) -> str | None:
    """`value` where it is text."""
    return value if isinstance(value, str) else None


def moment(value: object) -> datetime | None:
    """The time that an ISO text with a zone stands for."""
    if not isinstance(value, str):
        return None
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return None
    return at if at.tzinfo is not None else None


def _texts(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list | tuple):
        return None
    found = tuple(item for item in value if isinstance(item, str))
    return found if len(found) == len(value) else None


def _row(value: object) -> Row | None:
    return value if isinstance(value, Mapping) else None


def _rows(value: object) -> tuple[Row, ...] | None:
    if not isinstance(value, list | tuple):
        return None
    found = tuple(item for item in value if isinstance(item, Mapping))
    return found if len(found) == len(value) else None
