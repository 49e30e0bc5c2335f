# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads resources/calendar.toml: the public holidays."""

from functools import cache
from pathlib import Path

from veilleuse.catalogue.folder import ResourceError, read_toml, resources
from veilleuse.domain.working_days import Holidays


@cache
def holidays() -> Holidays:
    """Those of this country."""
    return read_holidays(resources() / "calendar.toml")


def read_holidays(path: Path) -> Holidays:
    """Those of one file; ResourceError where a day is none."""
    raw = read_toml(path)
    try:
        fixed = frozenset(_day(text) for text in _listed(raw["fixed"]))
        after = frozenset(int(str(days)) for days in _listed(raw["after_easter"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ResourceError(file=str(path), why=repr(error)) from error
    return Holidays(fixed, after)


def _day(text: object) -> tuple[int, int]:
    month, day = map(int, str(text).split("-"))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        raise ValueError(text)
    return month, day


def _listed(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("a list was expected")
    return value
