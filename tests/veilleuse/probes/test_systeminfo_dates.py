# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.probes.systeminfo_dates import boot_time

PARIS = "(UTC+01:00) Bruxelles, Copenhague, Madrid, Paris"


def told(value: str, zone: str = PARIS, *, is_day_first: bool = False) -> str | None:
    found = boot_time(value, zone, is_day_first=is_day_first)
    return found.isoformat() if found else None


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("29/04/2019, 18:56:01", "2019-04-29T18:56:01+01:00"),
        ("4/29/2019, 6:56:01 PM", "2019-04-29T18:56:01+01:00"),
        ("10/22/2021, 12:36:55 AM", "2021-10-22T00:36:55+01:00"),
        ("04.03.2019, 11:44:54", "2019-03-04T11:44:54+01:00"),
        ("2019/1/4, 10:32:25", "2019-01-04T10:32:25+01:00"),
        ("04-04-2024, 02:51:44", "2024-04-04T02:51:44+01:00"),
    ],
)
def test_a_date_that_can_be_read_in_one_way_is_read(value, iso) -> None:
    assert told(value) == iso


def test_a_date_that_can_be_read_in_two_ways_needs_the_region() -> None:
    assert told("11/06/2020, 09:01:18") is None
    assert told("11/06/2020, 09:01:18", is_day_first=True) == "2020-06-11T09:01:18+01:00"


def test_months_before_days_are_seen_in_any_region() -> None:
    assert told("3/28/2021, 14:34:44", is_day_first=True) == "2021-03-28T14:34:44+01:00"


@pytest.mark.parametrize(
    ("zone", "end"), [("(UTC)", "+00:00"), ("(GMT-03:30) x", "-03:30"), ("(UTC+05:45)", "+05:45")]
)
def test_the_zone_is_the_machines(zone, end) -> None:
    assert told("29/04/2019, 18:56:01", zone) == f"2019-04-29T18:56:01{end}"


@pytest.mark.parametrize(
    "value", ["", "...", "29/04/19, 18:56:01", "31/02/2019, 1:00:00", "29/04/2019, 25:00:00", "N/A"]
)
def test_what_is_no_date_is_none(value) -> None:
    assert told(value) is None
    assert told("29/04/2019, 18:56:01", "Paris") is None


@given(st.text(max_size=40), st.text(max_size=20), st.booleans())
def test_any_text_is_read_without_failing(value, zone, day_first) -> None:
    found = boot_time(value, zone, is_day_first=day_first)
    assert found is None or found.tzinfo is not None


@given(st.datetimes(min_value=datetime.fromisoformat("2001-01-01")))
def test_a_day_that_is_written_first_is_found_again(moment) -> None:
    written = moment.strftime("%d/%m/%Y, %H:%M:%S")
    found = boot_time(written, "(UTC)", is_day_first=True)
    assert found is not None
    assert found.replace(tzinfo=None) == moment.replace(microsecond=0)
