# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import ctypes
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.windows.account_list_api import UserInfo, account
from veilleuse_agent.collect.windows.own_accounts import PROMISES, read
from veilleuse_agent.collect.windows.surfaces import OwnAccount
from veilleuse_agent.protocol import Status

NAME = PROMISES[0]
DAY = 86400


def person(number, *, enabled=True, administrator=False, logon=1_700_000_000, age=DAY):
    return OwnAccount(number, enabled, administrator, logon, age, password_expires=True)


def test_an_account_is_a_number_and_dates(windows):
    machine = windows(rules={"own": [person(500, administrator=True, logon=None)]})

    (row,) = read(machine)[NAME].value

    set_at = datetime.fromisoformat(row.pop("password_set_at"))
    assert 0 <= (datetime.now(UTC) - set_at).total_seconds() - DAY < 60
    assert row == {
        "id": "500",
        "enabled": True,
        "administrator": True,
        "builtin": True,
        "last_logon_at": None,
        "password_expires": True,
    }


def test_of_a_large_domain_administrators_and_the_longest_away_are_told(windows):
    crowd = [person(1000 + n, logon=1_700_000_000 + n) for n in range(400)]
    gone = person(5000, logon=1_600_000_000)
    chief = person(6000, administrator=True, logon=1_800_000_000)

    rows = read(windows(rules={"own": [*crowd, gone, chief]}))[NAME].value

    assert [row["id"] for row in rows[:3]] == ["6000", "5000", "1000"]
    assert len(rows) == 200


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ([], Status.ABSENT),
        (PermissionError(13, "no"), Status.DENIED),
        (OSError("124"), Status.ERROR),
    ],
)
def test_accounts_that_cannot_be_read_are_not_none(windows, answer, expected):
    assert read(windows(rules={"own": answer}))[NAME].status is expected


def test_the_structure_has_the_size_that_64_bit_windows_gives_it():
    assert ctypes.sizeof(UserInfo) == 184
    assert (UserInfo.flags.offset, UserInfo.last_logon.offset, UserInfo.user_id.offset) == (
        40, 96, 152,
    )  # fmt: skip


@given(st.binary(min_size=184, max_size=184))
def test_any_bytes_are_an_account(raw):
    found = account(UserInfo.from_buffer_copy(raw))

    assert found.last_logon != 0
    assert found.number >= 0
