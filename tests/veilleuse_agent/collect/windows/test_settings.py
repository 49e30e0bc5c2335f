# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.windows.settings import (
    Setting,
    digits,
    digits_flag,
    filled,
    flag,
    number,
    text,
)
from veilleuse_agent.protocol import Status

POLICY, LOCAL = "SOFTWARE\\Policies\\X", "SYSTEM\\X"
SETTING = Setting("x", number, ((POLICY, "A"), (LOCAL, "A")))
DENIED = PermissionError(13, "no")


def told(reading):
    return reading.value if reading.status is Status.OK else reading.status


@pytest.mark.parametrize(
    ("registry", "expected"),
    [
        ({}, Status.ABSENT),
        ({LOCAL: {"A": 1}}, 1),
        ({POLICY: {"A": 0}, LOCAL: {"A": 1}}, 0),
        ({POLICY: {}, LOCAL: {"A": 1}}, 1),
        ({POLICY: DENIED, LOCAL: {"A": 1}}, Status.DENIED),
        ({LOCAL: DENIED}, Status.DENIED),
        ({POLICY: {"A": "1"}, LOCAL: {"A": 1}}, Status.ERROR),
        ({LOCAL: {"A": b"\1\0\0\0"}}, Status.ERROR),
    ],
)
def test_policy_wins_and_what_is_refused_is_not_passed_over(windows, registry, expected):
    assert told(SETTING.read(windows(registry))) == expected


def test_the_source_is_the_place_that_answered(windows):
    assert SETTING.read(windows({LOCAL: {"A": 1}})).source == "HKLM\\SYSTEM\\X\\A"
    assert SETTING.read(windows({POLICY: {"A": 1}})).source == "HKLM\\SOFTWARE\\Policies\\X\\A"


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (flag, 0, False),
        (flag, 2, True),
        (flag, "1", None),
        (digits, "900", 900),
        (digits, 900, 900),
        (digits, "-1", None),
        (digits, "²", None),
        (digits, "9" * 11, None),
        (digits_flag, "0", False),
        (digits_flag, "yes", None),
        (text, " NTP ", "NTP"),
        (text, 1, None),
        (filled, "", False),
        (filled, "x", True),
        (filled, 0, True),
        (filled, (), False),
    ],
)
def test_values_are_understood_by_kind(kind, value, expected):
    assert (kind(value), type(kind(value))) == (expected, type(expected))


def test_an_empty_text_is_absent(windows):
    setting = Setting("x", text, ((LOCAL, "A"),))
    assert setting.read(windows({LOCAL: {"A": " "}})).status is Status.ABSENT


VALUES = st.integers(0, 2**64 - 1) | st.text() | st.binary() | st.lists(st.text()).map(tuple)


@given(VALUES)
def test_any_value_is_understood_or_refused(value):
    for kind in (number, flag, digits, digits_flag, text, filled):
        assert isinstance(kind(value), int | str | None)
