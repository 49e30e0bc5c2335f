# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exact names and version numbers of programs, services and processes."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from veilleuse.domain.facts import Row, text

RUNNING = frozenset({"running", "active"})
_NUMBER = re.compile(r"\d+")
_PARTS = 6
_ENDING = re.compile(r"([ _-]*(v?\d|\().*)?", re.DOTALL)


class Named:
    """Rows found by their whole name, or by how it begins; upper and lower case are alike."""

    def __init__(self, rows: Iterable[tuple[str, Row]]) -> None:
        """Each row with the name it is known by; blanks in a row count as one."""
        self._rows: dict[str, list[Row]] = {}
        for name, row in rows:
            self._rows.setdefault(" ".join(name.casefold().split()), []).append(row)
        self._names = sorted(self._rows)

    def named(self, patterns: Iterable[str]) -> list[Row]:
        """Rows of these names; a final `*` stands for any ending."""
        found: list[Row] = []
        for pattern in patterns:
            if pattern.endswith("*"):
                for name in self._starting(pattern[:-1].casefold()):
                    found += self._rows[name]
            else:
                found += self._rows.get(pattern.casefold(), [])
        return found

    def programs(self, wanted: str) -> list[Row]:
        """Rows of this installed program, whose name may go on with a version or a bracket."""
        wanted = wanted.casefold()
        return [
            row
            for name in self._starting(wanted)
            if _ENDING.fullmatch(name, len(wanted))
            for row in self._rows[name]
        ]

    def with_words(self, first: str, further: str = "") -> list[Row]:
        """Rows whose name begins with these whole words and, further on, holds that one."""
        return [
            row
            for name in self._starting(first.casefold())
            if starts_with_words(name, first) and (not further or further in name.split())
            for row in self._rows[name]
        ]

    def _starting(self, beginning: str) -> Iterator[str]:
        for index in range(bisect_left(self._names, beginning), len(self._names)):
            if not self._names[index].startswith(beginning):
                return
            yield self._names[index]


def services(rows: Iterable[Row]) -> Named:
    """Services, drivers and systemd units, without the ending of a unit's file."""
    return Named(((text(row.get("name")) or "").removesuffix(".service"), row) for row in rows)


def software(rows: Iterable[Row]) -> Named:
    """Installed programs."""
    return Named((text(row.get("name")) or "", row) for row in rows)


def starts_with_words(name: str, words: str) -> bool:
    """Whether `name` begins with these whole words."""
    name, words = name.casefold(), words.casefold()
    return name == words or name.startswith((words + " ", words + "\u00a0"))


def parts(version: str) -> tuple[int, ...]:
    """The numbers of a version, for comparing: 24.09 is below 25.1."""
    return tuple(int(part[:9]) for part in _NUMBER.findall(version)[:_PARTS])


def is_below(version: str, minimum: str) -> bool | None:
    """Whether a version is older; None where it holds no number."""
    found = parts(version)
    return _significant(found) < _significant(parts(minimum)) if found else None


def _significant(numbers: tuple[int, ...]) -> tuple[int, ...]:
    """25 and 25.0 are one version."""
    while numbers and numbers[-1] == 0:
        numbers = numbers[:-1]
    return numbers


def is_running(row: Row) -> bool:
    """Whether the service of this row runs."""
    return (text(row.get("state")) or "").casefold() in RUNNING
