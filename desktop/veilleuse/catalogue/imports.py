# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bounds and the column names of resources/imports."""

from dataclasses import fields
from pathlib import Path

import msgspec

from veilleuse.catalogue.folder import ResourceError, read_toml, resources
from veilleuse.domain.imports import Column, Columns, ImportLimits, plain_header


def load_import_limits(path: Path | None = None) -> ImportLimits:
    """The bounds, each with its reason and source; ResourceError where one is missing or wrong."""
    path = path or resources() / "imports" / "limits.toml"
    tables = read_toml(path)
    names = {field.name for field in fields(ImportLimits)}
    if unknown := sorted(tables.keys() ^ names):
        raise ResourceError(file=str(path), why=f"missing or unknown: {', '.join(unknown)}")
    values = {}
    for name, table in tables.items():
        if not isinstance(table, dict) or not table.get("reason") or not table.get("source"):
            raise ResourceError(file=str(path), why=f"{name} has no reason or no source")
        values[name] = table.get("value")
    try:
        return msgspec.convert(values, ImportLimits)
    except (msgspec.ValidationError, ValueError) as error:
        raise ResourceError(file=str(path), why=str(error)) from error


def load_columns(path: Path | None = None) -> Columns:
    """What headers mean; ResourceError for an unknown column and a header with two meanings."""
    path = path or resources() / "imports" / "columns.toml"
    try:
        table = msgspec.convert(read_toml(path).get("columns"), dict[Column, list[str]])
    except (msgspec.ValidationError, ValueError) as error:
        raise ResourceError(file=str(path), why=str(error)) from error
    found: dict[str, Column] = {}
    for column, headers in table.items():
        for header in map(plain_header, headers):
            if found.setdefault(header, column) is not column or not header:
                raise ResourceError(file=str(path), why=f"{header!r} has two meanings or none")
    return Columns(found)
