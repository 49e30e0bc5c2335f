# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.child import RealChildren
from veilleuse_agent.collect.linux.accounts import read
from veilleuse_agent.collect.linux.logins import LastLogins, passwords
from veilleuse_agent.collect.linux.machine import Machine

PASSWD = """\
root:x:0:0:root:/root:/bin/bash
daemon:x:1:1::/usr/sbin:/usr/sbin/nologin
lea:x:1000:1000::/home/lea:/bin/bash
marc:x:1001:1001::/home/marc:/bin/bash
"""
SHADOW = "root:!:19000:0:99999:7:::\nlea:$y$x:20000:0:365:7:::\nmarc:$y$x::0::7:::\n"


def record(seconds):
    return struct.pack("<I", seconds) + b"pts/0".ljust(32, b"\0") + b"host".ljust(256, b"\0")


@pytest.fixture
def host(workshop):
    workshop.write("/etc/passwd", PASSWD)
    workshop.write("/etc/group", "root:x:0:\n")
    workshop.write("/etc/shadow", SHADOW)
    workshop.write("/var/log/lastlog", b"\0" * 292 * 1000 + record(1_790_000_000) + record(0))
    return workshop


def own(workshop, **options):
    return read(workshop.machine(**options))["accounts.own"].value


def test_those_that_may_open_a_session_are_numbers_and_dates(host):
    assert own(host) == [
        {
            "id": "0",
            "enabled": False,
            "administrator": True,
            "builtin": True,
            "last_logon_at": None,
            "password_set_at": "2022-01-08T00:00:00+00:00",
            "password_expires": False,
        },
        {
            "id": "1000",
            "enabled": True,
            "administrator": False,
            "builtin": False,
            "last_logon_at": "2026-09-21T14:13:20+00:00",
            "password_set_at": "2024-10-04T00:00:00+00:00",
            "password_expires": True,
        },
        {
            "id": "1001",
            "enabled": True,
            "administrator": False,
            "builtin": False,
            "last_logon_at": None,
            "password_set_at": None,
            "password_expires": False,
        },
    ]


def test_what_may_not_be_read_is_not_told(host):
    refused = ("/etc/shadow", "/var/log/lastlog")
    told = own(host, refused=refused)

    assert {row["password_expires"] for row in told} == {None}
    assert {row["last_logon_at"] for row in told} == {None}
    assert {row["enabled"] for row in told} == {None}


@given(st.binary(max_size=700), st.integers(min_value=0, max_value=3))
def test_any_table_gives_a_moment_or_nothing(tmp_path_factory, table, uid):
    root = tmp_path_factory.mktemp("host")
    (root / "var/log").mkdir(parents=True)
    (root / "var/log/lastlog").write_bytes(table)
    found = LastLogins(_machine(root)).of(uid)

    assert found is None or found.startswith(("19", "20", "21"))


@given(st.text(max_size=200))
def test_any_shadow_gives_passwords_or_nothing(tmp_path_factory, text):
    root = tmp_path_factory.mktemp("host")
    (root / "etc").mkdir()
    (root / "etc/shadow").write_text(text, encoding="utf-8", errors="replace")

    assert all(found.expires in {True, False} for found in passwords(_machine(root)).values())


def _machine(root):
    return Machine(root, RealChildren(), is_privileged=False)
