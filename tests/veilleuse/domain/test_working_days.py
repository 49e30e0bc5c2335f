# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.catalogue.calendar import holidays
from veilleuse.domain.working_days import easter, first_working_day, is_working, summary_due

FRANCE = holidays()


@pytest.mark.parametrize(
    ("year", "day"),
    # Easter Sundays as published by the Institut de mécanique céleste et de calcul des éphémérides.
    [(2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2027, (3, 28)), (2038, (4, 25))],
)
def test_easter_falls_where_it_does(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


@given(st.integers(1900, 2200))
def test_easter_is_a_sunday_between_the_22nd_of_march_and_the_25th_of_april(year: int) -> None:
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 4, 6),  # Easter Monday
        date(2026, 5, 1),
        date(2026, 5, 8),
        date(2026, 5, 14),  # Ascension Day
        date(2026, 5, 25),  # Whit Monday
        date(2026, 7, 14),
        date(2026, 8, 15),
        date(2026, 11, 1),
        date(2026, 11, 11),
        date(2026, 12, 25),
    ],
)
def test_the_eleven_public_holidays_of_2026_are_no_working_days(day: date) -> None:
    assert not is_working(day, FRANCE)


@pytest.mark.parametrize(
    ("month", "day"),
    [
        (date(2026, 11, 30), date(2026, 11, 2)),  # All Saints on a Sunday
        (date(2027, 1, 1), date(2027, 1, 4)),
        (date(2026, 5, 9), date(2026, 5, 4)),
        (date(2026, 12, 1), date(2026, 12, 1)),
    ],
)
def test_the_first_working_day_is_no_weekend_and_no_holiday(month: date, day: date) -> None:
    assert first_working_day(month, FRANCE) == day


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_no_day_before_the_first_working_day_is_one(day: date) -> None:
    first = first_working_day(day, FRANCE)
    assert is_working(first, FRANCE)
    assert first.day <= 5
    earlier = (first - timedelta(days=back) for back in range(1, first.day))
    assert not any(is_working(one, FRANCE) for one in earlier)


@pytest.mark.parametrize(
    ("today", "made", "due"),
    [
        (date(2026, 11, 1), [], None),
        (date(2026, 11, 2), [], date(2026, 10, 1)),
        (date(2026, 11, 2), [date(2026, 10, 1)], None),
        (date(2026, 11, 27), [date(2026, 9, 1)], date(2026, 10, 1)),
        (date(2027, 1, 3), [date(2026, 11, 1)], None),
        (date(2027, 1, 4), [date(2026, 11, 1)], date(2026, 12, 1)),
    ],
)
def test_a_summary_is_due_once_from_the_first_working_day_on(
    today: date, made: list[date], due: date | None
) -> None:
    assert summary_due(today, made, FRANCE) == due
