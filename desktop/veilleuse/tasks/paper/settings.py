# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Limits and choices of the paper, from resources/report/settings.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from veilleuse.catalogue.folder import ResourceError, read_toml, resources
from veilleuse.domain.verdicts import Severity


@dataclass(frozen=True, slots=True)
class MarkSetting:
    """One of the four marks: what it counts, on which controls."""

    id: str
    count: str
    controls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndicatorSetting:
    """One figure with its target, from 0 to 1."""

    id: str
    count: str
    controls: tuple[str, ...]
    target: float


@dataclass(frozen=True, slots=True)
class ReportSettings:
    """Each field is explained beside its value in the file."""

    fonts: tuple[str, ...]
    closing_days: int
    steady_points: float
    gone_after_days: int
    reporting_within_days: int
    accepted_within_days: int
    renewed_within_days: int
    least_gain: float
    decide_within_days: Mapping[Severity, int]
    lines: Mapping[str, int]
    length: Mapping[str, int]
    marks: tuple[MarkSetting, ...]
    indicators: tuple[IndicatorSetting, ...]


@cache
def report_settings() -> ReportSettings:
    """Read once; ResourceError where the file lacks something or has the wrong kind of it."""
    path = folder() / "settings.toml"
    raw = read_toml(path)
    try:
        return _settings(raw)
    except (KeyError, TypeError, ValueError) as error:
        raise ResourceError(file=str(path), why=repr(error)) from error


def folder() -> Path:
    """Where the templates lie."""
    return resources() / "report"


def _settings(raw: Mapping[str, object]) -> ReportSettings:
    days = _numbers(raw["decide_within_days"])
    return ReportSettings(
        fonts=_texts(raw["fonts"]),
        closing_days=int(str(raw["closing_days"])),
        steady_points=float(str(raw["steady_points"])),
        gone_after_days=int(str(raw["gone_after_days"])),
        reporting_within_days=int(str(raw["reporting_within_days"])),
        accepted_within_days=int(str(raw["accepted_within_days"])),
        renewed_within_days=int(str(raw["renewed_within_days"])),
        least_gain=float(str(raw["least_gain"])),
        decide_within_days={severity: days[severity] for severity in Severity},
        lines=_numbers(raw["lines"]),
        length=_numbers(raw["length"]),
        marks=tuple(_mark(table) for table in _list(raw["marks"])),
        indicators=tuple(_indicator(table) for table in _list(raw["indicators"])),
    )


def _mark(table: object) -> MarkSetting:
    if not isinstance(table, Mapping):
        raise TypeError("a mark is a table")
    return MarkSetting(str(table["id"]), str(table["count"]), _texts(table["controls"]))


def _indicator(table: object) -> IndicatorSetting:
    if not isinstance(table, Mapping):
        raise TypeError("an indicator is a table")
    return IndicatorSetting(
        str(table["id"]),
        str(table["count"]),
        _texts(table["controls"]),
        float(str(table["target"])),
    )


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("a list was expected")
    return value


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in _list(value))


def _numbers(value: object) -> dict[str, int]:
    if not isinstance(value, Mapping):
        raise TypeError("a table of numbers was expected")
    return {str(key): int(str(number)) for key, number in value.items()}
