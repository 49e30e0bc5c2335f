# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The surfaces of Windows that are asked questions; tests pass recorded answers in.

Each raises FileNotFoundError for what is not there, PermissionError for what is refused,
TimeoutError for what is late, and OSError with the code for anything else.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeAlias

Scalar = int | bool | str | None
Row = dict[str, "Scalar | tuple[Scalar, ...] | Row"]
"""The properties of one object by name; moments are ISO 8601 text in UTC."""


class Wmi(Protocol):
    """Instrumentation."""

    def rows(self, namespace: str, query: str, seconds: float = 10) -> Sequence[Row]:
        """The rows that a query finds within the time."""
        ...

    def call(self, namespace: str, path: str, method: str) -> Row:
        """What a method without arguments answers: its return value and its outputs."""
        ...


Answer: TypeAlias = "int | bool | float | str | datetime | tuple[object, ...] | Automated | None"


class Automated(Protocol):
    """One automation object, usable until the object it came from is closed."""

    def get(self, name: str, *arguments: bool | int | str) -> Answer:
        """A property, or an item of an indexed one."""
        ...

    def put(self, name: str, value: bool | int | str) -> None:
        """Set a property."""
        ...

    def call(self, name: str, *arguments: bool | int | str) -> Answer:
        """What a method answers."""
        ...


class Automation(Protocol):
    """Objects that programs are scripted with."""

    def opened(self, program: str) -> AbstractContextManager[Automated]:
        """A new object by its name, closed with everything it handed out."""
        ...


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of an event log; its text stays where it is."""

    number: int
    level: int
    """2 error, 3 warning, 4 information (winmeta.xml); 0 where none was given."""
    at: datetime


class EventLog(Protocol):
    """The event logs."""

    def newest(self, channel: str, numbers: Sequence[int], levels: Sequence[int]) -> Event | None:
        """The newest entry of a channel with one of these numbers and levels; empty means any."""
        ...

    def oldest(self, channel: str) -> Event | None:
        """The oldest entry that a channel still keeps."""
        ...


@dataclass(frozen=True, slots=True)
class Binary:
    """What a program or a driver says of itself; it may lie, only a signature could not."""

    company: str | None
    version: str | None


class Files(Protocol):
    """The file system, as far as it is evidence."""

    def binary(self, path: str) -> Binary:
        """The version resource of a file; FileNotFoundError where there is no such file."""
        ...

    def text(self, path: str, limit: int) -> str:
        """The first `limit` bytes of a small file of settings, as text."""
        ...


class Caller(Protocol):
    """The account the agent runs as."""

    def is_system(self) -> bool:
        """Whether it is LocalSystem."""
        ...
