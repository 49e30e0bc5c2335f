# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import struct
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.windows.event_log import event_of, query_of
from veilleuse_agent.collect.windows.instruments import Event

# EVT_VARIANT_TYPE of winevt.h
NULL, BYTE, UINT16, FILETIME, STRING = 0, 4, 6, 17, 1
NOVEMBER = 134_403_840_000_000_000


def values(number=(4, UINT16), level=(4, BYTE), created=(NOVEMBER, FILETIME)):
    """The first nine of the system values: provider, its id, number, qualifiers, level …"""
    empty = (0, NULL)
    cells = [(1, STRING), empty, number, empty, level, empty, empty, empty, created]
    return b"".join(struct.pack("<QII", value, 0, kind) for value, kind in cells)


def test_number_level_and_moment_are_read():
    assert event_of(values()) == Event(4, 4, datetime(2026, 11, 29, tzinfo=UTC))


def test_an_entry_without_a_level_has_level_zero():
    assert event_of(values(level=(9, NULL))).level == 0


@pytest.mark.parametrize(
    "cut",
    [values(number=(4, NULL)), values(created=(0, FILETIME)), values()[:120], b""],
)
def test_an_entry_that_is_not_whole_is_none(cut):
    assert event_of(cut) is None


@given(st.binary(max_size=300))
def test_any_bytes_are_read_without_failing(data):
    assert isinstance(event_of(data), Event | None)


@pytest.mark.parametrize(
    ("numbers", "levels", "query"),
    [
        ((4,), (0, 4), "*[System[(EventID=4) and (Level=0 or Level=4)]]"),
        ((), (1, 2), "*[System[(Level=1 or Level=2)]]"),
        ((190, 195), (), "*[System[(EventID=190 or EventID=195)]]"),
        ((), (), "*"),
    ],
)
def test_entries_are_chosen_by_number_and_level(numbers, levels, query):
    assert query_of(numbers, levels) == query
