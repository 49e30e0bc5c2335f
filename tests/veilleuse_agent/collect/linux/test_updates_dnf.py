# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.linux.updates_dnf import advised_of, counts_of, pending_of, read
from veilleuse_agent.protocol import Status

ADVISORIES = """\
ALSA-2026:1001 Important/Sec. bind-libs-32:9.16.23-18.el9_4.6.x86_64
ALSA-2026:1002 Moderate/Sec.  openssl-1:3.0.7-28.el9_4.x86_64
ALSA-2026:0900 Moderate/Sec.  openssl-1:3.0.7-27.el9_4.x86_64
"""
ADVISORIES_5 = """\
Name                   Type     Severity  Package                          Issued
FEDORA-2026-d8d9d36b1c security Important bash-5.2.26-3.fc41.x86_64 2026-11-01 01:02:03
"""
CHECK = """\

bind-libs.x86_64          32:9.16.23-18.el9_4.6     appstream
openssl.x86_64            1:3.0.7-28.el9_4          baseos
vim-minimal.x86_64        2:8.2.2637-21.el9         baseos
Obsoleting Packages
old-thing.noarch          1.0-1                     baseos
"""
REPODATA = "/var/cache/dnf/baseos-1/repodata"


def test_advised_packages_lose_their_epoch():
    assert "bind-libs-9.16.23-18.el9_4.6.x86_64" in advised_of(ADVISORIES)
    assert advised_of(ADVISORIES_5) == {"bash-5.2.26-3.fc41.x86_64"}


def test_pending_packages_stop_before_the_obsolete_ones():
    rows = pending_of(CHECK, advised_of(ADVISORIES))
    assert {row["name"]: row["security"] for row in rows} == {
        "bind-libs": True,
        "openssl": True,
        "vim-minimal": False,
    }


@given(st.text(max_size=300) | st.text("a-1.: x86_64\n", max_size=200))
def test_any_answer_is_read_without_failing(text):
    assert counts_of(text).total() == len(pending_of(text, advised_of(text)))


@pytest.fixture
def alma(workshop):
    workshop.write(f"{REPODATA}/abc-updateinfo.xml.gz")
    os.utime(workshop.write(f"{REPODATA}/repomd.xml"), (1795392000, 1795392000))
    return workshop


ANSWERS = {"dnf -q -C updateinfo": ADVISORIES, "dnf -q -C check-update": (100, CHECK, "")}


def test_packages_with_an_advisory_are_counted_once(alma):
    facts = read(alma.machine(ANSWERS))
    assert facts["updates.security_pending"].value == 2
    assert len(facts["updates.pending"].value) == 3
    assert facts["updates.lists_at"].value == "2026-11-23T00:00:00+00:00"


def test_each_repository_tells_what_waits_and_how_old_its_cache_is(workshop):
    place = "/var/cache/dnf/baseos-0123456789abcdef/repodata/repomd.xml"
    os.utime(workshop.write(place), (1795392000, 1795392000))
    rows = read(workshop.machine(ANSWERS))["updates.origins"].value
    assert [(row["name"], row["pending"], row["lists_at"]) for row in rows] == [
        ("appstream", 1, None),
        ("baseos", 2, "2026-11-23T00:00:00+00:00"),
    ]
    assert {row["security"] for row in rows} == {None}


def test_every_question_is_answered_from_the_cache(alma):
    machine = alma.machine(ANSWERS)
    read(machine)
    assert all(" -C " in line for line in machine.children.asked)


def test_repositories_without_advisories_do_not_say_zero(workshop):
    facts = read(workshop.machine(ANSWERS))
    assert facts["updates.security_pending"].status is Status.ABSENT
    assert facts["updates.lists_at"].status is Status.ABSENT


def test_the_fifth_dnf_is_asked_in_its_own_words(alma):
    alma.write("/usr/bin/dnf5")
    answers = {"dnf -q -C advisory": ADVISORIES_5, "dnf -q -C check-update": ""}
    assert read(alma.machine(answers))["updates.security_pending"].value == 1


def test_a_failure_is_an_error(alma):
    facts = read(alma.machine({"dnf": (1, "", "cache is gone")}))
    assert facts["updates.security_pending"].status is Status.ERROR
    assert facts["updates.pending"].status is Status.ERROR
    assert facts["updates.origins"].status is Status.ERROR


def test_the_newest_upgrade_comes_from_the_log(alma):
    alma.write(
        "/var/log/dnf.rpm.log",
        "2026-11-02T10:00:00+0100 SUBDEBUG Upgrade: bash-5.1.8-9.el9.x86_64\n"
        "2026-11-09T10:00:00+0100 SUBDEBUG Installed: vim-8.2.x86_64\n",
    )
    facts = read(alma.machine(ANSWERS))
    assert facts["updates.installed_at"].value == "2026-11-02T09:00:00+00:00"


WANTS = "/etc/systemd/system/timers.target.wants"


@pytest.mark.parametrize(
    ("timer", "configuration", "expected"),
    [
        ("dnf-automatic-install.timer", "", True),
        ("dnf-automatic.timer", "[commands]\napply_updates = yes\n", True),
        ("dnf-automatic.timer", "[commands]\napply_updates = no\n", False),
        ("other.timer", "[commands]\napply_updates = yes\n", False),
    ],
)
def test_automatic_means_that_something_installs(alma, timer, configuration, expected):
    alma.write(f"{WANTS}/{timer}")
    alma.write("/etc/dnf/automatic.conf", configuration)
    assert read(alma.machine(ANSWERS))["updates.automatic"].value is expected
