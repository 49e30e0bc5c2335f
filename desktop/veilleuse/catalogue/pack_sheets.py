# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads resources/pack: limits, names of Windows, and the root: whose packs are believed."""

from dataclasses import fields
from pathlib import Path

import msgspec

from veilleuse.catalogue.bounds import load_bounds
from veilleuse.catalogue.folder import ResourceError, read_toml, resources
from veilleuse.domain.exploited import WindowsName
from veilleuse.domain.packs import PackLimits


def load_pack_limits(path: Path | None = None) -> PackLimits:
    """The limits, each with its reason and source."""
    return load_bounds(path or resources() / "pack" / "limits.toml", PackLimits)


def load_windows_names(path: Path | None = None) -> tuple[WindowsName, ...]:
    """How advisories name each Windows."""
    path = path or resources() / "pack" / "windows.toml"
    rows = read_toml(path).get("windows")
    try:
        names = msgspec.convert(rows, tuple[WindowsName, ...])
    except msgspec.ValidationError as error:
        raise ResourceError(file=str(path), why=str(error)) from error
    known = {field.name for field in fields(WindowsName)}
    listed = rows if isinstance(rows, list) else []
    surplus = {key for row in listed for key in row} - known
    if surplus or len({one.name for one in names}) != len(names):
        raise ResourceError(file=str(path), why="a name is there twice, or a key is none")
    return names


def shipped_root() -> bytes:
    """The root of the publisher of this program."""
    path = resources() / "pack" / "root.json"
    try:
        return path.read_bytes()
    except OSError as error:
        raise ResourceError(file=str(path), why=str(error)) from error
