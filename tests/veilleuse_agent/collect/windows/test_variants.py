# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import struct
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.windows.variants import number_of

# VARTYPE of wtypes.h
BOOL, DATE, I4, UI4, I8, EMPTY, BSTR = 11, 7, 3, 19, 20, 0, 8


@pytest.mark.parametrize(
    ("kind", "data", "value"),
    [
        (BOOL, b"\xff\xff", True),
        (BOOL, b"\0\0", False),
        (I4, struct.pack("<i", -1), -1),
        (UI4, struct.pack("<I", 0xFFFFFFFF), 0xFFFFFFFF),
        (I8, struct.pack("<q", 2**40), 2**40),
        (EMPTY, b"", None),
        (BSTR, b"\1\2\3\4", None),
        (DATE, struct.pack("<d", 45000.5), datetime(2023, 3, 15, 12, tzinfo=UTC)),
        (DATE, struct.pack("<d", 0.0), datetime(1899, 12, 30, tzinfo=UTC)),
        (DATE, struct.pack("<d", 1e300), None),
        (DATE, struct.pack("<d", float("nan")), None),
    ],
)
def test_each_kind_of_number_is_read(kind, data, value):
    assert number_of(kind, data.ljust(8, b"\0")) == value


@given(st.integers(0, 0xFFFF), st.binary(min_size=8, max_size=8))
def test_any_eight_bytes_of_any_kind_are_read_without_failing(kind, data):
    assert isinstance(number_of(kind, data), bool | int | float | datetime | None)
