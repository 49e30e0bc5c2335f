# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.macos.accounts import blocks_of, members_of, read
from veilleuse_agent.protocol import Status

# The form of dscacheutil(1), whose manual shows both queries.
GROUP = "name: admin\npassword: *\ngid: 80\nusers: root lea\n\n"
USERS = """\
name: _www
password: *
uid: 70
gid: 70
dir: /Library/WebServer
shell: /usr/bin/false
gecos: World Wide Web Server

name: lea
password: ********
uid: 501
gid: 20
dir: /Users/lea
shell: /bin/zsh
gecos: Léa

name: root
password: *
uid: 0
gid: 0
dir: /var/root
shell: /bin/sh
gecos: System Administrator
"""
ANSWERS = {"/usr/bin/dscacheutil -q group": GROUP, "/usr/bin/dscacheutil -q user": USERS}


def test_members_of_admin_are_administrators(workshop):
    assert read(workshop.mac(ANSWERS))["accounts.administrators"].value == [
        {"name": "lea", "id": "501", "enabled": None, "kind": "user", "builtin": False},
        {"name": "root", "id": "0", "enabled": None, "kind": "user", "builtin": True},
    ]


def test_a_hidden_account_with_uid_zero_is_one_too(workshop):
    users = USERS + "\nname: toor\nuid: 0\nshell: /usr/bin/false\n"
    rows = read(workshop.mac(ANSWERS | {"/usr/bin/dscacheutil -q user": users}))
    found = {row["name"]: row["enabled"] for row in rows["accounts.administrators"].value}
    assert found == {"lea": None, "root": None, "toor": False}


@pytest.mark.parametrize("answer", ["", (1, ""), ChildError("too slow")])
def test_an_empty_group_is_an_error_not_nobody(workshop, answer):
    mac = workshop.mac(ANSWERS | {"/usr/bin/dscacheutil -q group": answer})
    assert read(mac)["accounts.administrators"].status is Status.ERROR


@given(st.text(max_size=200) | st.text("users: ab\n", max_size=100))
def test_any_answer_is_read_without_failing(text):
    assert all(block for block in blocks_of(text))
    assert all(name for name in members_of(text))
