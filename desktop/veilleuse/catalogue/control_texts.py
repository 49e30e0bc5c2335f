# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads resources/controls/texts: what people read about each control."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import msgspec

from veilleuse.catalogue.folder import ResourceError, read_toml, resources
from veilleuse.catalogue.words import LANGUAGES
from veilleuse.domain.verdicts import ControlId


@dataclass(frozen=True, slots=True)
class ControlText:
    """One control in one language."""

    title: str
    """What should be true."""
    finding: str
    """What is wrong where it is not."""
    why: str
    action: str
    """What the prescription is called."""
    question: str = ""
    """For the person in charge; empty where a machine can tell."""
    director: str = ""
    """One sentence without jargon."""


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    finding: str
    why: str
    action: str
    director: str
    question: str = ""


@cache
def control_texts(language: str) -> Mapping[ControlId, ControlText]:
    """The texts of every control; ResourceError names the control that lacks one."""
    if language not in LANGUAGES:
        raise ResourceError(file="controls/texts", why=f"no language {language}")
    return read_control_texts(resources() / "controls" / "texts" / f"{language}.toml")


def read_control_texts(path: Path) -> Mapping[ControlId, ControlText]:
    """The texts of one file."""
    texts = {ControlId(name): _text(path, name, row) for name, row in read_toml(path).items()}
    return MappingProxyType(texts)


def _text(path: Path, name: str, row: object) -> ControlText:
    try:
        entry = msgspec.convert(row, _Entry)
    except msgspec.ValidationError as error:
        raise ResourceError(file=str(path), why=f"{name}: {error}") from error
    for field in ("title", "finding", "why", "action", "director"):
        if not getattr(entry, field).strip():
            raise ResourceError(file=str(path), why=f"{name}: {field} is empty")
    return ControlText(
        title=entry.title,
        finding=entry.finding,
        why=entry.why,
        action=entry.action,
        question=entry.question,
        director=entry.director,
    )
