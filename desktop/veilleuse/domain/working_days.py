# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Working days in France: Monday to Friday, public holidays left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Holidays:
    """Public holidays: some on a day of the year, others counted from Easter Sunday."""

    fixed: frozenset[tuple[int, int]]
    """Month and day."""
    after_easter: frozenset[int]
    """Days after Easter Sunday."""

    def has(self, day: date) -> bool:
        """Whether nobody works that day."""
        since = (day - easter(day.year)).days
        return (day.month, day.day) in self.fixed or since in self.after_easter


def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def is_working(day: date, holidays: Holidays) -> bool:
    """Whether offices are open."""
    return day.weekday() < _SATURDAY and not holidays.has(day)


def first_working_day(month: date, holidays: Holidays) -> date:
    """Of the month that `month` lies in."""
    day = month.replace(day=1)
    while not is_working(day, holidays):
        day += timedelta(days=1)
    return day


def month_before(day: date) -> date:
    """The first day of the month before."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def summary_due(today: date, made: Iterable[date], holidays: Holidays) -> date | None:
    """The month whose summary is to be made now; None before its day, or where it is made.

    A summary that was missed, because the program was not open, is made at the first occasion.
    """
    month = month_before(today)
    if today < first_working_day(today, holidays) or month in set(made):
        return None
    return month
