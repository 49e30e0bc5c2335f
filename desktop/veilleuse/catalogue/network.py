# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bounds of a round, from resources/network.toml."""

from dataclasses import fields
from pathlib import Path

import msgspec

from veilleuse.catalogue.folder import ResourceError, read_toml, resources
from veilleuse.domain.limits import Limits


def load_limits(path: Path | None = None) -> Limits:
    """The bounds, each with its reason and source; ResourceError where one is missing or wrong."""
    path = path or resources() / "network.toml"
    tables = read_toml(path)
    names = {field.name for field in fields(Limits)}
    if unknown := sorted(tables.keys() ^ names):
        raise ResourceError(file=str(path), why=f"missing or unknown: {', '.join(unknown)}")
    try:
        return msgspec.convert({name: _value(path, name, tables[name]) for name in names}, Limits)
    except (msgspec.ValidationError, ValueError) as error:
        raise ResourceError(file=str(path), why=str(error)) from error


def _value(path: Path, name: str, table: object) -> object:
    if not isinstance(table, dict) or not table.get("reason") or not table.get("source"):
        raise ResourceError(file=str(path), why=f"{name} has no reason or no source")
    return table.get("value")
