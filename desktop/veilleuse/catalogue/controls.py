# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads resources/controls: what is checked, with which limits, and why."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from veilleuse.catalogue.folder import ResourceError, read_toml, resources
from veilleuse.domain.judge import limits
from veilleuse.domain.judges.case import Kind
from veilleuse.domain.model import DeviceClass
from veilleuse.domain.verdicts import Control, ControlId, FixId, Scope, Severity

T = TypeVar("T")

EVERY_CLASS = "*"
"""In `applies_to`: a control of all devices, those that nobody recognised included."""


class _Limit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    value: int | str | tuple[str, ...]
    reason: str
    source: str


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    scope: Scope
    judge: str
    severity: Severity
    severity_reason: str
    fix: str
    evidences: tuple[str, ...]
    unknown_means: str
    applies_to: tuple[str, ...] = ()
    learnable: bool = True
    limits: dict[str, object] = msgspec.field(default_factory=dict)


class _Catalogue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    families: tuple[str, ...]
    report_limits: dict[str, object]


def load_controls(folder: Path | None = None) -> Mapping[ControlId, Control]:
    """The controls in the order of the catalogue; ResourceError names the file and the key."""
    folder = folder or resources() / "controls"
    head = folder / "catalogue.toml"
    catalogue = _convert(head, "top", read_toml(head), _Catalogue)
    shared = _values(head, "report_limits", catalogue.report_limits)
    controls: dict[ControlId, Control] = {}
    for family in catalogue.families:
        path = folder / f"{family}.toml"
        for name, table in read_toml(path).items():
            if name in controls:
                raise ResourceError(file=str(path), why=f"{name} stands in another file too")
            controls[ControlId(name)] = _control(path, name, table, shared)
    return controls


def _control(path: Path, name: str, table: object, shared: Mapping[str, object]) -> Control:
    entry = _convert(path, name, table, _Entry)
    needed = limits(entry.scope, entry.judge)
    if needed is None:
        raise ResourceError(
            file=str(path), why=f"{name}.judge: no {entry.scope} judge {entry.judge}"
        )
    given = _values(path, f"{name}.limits", entry.limits)
    parameters = {k: v for k, v in shared.items() if k in needed} | given
    _check(path, name, needed, parameters)
    return Control(
        id=ControlId(name),
        scope=entry.scope,
        applies_to=_classes(path, name, entry),
        judge=entry.judge,
        parameters=parameters,
        severity=entry.severity,
        fix=FixId(entry.fix),
        evidences=entry.evidences,
        learnable=entry.learnable,
    )


def _classes(path: Path, name: str, entry: _Entry) -> frozenset[DeviceClass]:
    if (entry.scope is Scope.DEVICE) != bool(entry.applies_to):
        raise ResourceError(file=str(path), why=f"{name}.applies_to: only and always for devices")
    if entry.applies_to == (EVERY_CLASS,):
        return frozenset(DeviceClass)
    return frozenset(
        _convert(path, f"{name}.applies_to", entry.applies_to, tuple[DeviceClass, ...])
    )


def _values(path: Path, place: str, given: Mapping[str, object]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, table in given.items():
        limit = _convert(path, f"{place}.{name}", table, _Limit)
        if not limit.reason.strip() or not limit.source.strip():
            raise ResourceError(file=str(path), why=f"{place}.{name}: no reason or no source")
        values[name] = limit.value
    return values


def _convert(path: Path, place: str, value: object, kind: type[T]) -> T:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise ResourceError(file=str(path), why=f"{place}: {error}") from error


def _check(path: Path, name: str, needed: Mapping[str, Kind], given: Mapping[str, object]) -> None:
    """Exactly the limits that the judge reads, each of the right shape."""
    odd = set(needed) ^ set(given)
    if odd:
        limit = min(odd)
        word = "missing" if limit in needed else "not read by the judge"
        raise ResourceError(file=str(path), why=f"{name}.limits.{limit}: {word}")
    for limit, kind in needed.items():
        _convert(path, f"{name}.limits.{limit}", given[limit], _SHAPES[kind])


_SHAPES: Mapping[Kind, type] = {
    Kind.NUMBER: int,
    Kind.TEXTS: tuple[str, ...],
    Kind.SEVERITY: Severity,
}
