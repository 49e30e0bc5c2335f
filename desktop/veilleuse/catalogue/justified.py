# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TOML sheets in which every number stands beside its reason and its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from veilleuse.catalogue.folder import ResourceError, read_toml

_Member = TypeVar("_Member", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Row:
    """One table of a sheet, which knows its place for whoever must mend it."""

    path: Path
    place: str
    cells: Mapping[str, object]

    def refusal(self, why: str) -> ResourceError:
        """The error that names this row."""
        return ResourceError(file=str(self.path), why=f"{self.place}: {why}")

    def justify(self) -> None:
        """Refuses a row without reason or source."""
        self.text("reason")
        self.text("source")

    def number(self, low: float, high: float) -> float:
        """Its `value`, within both limits and justified."""
        self.justify()
        value = self.cells.get("value")
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self.refusal("value is not a number")
        if not low <= value <= high:
            raise self.refusal(f"value {value} is not within {low:g} and {high:g}")
        return float(value)

    def has(self, name: str) -> bool:
        """Whether the cell is there at all."""
        return name in self.cells

    def flag(self, name: str) -> bool:
        """A cell that is true or absent."""
        return self.cells.get(name) is True

    def text(self, name: str) -> str:
        """A cell that says something."""
        value = self.cells.get(name)
        if not isinstance(value, str) or not value.strip():
            raise self.refusal(f"no {name}")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A cell that lists words."""
        value = self.cells.get(name)
        if not isinstance(value, list) or not value:
            raise self.refusal(f"no {name}")
        return tuple(str(item) for item in value)

    def member(self, kind: type[_Member], name: str) -> _Member:
        """A cell that is one of a closed set."""
        return self._member(kind, self.text(name))

    def members(self, kind: type[_Member], name: str) -> tuple[_Member, ...]:
        """A cell that lists some of a closed set."""
        return tuple(self._member(kind, word) for word in self.texts(name))

    def _member(self, kind: type[_Member], word: str) -> _Member:
        try:
            return kind(word)
        except ValueError as error:
            raise self.refusal(f"no {kind.__name__} {word}") from error


class Sheet:
    """One file."""

    def __init__(self, path: Path) -> None:
        """Reads it; ResourceError where it cannot be read."""
        self._path = path
        self._top = Row(path, "top", read_toml(path))

    def refusal(self, why: str) -> ResourceError:
        """The error that names this file."""
        return ResourceError(file=str(self._path), why=why)

    def text(self, name: str) -> str:
        """A word at the top of the file."""
        return self._top.text(name)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of words at the top of the file."""
        return self._top.texts(name)

    def row(self, name: str) -> Row:
        """The table [name]."""
        return Row(self._path, f"[{name}]", self._table(self._top.cells.get(name), name))

    def rows(self, name: str) -> tuple[Row, ...]:
        """The tables [[name]], numbered from one as a reader counts them."""
        tables = self._top.cells.get(name)
        if not isinstance(tables, list) or not tables:
            raise self.refusal(f"no [[{name}]]")
        return tuple(
            Row(self._path, f"[[{name}]] {count}", self._table(table, name))
            for count, table in enumerate(tables, start=1)
        )

    def _table(self, value: object, name: str) -> Mapping[str, object]:
        if not isinstance(value, dict):
            raise self.refusal(f"no [{name}]")
        return value
