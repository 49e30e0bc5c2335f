# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads resources/frameworks: what the codes in `evidences` stand for, in our own short words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import msgspec

from veilleuse.catalogue.folder import ResourceError, read_toml, resources
from veilleuse.catalogue.words import LANGUAGES


@dataclass(frozen=True, slots=True)
class Framework:
    """One text that asks something of the establishment, in one language."""

    id: str
    name: str
    about: str
    """What it is, whom it binds, and how far our evidence goes."""
    source: str
    items: Mapping[str, str]
    """Code to what it asks, in the order of the file."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One item of one framework."""

    code: str
    framework: Framework
    text: str


class _Both(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    fr: str
    en: str


class _Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: _Both
    about: _Both
    source: str
    items: dict[str, _Both]


@cache
def frameworks(language: str) -> Mapping[str, Framework]:
    """By id, which is the file's name; ResourceError names what cannot be vouched for."""
    return read_frameworks(resources() / "frameworks", language)


@cache
def citations(language: str) -> Mapping[str, Citation]:
    """By code, those of all frameworks."""
    return cited(frameworks(language))


def cited(known: Mapping[str, Framework]) -> Mapping[str, Citation]:
    """By code; ResourceError for a code that two frameworks use."""
    found: dict[str, Citation] = {}
    for framework in known.values():
        for code, text in framework.items.items():
            if code in found:
                raise ResourceError(file=f"{framework.id}.toml", why=f"{code} stands twice")
            found[code] = Citation(code, framework, text)
    return MappingProxyType(found)


def read_frameworks(folder: Path, language: str) -> Mapping[str, Framework]:
    """Those of one folder, by the names of their files."""
    if language not in LANGUAGES:
        raise ResourceError(file=str(folder), why=f"no language {language}")
    paths = sorted(folder.glob("*.toml"))
    return MappingProxyType({path.stem: _framework(path, language) for path in paths})


def _framework(path: Path, language: str) -> Framework:
    try:
        sheet = msgspec.convert(read_toml(path), _Sheet)
    except msgspec.ValidationError as error:
        raise ResourceError(file=str(path), why=str(error)) from error
    told = {"name": sheet.name, "about": sheet.about, **sheet.items}
    for place, both in told.items():
        if not both.fr.strip() or not both.en.strip():
            raise ResourceError(file=str(path), why=f"{place}: a language is missing")
    if not sheet.source.strip():
        raise ResourceError(file=str(path), why="no source")
    say = {place: getattr(both, language) for place, both in told.items()}
    items = {code: say[code] for code in sheet.items}
    return Framework(path.stem, say["name"], say["about"], sheet.source, MappingProxyType(items))
