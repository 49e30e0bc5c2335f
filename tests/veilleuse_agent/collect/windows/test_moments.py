# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.windows.moments import iso_of_binary, iso_of_filetime

TICKS = 134_403_840_000_000_000


def test_a_filetime_is_a_moment():
    assert iso_of_filetime(116_444_736_000_000_000) is None  # 1970: never
    assert iso_of_filetime(TICKS) == "2026-11-29T00:00:00+00:00"
    assert iso_of_binary(TICKS.to_bytes(8, "little")) == "2026-11-29T00:00:00+00:00"


@pytest.mark.parametrize("value", [None, 5, b"", b"1234567", "text", bytes(8), b"\xff" * 8])
def test_what_is_no_moment_is_none(value):
    assert iso_of_binary(value) is None


@given(st.integers(0, 2**64 - 1))
def test_any_number_is_a_moment_or_none(ticks):
    found = iso_of_filetime(ticks)
    assert found is None or found.endswith("+00:00")
