# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.tasks.paper.wording import Wording, clean

FR, EN = Wording("fr", UTC), Wording("en", UTC)


@pytest.mark.parametrize(
    ("value", "decimals", "french", "english"),
    [
        (52.4, 0, "52", "52"),
        (65536, 0, "65\u202f536", "65,536"),
        (0.44, 1, "0,4", "0.4"),
        (-3, 0, "−3", "−3"),
        (-0.01, 0, "0", "0"),
    ],
)
def test_numbers_are_written_the_reader_s_way(
    value: float, decimals: int, french: str, english: str
) -> None:
    assert FR.number(value, decimals) == french
    assert EN.number(value, decimals) == english


def test_a_small_share_is_never_written_as_zero() -> None:
    assert FR.percent(0.004) == "moins de 1\u202f%"
    assert FR.percent(0.0) == "0\u202f%"
    assert FR.percent(0.036, 1) == "3,6\u202f%"
    assert EN.percent(0.42, 1) == "42%"


def test_dates_are_told_in_words() -> None:
    assert FR.day(date(2026, 3, 1)) == "1er mars 2026"
    assert FR.of_month(date(2026, 8, 1)) == "d’août 2026"
    assert FR.of_month(date(2026, 11, 1)) == "de novembre 2026"
    assert FR.end_of(date(2026, 10, 23)) == "fin octobre"
    assert EN.day(date(2026, 3, 1)) == "1 March 2026"
    assert FR.short(date(2026, 3, 1)) == "01/03/2026"


def test_a_moment_falls_on_the_reader_s_day() -> None:
    paris = Wording("fr", timezone(timedelta(hours=1)))
    assert paris.local(datetime(2026, 11, 30, 23, 30, tzinfo=UTC)) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (20, "20\u202fmin"),
        (60, "1\u202fh"),
        (61, "1\u202fh 01"),
        (190, "3\u202fh 10"),
        (600, "10\u202fh"),
    ],
)
def test_working_time_is_told_to_the_minute(minutes: int, told: str) -> None:
    assert FR.duration(minutes) == told


def test_a_name_becomes_one_printable_line() -> None:
    assert clean("  a\tb\n\u202ec\u0000d\u200b  ", 60) == "a b c d"
    assert clean("e\u0301tage", 60) == "étage"
    assert clean("日本 #x", 60) == "?? #x"
    assert clean("x" * 80, 10) == "x" * 9 + "…"


@given(st.text(), st.integers(1, 40))
def test_nothing_unprintable_or_too_long_is_left_of_any_text(text: str, limit: int) -> None:
    found = clean(text, limit)
    assert len(found) <= limit
    assert found.isprintable() or "\u00a0" in found or "\u202f" in found
    assert clean(found, limit) == found
