# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.linux.accounts import read
from veilleuse_agent.protocol import Status

PASSWD = """\
root:x:0:0:root:/root:/bin/bash
toor:x:0:0:spare:/root:/bin/sh
daemon:x:1:1::/usr/sbin:/usr/sbin/nologin
lea:x:1000:1000::/home/lea:/bin/bash
jean.dupont:x:1001:1001::/home/jean:/bin/bash
marc:x:1002:27::/home/marc:/usr/sbin/nologin
"""
GROUP = "root:x:0:\nsudo:x:27:lea,ghost\ndev:x:50:jean.dupont\n"
SHADOW = "root:*:1::::::\ntoor:$y$x:1::::::\nlea:$y$x:1::::::\njean.dupont:!$y$x:1::::::\nmarc:$y$:1::::::\n"  # noqa: E501
SUDOERS = """\
Defaults env_reset
root ALL=(ALL:ALL) ALL
%sudo ALL=(ALL:ALL) ALL
Cmnd_Alias RESTART = /sbin/reboot
daemon ALL = NOPASSWD: RESTART
@includedir /etc/sudoers.d
"""


@pytest.fixture
def host(workshop):
    workshop.write("/etc/passwd", PASSWD)
    workshop.write("/etc/group", GROUP)
    workshop.write("/etc/shadow", SHADOW)
    workshop.write("/etc/sudoers", SUDOERS)
    return workshop


def rows(workshop):
    value = read(workshop.machine())["accounts.administrators"].value
    return {row["name"]: row for row in value}


def test_uid_zero_and_members_of_the_sudo_group_are_administrators(host):
    found = rows(host)
    assert set(found) == {"root", "toor", "lea", "marc"}
    assert found["lea"]["id"] == "1000"
    assert found["root"]["builtin"] is True
    assert found["toor"]["builtin"] is False


def test_locked_passwords_and_missing_shells_are_not_enabled(host):
    enabled = {name: row["enabled"] for name, row in rows(host).items()}
    assert enabled == {"root": False, "toor": True, "lea": True, "marc": False}


def test_without_the_shadow_file_enabled_is_unknown_unless_the_shell_says_no(host):
    (host.root / "etc/shadow").unlink()
    enabled = {name: row["enabled"] for name, row in rows(host).items()}
    assert enabled == {"root": None, "toor": None, "lea": None, "marc": False}


def test_included_files_and_aliases_count(host):
    host.write(
        "/etc/sudoers.d/ops",
        "User_Alias OPS = jean.dupont, \\\n lea\nOPS ALL=(ALL) NOPASSWD: ALL\n",
    )
    host.write("/etc/sudoers.d/ignored.bak", "daemon ALL=(ALL) ALL\n")
    assert "jean.dupont" in rows(host)
    assert "daemon" not in rows(host)


def test_one_command_alone_makes_no_administrator(host):
    host.write("/etc/sudoers.d/one", "%dev ALL=(root) NOPASSWD: /usr/bin/systemctl restart x\n")
    assert "jean.dupont" not in rows(host)


def test_groups_of_a_directory_are_named_where_there_is_one(host):
    host.write("/etc/sudoers.d/ad", "%domain\\ admins ALL=(ALL) ALL\nalice ALL=(ALL) ALL\n")
    assert not {"domain admins", "alice"} & set(rows(host))
    host.write("/etc/nsswitch.conf", "passwd: files sss\ngroup: files sss\n")
    assert rows(host)["domain admins"]["kind"] == "group"
    assert rows(host)["alice"]["kind"] == "user"


def test_without_sudo_its_group_gives_nothing(host):
    (host.root / "etc/sudoers").unlink()
    assert set(rows(host)) == {"root", "toor"}


def test_sudoers_that_may_not_be_read_leaves_the_usual_groups(host):
    machine = host.machine(refused=["/etc/sudoers", "/etc/shadow"])
    reading = read(machine)["accounts.administrators"]
    assert {row["name"] for row in reading.value} == {"root", "toor", "lea", "marc"}
    assert "denied" in reading.source


def test_no_accounts_at_all_is_absent(workshop):
    assert read(workshop.machine())["accounts.administrators"].status is Status.ABSENT


@given(st.text(max_size=200) | st.text("ab:,0%=ALL() \n\\", max_size=200))
def test_any_files_are_read_without_failing(workshop, text):
    for name in ("passwd", "group", "shadow", "sudoers"):
        workshop.write(f"/etc/{name}", text)
    read(workshop.machine())
