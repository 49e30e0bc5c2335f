# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from veilleuse_agent.collect.windows.administrators import read
from veilleuse_agent.collect.windows.surfaces import Member
from veilleuse_agent.protocol import Status

NAME = "accounts.administrators"
MEMBERS = [
    Member("PC\\Administrateur", "S-1-5-21-1-2-3-500", is_group=False, enabled=False),
    Member("EHPAD\\Admins du domaine", "S-1-5-21-9-9-9-512", is_group=True, enabled=None),
    Member("", "S-1-5-21-9-9-9-1107", is_group=False, enabled=None),
]


def test_members_are_known_by_their_sid(windows):
    rows = read(windows(members=MEMBERS))[NAME].value
    assert [row["builtin"] for row in rows] == [True, False, False]
    assert [row["kind"] for row in rows] == ["user", "group", "user"]
    assert rows[2]["id"].endswith("-1107")


def test_an_empty_group_was_not_read(windows):
    assert read(windows())[NAME].status is Status.ABSENT


def test_a_domain_controller_has_no_local_group(windows):
    assert read(windows(members=MEMBERS, role="LanmanNT"))[NAME].status is Status.NOT_APPLICABLE
