# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads resources/knowledge: what the judges know, every row with a source."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import TypeVar

import msgspec

from veilleuse.catalogue.folder import ResourceError, read_toml, resources
from veilleuse.domain.deadlines import DeadlineRule
from veilleuse.domain.exploited import AffectedProduct, FixedVersion
from veilleuse.domain.knowledge import (
    AiTool,
    Default,
    DistributionLifecycle,
    EditionGroup,
    Knowledge,
    PaidLicence,
    Processor,
    Program,
    Protection,
    RemoteTool,
    RiskyPort,
    Source,
    UpdateLine,
    WindowsLifecycle,
)

T = TypeVar("T")
Table = dict[str, object]


def load_knowledge(folder: Path | None = None) -> Knowledge:
    """Everything in `folder`; ResourceError names the file and the row that cannot be used."""
    shelf = _Folder(folder or resources() / "knowledge")
    sources = shelf.sources()
    return Knowledge(
        version=max(source.checked for source in sources.values()).isoformat(),
        sources=sources,
        windows=shelf.rows("windows.toml", "windows", WindowsLifecycle),
        editions=shelf.rows("windows.toml", "edition", EditionGroup),
        licences=shelf.rows("windows.toml", "licence", PaidLicence),
        distributions=shelf.rows("distributions.toml", "distribution", DistributionLifecycle),
        update_lines=shelf.rows("updates.toml", "line", UpdateLine, _spell_updates),
        protections=shelf.rows("protections.toml", "protection", Protection),
        remote_tools=shelf.rows("remote_tools.toml", "tool", RemoteTool),
        ai_tools=shelf.rows("ai_tools.toml", "tool", AiTool),
        defaults=shelf.rows("defaults.toml", "default", Default),
        ports=shelf.rows("ports.toml", "port", RiskyPort),
        programs=shelf.rows("programs.toml", "program", Program, _spell_releases),
        processors=shelf.rows("processors.toml", "processor", Processor),
        deadlines=shelf.rows("deadlines.toml", "deadline", DeadlineRule),
        affected=shelf.rows("affected.toml", "product", AffectedProduct, _spell_versions),
        fixed=shelf.rows("affected.toml", "fixed", FixedVersion),
    )


class _Folder:
    """One folder of knowledge, each file read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, Table] = {}
        self._sources: Mapping[str, Source] = {}

    def sources(self) -> Mapping[str, Source]:
        path = self._folder / "sources.toml"
        tables = self._tables("sources.toml")
        if not tables:
            raise ResourceError(file=str(path), why="no source")
        self._sources = {key: _row(path, key, table, Source) for key, table in tables.items()}
        return self._sources

    def rows(
        self,
        name: str,
        family: str,
        kind: type[T],
        spell: Callable[[Table], Table] = lambda table: table,
    ) -> tuple[T, ...]:
        path = self._folder / name
        tables = self._tables(name)
        unknown = set(tables) - _FAMILIES[name]
        if unknown:
            raise ResourceError(file=str(path), why=f"{min(unknown)} is not expected here")
        listed = tables.get(family)
        if not isinstance(listed, list):
            raise ResourceError(file=str(path), why=f"no {family}")
        return tuple(
            self._row(path, f"{family} {count}", table, kind, spell)
            for count, table in enumerate(listed, start=1)
        )

    def _row(
        self, path: Path, place: str, table: object, kind: type[T], spell: Callable[[Table], Table]
    ) -> T:
        if isinstance(table, dict):
            source = table.get("source")
            if source is not None and source not in self._sources:
                raise ResourceError(file=str(path), why=f"{place}: no source {source}")
            table = spell(table)
        return _row(path, place, table, kind)

    def _tables(self, name: str) -> Table:
        if name not in self._files:
            self._files[name] = read_toml(self._folder / name)
        return self._files[name]


_FAMILIES = {
    "windows.toml": {"windows", "edition", "licence"},
    "distributions.toml": {"distribution"},
    "updates.toml": {"line"},
    "protections.toml": {"protection"},
    "remote_tools.toml": {"tool"},
    "ai_tools.toml": {"tool"},
    "defaults.toml": {"default"},
    "ports.toml": {"port"},
    "programs.toml": {"program"},
    "processors.toml": {"processor"},
    "deadlines.toml": {"deadline"},
    "affected.toml": {"product", "fixed"},
}


def _row(path: Path, place: str, table: object, kind: type[T]) -> T:
    if isinstance(table, dict):
        known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
        surplus = set(table) - known
        if surplus:
            raise ResourceError(file=str(path), why=f"{place}: no key {min(surplus)}")
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise ResourceError(file=str(path), why=f"{place}: {error}") from error


def _spell_updates(table: Table) -> Table:
    """Rows are written [day, revision, kind], oldest first."""
    rows = _spelled(table.get("rows"), ("on", "revision", "kind"))
    return {**table, "rows": rows}


def _spell_releases(table: Table) -> Table:
    """Releases are written [major, day], oldest first."""
    if "releases" not in table:
        return table
    return {**table, "releases": _spelled(table["releases"], ("major", "on"))}


def _spell_versions(table: Table) -> Table:
    """Releases are written [line, version, day]."""
    if "releases" not in table:
        return table
    return {**table, "releases": _spelled(table["releases"], ("line", "version", "on"))}


def _spelled(rows: object, names: tuple[str, ...]) -> object:
    """Short lists as tables; what is no such list is left for the schema to refuse."""
    if not isinstance(rows, list) or not all(
        isinstance(row, list) and len(row) == len(names) for row in rows
    ):
        return rows
    return sorted(
        (dict(zip(names, row, strict=True)) for row in rows), key=lambda row: str(row["on"])
    )
