# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.linux.updates_zypper import counts_of, pending_of, read
from veilleuse_agent.protocol import Status

LISTING = """\
Repository | Name                | Category    | Severity  | Interactive | Status | Summary
-----------+---------------------+-------------+-----------+-------------+--------+--------
SLE-Update | SUSE-SLE-2026-1234  | security    | important | ---         | needed | Security update for x
SLE-Update | SUSE-SLE-2026-1300  | recommended | low       | ---         | needed | Recommended update
"""  # noqa: E501


@pytest.fixture
def suse(workshop):
    workshop.write("/var/cache/zypp/raw/repo/repodata/repomd.xml")
    return workshop


def test_needed_patches_are_counted(suse):
    machine = suse.machine({"zypper": (101, LISTING, "")})
    facts = read(machine)
    assert facts["updates.security_pending"].value == 1
    assert [row["name"] for row in facts["updates.pending"].value] == [
        "SUSE-SLE-2026-1234",
        "SUSE-SLE-2026-1300",
    ]
    origins = facts["updates.origins"].value
    assert [(row["name"], row["pending"]) for row in origins] == [("SLE-Update", 2)]
    assert all("--no-refresh" in line for line in machine.children.asked)


def test_without_any_list_nothing_pending_means_nothing(workshop):
    facts = read(workshop.machine({"zypper": ""}))
    assert facts["updates.security_pending"].status is Status.ABSENT


@pytest.mark.parametrize("code", [1, 106])
def test_a_failure_or_a_skipped_repository_is_an_error(suse, code):
    facts = read(suse.machine({"zypper": (code, LISTING, "")}))
    assert facts["updates.security_pending"].status is Status.ERROR


def test_the_history_tells_security_patches_from_the_rest(suse):
    suse.write(
        "/var/log/zypp/history",
        "2026-11-02 10:00:00|patch  |SUSE-1|1|noarch|repo|important|security|needed|applied|\n"
        "2026-11-03 10:00:00|patch  |SUSE-2|1|noarch|repo|low|recommended|needed|applied|\n"
        "2026-11-04 10:00:00|install|vim|9|x86_64|root@h|repo|abc|\n",
    )
    assert read(suse.machine({"zypper": ""}))["updates.installed_at"].value.startswith("2026-11-02")


def test_automatic_needs_its_switch(suse):
    assert read(suse.machine({"zypper": ""}))["updates.automatic"].value is False
    suse.write("/etc/sysconfig/automatic_online_update", 'AOU_ENABLE_CRONJOB="true"\n')
    assert read(suse.machine({"zypper": ""}))["updates.automatic"].value is True


@given(st.text(max_size=300) | st.text("a| needed\n", max_size=200))
def test_any_answer_is_read_without_failing(text):
    assert counts_of(text).total() == len(pending_of(text))
