# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.child import ChildError, RealChildren
from veilleuse_agent.collect.linux.apt_lists import security_alone
from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.linux.updates_apt import (
    PENDING_LIMIT,
    counts_of,
    kept_back,
    pending_of,
    read,
)
from veilleuse_agent.protocol import Status

SIMULATION = """\
NOTE: This is only a simulation!
The following packages will be upgraded:
  bash libgcrypt20 linux-image-amd64 openssl
Inst base-files [12.4+deb12u11] (12.4+deb12u15 Debian:12.15/oldstable [amd64])
Inst libgcrypt20-dev [1.10.1-3] (1.10.1-3+deb12u1 Debian:12.15/oldstable, Debian-Security:12/oldstable-security [amd64]) []
Inst liblzma5 [5.4.1-1] (5.4.1-1+deb12u2 Debian-Security:12/oldstable-security [amd64])
Inst linux-image-6.1.0-41-amd64 (6.1.158-1 Debian-Security:12/oldstable-security [amd64])
Conf liblzma5 (5.4.1-1+deb12u2 Debian-Security:12/oldstable-security [amd64])
"""  # noqa: E501
UBUNTU = """\
Inst openssl [3.0.2-0ubuntu1.18] (3.0.2-0ubuntu1.20 Ubuntu:22.04/jammy-updates, Ubuntu:22.04/jammy-security [amd64])
Inst tzdata [2025a-0ubuntu0.22.04] (2025b-0ubuntu0.22.04 Ubuntu:22.04/jammy-updates [all])
Inst vim [2:8.2] (2:8.3 UbuntuESMApps:22.04/jammy-apps-security [amd64])
Inst code [1.1] (1.2 code stable:stable [amd64])
"""  # noqa: E501
DEBIAN_LIST = "Origin: Debian\nLabel: Debian-Security\nSuite: oldstable-security\nDate: Sat, 21 Nov 2026 00:53:02 UTC\n"  # noqa: E501
MAIN_LIST = "Origin: Debian\nLabel: Debian\nSuite: oldstable\nDate: Sat, 06 Sep 2026 10:00:00 UTC\n"
LISTS = "/var/lib/apt/lists"


def security(text):
    return {row["name"]: row["security"] for row in pending_of(text)}


def test_debian_security_is_known_by_its_label():
    assert security(SIMULATION) == {
        "base-files": False,
        "libgcrypt20-dev": True,
        "liblzma5": True,
        "linux-image-6.1.0-41-amd64": True,
    }


def test_ubuntu_security_is_known_by_its_suite():
    assert security(UBUNTU) == {"openssl": True, "tzdata": False, "vim": True, "code": False}


def test_versions_are_the_new_ones():
    assert pending_of(SIMULATION)[0]["version"] == "12.4+deb12u15"


@given(st.text(max_size=300) | st.text("Inst ()[]:/,a1\n", max_size=200))
def test_any_answer_is_read_without_failing(text):
    for row in pending_of(text):
        assert row["name"]
    assert counts_of(text).total() == len(pending_of(text))
    assert all(row["name"] for row in kept_back(text))


@pytest.mark.skipif(shutil.which("apt-get") is None, reason="asks the apt of this machine")
def test_this_machine_waits_for_what_its_own_apt_says():
    said = subprocess.run(
        ["apt-get", "-s", "--ignore-hold", "-o", "Debug::NoLocking=true", "dist-upgrade"],
        capture_output=True,
        check=True,
        text=True,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
    )
    waiting = [line for line in said.stdout.splitlines() if line.startswith("Inst ")]
    for_security = {line.split()[1] for line in waiting if "-security" in line.lower()}
    found = read(Machine(Path("/"), RealChildren(), is_privileged=False))
    if found["updates.pending"].status is Status.ABSENT:
        pytest.skip("no list of a security archive on this machine")
    assert found["updates.security_pending"].value == len(for_security)
    assert {row["name"] for row in found["updates.pending"].value[:PENDING_LIMIT]} == for_security


@pytest.fixture
def debian(workshop):
    workshop.write(f"{LISTS}/sec_InRelease", DEBIAN_LIST)
    workshop.write(f"{LISTS}/main_InRelease", MAIN_LIST)
    return workshop


def facts(workshop, answers=None):
    return read(workshop.machine({"apt-get -s": SIMULATION, "apt-config": ""} | (answers or {})))


def test_what_a_security_archive_offers_is_counted(debian):
    found = facts(debian)
    assert found["updates.security_pending"].value == 3
    assert [row["security"] for row in found["updates.pending"].value] == [True, True, True]


def test_what_is_kept_back_for_want_of_another_archive_still_waits(debian):
    simulation = SIMULATION.replace(
        "The following packages will be upgraded:",
        "The following packages have been kept back:\n  firefox-esr thunderbird\n  webkit\n"
        "The following packages will be upgraded:",
    )
    found = facts(debian, {"apt-get -s": simulation})
    assert found["updates.security_pending"].value == 6
    assert {"name": "webkit", "version": None, "security": True} in found["updates.pending"].value
    assert "bash" not in {row["name"] for row in found["updates.pending"].value}


def test_apt_is_lent_the_lists_of_the_security_archives_alone(debian):
    debian.write(f"{LISTS}/sec_main_Packages", "")
    debian.write(f"{LISTS}/main_main_Packages", "")
    with security_alone(debian.machine()) as folder:
        lent = {path.name for path in folder.iterdir()}
        assert (folder / "sec_main_Packages").resolve().is_file()
    assert lent == {"partial", "sec_InRelease", "sec_main_Packages"}
    assert not folder.exists()


def test_each_origin_tells_what_it_would_give_and_how_long_it_can_be_believed(debian):
    debian.write(
        f"{LISTS}/sec_InRelease",
        DEBIAN_LIST + "Version: 12\nValid-Until: Sat, 28 Nov 2026 00:53:02 UTC\n",
    )
    rows = facts(debian)["updates.origins"].value
    counts = {row["name"]: row["pending"] for row in rows}
    assert counts == {
        "Debian-Security:12/oldstable-security": 3,
        "Debian:oldstable": None,
    }
    assert rows[0]["security"] is True
    assert rows[0]["lists_at"] == "2026-11-21T00:53:02+00:00"
    assert rows[0]["valid_until"] == "2026-11-28T00:53:02+00:00"


def test_the_origins_add_up_to_what_is_pending(debian):
    found = facts(debian)
    rows = found["updates.origins"].value
    assert len(found["updates.pending"].value) == found["updates.security_pending"].value
    security = sum(row["pending"] for row in rows if row["security"])
    assert security == found["updates.security_pending"].value


def test_the_machine_is_asked_without_lock_or_change(debian):
    machine = debian.machine({"apt-get -s": SIMULATION, "apt-config": ""})
    read(machine)
    asked = machine.children.asked[0]
    assert "Debug::NoLocking=true" in asked
    assert asked.startswith("apt-get -s")
    assert not any(line.startswith("apt-get update") for line in machine.children.asked)


def test_freshness_is_the_security_archives_date_not_the_main_ones(debian):
    assert facts(debian)["updates.lists_at"].value == "2026-11-21T00:53:02+00:00"


def test_a_later_successful_refresh_counts(debian):
    stamp = debian.write("/var/lib/apt/periodic/update-success-stamp")
    os.utime(stamp, (1795392000, 1795392000))
    assert facts(debian)["updates.lists_at"].value == "2026-11-23T00:00:00+00:00"


@pytest.mark.parametrize("lists", [{}, {"main_InRelease": MAIN_LIST}])
def test_without_lists_of_a_security_archive_nothing_pending_means_nothing(workshop, lists):
    for name, text in lists.items():
        workshop.write(f"{LISTS}/{name}", text)
    found = facts(workshop, {"apt-get -s": ""})
    assert found["updates.security_pending"].status is Status.ABSENT
    assert found["updates.pending"].status is Status.ABSENT


@pytest.mark.parametrize("answer", [(100, "", "E: broken"), ChildError("too slow")])
def test_a_simulation_that_fails_is_an_error(debian, answer):
    found = facts(debian, {"apt-get -s": answer})
    assert found["updates.security_pending"].status is Status.ERROR
    assert found["updates.lists_at"].status is Status.OK


def test_the_newest_upgrade_is_not_a_mere_installation(debian):
    debian.write(
        "/var/log/dpkg.log",
        "2026-11-02 10:00:00 upgrade bash:amd64 1 2\n2026-11-20 10:00:00 install vim:amd64 <none> 1\n",  # noqa: E501
    )
    assert facts(debian)["updates.installed_at"].value.startswith("2026-11-02")


def test_no_upgrade_in_the_logs_is_absent(debian):
    assert facts(debian)["updates.installed_at"].status is Status.ABSENT


ON = 'APT::Periodic::Update-Package-Lists "1";\nAPT::Periodic::Unattended-Upgrade "1";\n'
TIMER = "/etc/systemd/system/timers.target.wants/apt-daily-upgrade.timer"


@pytest.mark.parametrize(
    ("dump", "files", "expected"),
    [
        (ON, ["/usr/bin/unattended-upgrade"], True),
        (ON, [], False),
        (ON.replace('Upgrade "1"', 'Upgrade "0"'), ["/usr/bin/unattended-upgrade"], False),
        ("", ["/usr/bin/unattended-upgrade"], False),
        (ON, ["/usr/bin/unattended-upgrade", "/run/systemd/system/x"], False),
        (ON, ["/usr/bin/unattended-upgrade", "/run/systemd/system/x", TIMER], True),
    ],
)
def test_automatic_needs_settings_program_and_timer(debian, dump, files, expected):
    for name in files:
        debian.write(name)
    assert facts(debian, {"apt-config": dump})["updates.automatic"].value is expected
