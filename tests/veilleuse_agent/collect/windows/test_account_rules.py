# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.windows.account_rules import PROMISES, read
from veilleuse_agent.collect.windows.accounts_api import lockout_rules, password_rules
from veilleuse_agent.collect.windows.surfaces import LockoutRules, PasswordRules
from veilleuse_agent.protocol import Status

ADMINISTRATOR, GUEST, PASSWORD, LOCKOUT = PROMISES
FOREVER = 0xFFFFFFFF


def test_rules_are_numbers_with_their_units(windows):
    facts = read(
        windows(
            rules={
                500: False,
                501: True,
                "password": PasswordRules(12, None, 86400, 24),
                "lockout": LockoutRules(5, 900, 600),
            }
        )
    )
    assert {name: reading.value for name, reading in facts.items()} == {
        ADMINISTRATOR: False,
        GUEST: True,
        PASSWORD: {
            "min_length": 12,
            "max_age_seconds": None,
            "min_age_seconds": 86400,
            "history": 24,
        },
        LOCKOUT: {"threshold": 5, "duration_seconds": 900, "window_seconds": 600},
    }


@pytest.mark.parametrize(
    ("failure", "status"),
    [(PermissionError(13, "no"), Status.DENIED), (OSError("2140"), Status.ERROR)],
)
def test_one_that_fails_takes_no_other_with_it(windows, failure, status):
    facts = read(windows(rules={500: True, 501: failure, "password": failure}))
    assert facts[ADMINISTRATOR].value is True
    assert [facts[name].status for name in (GUEST, PASSWORD)] == [status, status]
    assert facts[LOCKOUT].status is Status.ERROR


def test_the_fields_of_the_two_structures_are_taken_in_their_order():
    assert password_rules(struct.pack("<5I", 8, 3628800, 0, 1, 5)) == PasswordRules(
        8, 3628800, 0, 5
    )
    assert lockout_rules(struct.pack("<3I", 1800, 900, 10)) == LockoutRules(10, 1800, 900)


def test_forever_is_none_and_not_a_large_number():
    assert password_rules(struct.pack("<5I", 0, FOREVER, 0, 0, 0)).max_age is None
    assert lockout_rules(struct.pack("<3I", FOREVER, 0, 0)).duration is None


@given(st.binary(min_size=20, max_size=20))
def test_any_bytes_of_that_size_are_rules(raw):
    rules = password_rules(raw)
    assert rules.max_age is None or 0 <= rules.max_age < FOREVER
    assert lockout_rules(raw[:12]).threshold >= 0
