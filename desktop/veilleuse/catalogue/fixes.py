# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads resources/fixes: how much work each procedure is, and the procedures themselves."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import msgspec

from veilleuse.catalogue.folder import ResourceError, read_toml, resources
from veilleuse.catalogue.guides import (
    Block,
    BlockKind,
    Guide,
    Section,
    SectionCode,
    Span,
    SpanKind,
    parse_guide,
)
from veilleuse.catalogue.words import words
from veilleuse.domain.verdicts import Fix, FixId

__all__ = [
    "Block",
    "BlockKind",
    "Guide",
    "Section",
    "SectionCode",
    "Span",
    "SpanKind",
    "fixes",
    "guide",
    "read_fixes",
]

_Minutes = Annotated[int, msgspec.Meta(ge=0, le=10_000)]


class _Effort(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    value: _Minutes
    reason: str


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    minutes_once: _Effort
    minutes_each: _Effort
    audience: str
    best_hour: str
    care_warning: bool
    prerequisites: tuple[str, ...] = ()
    proof: tuple[str, ...] = ()


@cache
def fixes() -> Mapping[FixId, Fix]:
    """Every procedure without its texts."""
    return read_fixes(_list())


@cache
def guide(fix: FixId, language: str) -> Guide:
    """One procedure; ResourceError where there is none or a line of it is not understood."""
    entry = _entries(_list()).get(fix)
    if entry is None:
        raise ResourceError(file=str(_list()), why=f"no fix {fix}")
    path = resources() / "fixes" / f"{fix}.{language}.md"
    headings = {code: words(language)(f"fix_section.{code}") for code in SectionCode}
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(file=str(path), why=str(error)) from error
    return replace(
        parse_guide(text, headings, str(path)),
        audience=entry.audience,
        best_hour=entry.best_hour,
        care_warning=entry.care_warning,
    )


def read_fixes(path: Path) -> Mapping[FixId, Fix]:
    """The procedures of one list; ResourceError names the one that cannot be used."""
    entries = _entries(path)
    return MappingProxyType({FixId(name): _fix(path, name, entries) for name in entries})


def _fix(path: Path, name: str, entries: Mapping[str, _Entry]) -> Fix:
    entry = entries[name]
    for first in entry.prerequisites:
        if first not in entries:
            raise ResourceError(file=str(path), why=f"{name}: no fix {first} to do before")
    for effort in (entry.minutes_once, entry.minutes_each):
        if not effort.reason.strip():
            raise ResourceError(file=str(path), why=f"{name}: minutes without a reason")
    return Fix(
        id=FixId(name),
        minutes_once=entry.minutes_once.value,
        minutes_each=entry.minutes_each.value,
        prerequisites=tuple(FixId(first) for first in entry.prerequisites),
        proof=entry.proof,
        best_hour=entry.best_hour,
    )


@cache
def _entries(path: Path) -> Mapping[str, _Entry]:
    return {name: _entry(path, name, row) for name, row in read_toml(path).items()}


def _entry(path: Path, name: str, row: object) -> _Entry:
    try:
        return msgspec.convert(row, _Entry)
    except msgspec.ValidationError as error:
        raise ResourceError(file=str(path), why=f"{name}: {error}") from error


def _list() -> Path:
    return resources() / "fixes" / "fixes.toml"
