# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The boot time as `systeminfo` spells it, where it can only be read in one way."""

import re
from datetime import UTC, datetime, timedelta, timezone

_DATE = re.compile(
    r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4}),? +(\d{1,2}):(\d{2}):(\d{2})(?: ?([AP])M)?\Z",
    re.IGNORECASE,
)
_OLDEST_YEAR = 2000
_ZONE = re.compile(r"\((?:UTC|GMT)(?:([+-])(\d{2}):(\d{2}))?\)")


def boot_time(value: str, zone: str, *, is_day_first: bool) -> datetime | None:
    """The moment, an hour off at most for summer time; None where day and month could be swapped.

    `is_day_first`: the system's region writes days before months.
    """
    read, around = _DATE.match(value.strip()), _ZONE.match(zone.strip())
    if read is None or around is None:
        return None
    day = _day(int(read[1]), int(read[3]), int(read[4]), is_day_first or read[2] == ".")
    hour = int(read[5])
    if read[8]:
        hour = hour % 12 + (12 if read[8].upper() == "P" else 0)
    if day is None or day[0] < _OLDEST_YEAR:
        return None
    try:
        return datetime(*day, hour, int(read[6]), int(read[7]), tzinfo=_offset(around))
    except ValueError:
        return None


def _day(first: int, second: int, third: int, day_first: bool) -> tuple[int, int, int] | None:
    """Year, month and day; a number above twelve is no month."""
    if first > 31:
        return first, second, third
    if first > 12 or (day_first and second <= 12):
        return third, second, first
    if second > 12:
        return third, first, second
    return (third, first, second) if first == second else None


def _offset(zone: re.Match[str]) -> timezone:
    if not zone[1]:
        return UTC
    away = timedelta(hours=int(zone[2]), minutes=int(zone[3]))
    return timezone(-away if zone[1] == "-" else away)
