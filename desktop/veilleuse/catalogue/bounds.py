# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sheets of bounds: one table for each number of a record, with its value, reason and source."""

from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from veilleuse.catalogue.folder import ResourceError, read_toml

_Record = TypeVar("_Record")


def load_bounds(path: Path, kind: type[_Record]) -> _Record:
    """The dataclass `kind` with the values of the sheet; ResourceError if one is not justified."""
    tables = read_toml(path)
    shape: Any = kind  # no type says that it is a dataclass
    names = {field.name for field in fields(shape)}
    if unknown := sorted(tables.keys() ^ names):
        raise ResourceError(file=str(path), why=f"missing or unknown: {', '.join(unknown)}")
    try:
        return msgspec.convert({name: _value(path, name, tables[name]) for name in names}, kind)
    except (msgspec.ValidationError, ValueError) as error:
        raise ResourceError(file=str(path), why=str(error)) from error


def _value(path: Path, name: str, table: object) -> object:
    if not isinstance(table, dict) or not table.get("reason") or not table.get("source"):
        raise ResourceError(file=str(path), why=f"{name} has no reason or no source")
    return table.get("value")
