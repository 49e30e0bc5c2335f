# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.linux.privileges import empty_passwords_of, read
from veilleuse_agent.protocol import Status

PASSWD = "root:x:0:0::/root:/bin/bash\ntoor:x:0:0::/root:/bin/sh\nguest::1000:1000::/:/bin/sh\n"
SHADOW = "root:$y$x:1::::::\ntoor::1::::::\nlocked:!:1::::::\n"


@pytest.fixture
def host(workshop):
    workshop.write("/etc/passwd", PASSWD)
    workshop.write("/etc/shadow", SHADOW)
    workshop.write("/etc/sudoers", "%wheel ALL=(ALL) NOPASSWD: ALL\n")
    return workshop


def test_open_ways_are_counted_without_a_name(host):
    found = {name: reading.value for name, reading in read(host.machine()).items()}
    assert found == {
        "accounts.sudo_nopasswd": 1,
        "accounts.uid_zero": 2,
        "accounts.empty_passwords": 2,
    }


def test_files_that_may_not_be_read_are_denied(host):
    found = read(host.machine(refused=["/etc/sudoers", "/etc/shadow"]))
    assert found["accounts.sudo_nopasswd"].status is Status.DENIED
    assert found["accounts.empty_passwords"].status is Status.DENIED
    assert found["accounts.uid_zero"].value == 2


def test_no_files_at_all_are_absent(workshop):
    assert {reading.status for reading in read(workshop.machine()).values()} == {Status.ABSENT}


def test_an_account_without_a_shadow_line_is_not_taken_for_an_open_one():
    assert empty_passwords_of("ghost:x:5:5::/:/bin/sh\n", "") == 0


@given(st.text("ab:x!\n", max_size=200), st.text("ab:x!\n", max_size=200))
def test_any_files_are_counted_without_failing(passwd, shadow):
    assert 0 <= empty_passwords_of(passwd, shadow) <= passwd.count("\n") + 1
