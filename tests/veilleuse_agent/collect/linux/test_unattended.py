# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.linux.unattended import apt_settings_of, read
from veilleuse_agent.protocol import Status

FACT = "updates.automatic_settings"
WANTED = "/etc/systemd/system/timers.target.wants"
DUMP = """\
APT "";
APT::Architecture "amd64";
APT::Periodic "";
APT::Periodic::Update-Package-Lists "1";
APT::Periodic::Unattended-Upgrade "1";
Unattended-Upgrade "";
Unattended-Upgrade::Origins-Pattern "";
Unattended-Upgrade::Origins-Pattern:: "origin=Debian,label=Debian-Security";
Unattended-Upgrade::Package-Blacklist "";
Unattended-Upgrade::Package-Blacklist:: "linux-";
Unattended-Upgrade::Mail "somebody@example.org";
Unattended-Upgrade::Automatic-Reboot "true";
"""


def test_the_settings_that_decide_are_kept_and_addresses_are_not():
    assert apt_settings_of(DUMP) == {
        "update-package-lists": "1",
        "unattended-upgrade": "1",
        "automatic-reboot": "true",
        "origins": ["origin=Debian,label=Debian-Security"],
        "excluded": ["linux-"],
    }


def test_a_debian_also_tells_its_timers_and_the_last_run(workshop):
    workshop.write("/usr/bin/unattended-upgrade")
    workshop.write(f"{WANTED}/apt-daily.timer")
    stamp = workshop.write("/var/lib/apt/periodic/unattended-upgrades-stamp")
    os.utime(stamp, (1795392000, 1795392000))
    value = read(workshop.machine({"apt-config": DUMP}))[FACT].value
    assert value["installed"] is True
    assert value["timers"] == ["apt-daily.timer"]
    assert value["last_run"] == "2026-11-23T00:00:00+00:00"


def test_never_run_is_null(workshop):
    assert read(workshop.machine({"apt-config": DUMP}))[FACT].value["last_run"] is None


@pytest.mark.parametrize("answer", [(1, "", "broken"), ChildError("too slow")])
def test_a_dump_that_fails_is_an_error(workshop, answer):
    assert read(workshop.machine({"apt-config": answer}))[FACT].status is Status.ERROR


def test_a_red_hat_tells_what_dnf_automatic_does(workshop):
    workshop.write(
        "/etc/dnf/automatic.conf",
        "[commands]\nupgrade_type = security\napply_updates = no\n[email]\nemail_to = root\n",
    )
    workshop.write(f"{WANTED}/dnf-automatic.timer")
    assert read(workshop.machine({"dnf": ""}))[FACT].value == {
        "upgrade_type": "security",
        "apply_updates": "no",
        "timers": ["dnf-automatic.timer"],
    }


def test_a_suse_tells_what_its_online_update_does(workshop):
    workshop.write("/etc/sysconfig/automatic_online_update", 'AOU_ENABLE_CRONJOB="true"\n')
    value = read(workshop.machine({"zypper": ""}))[FACT].value
    assert value == {"aou_enable_cronjob": "true", "timers": []}


@pytest.mark.parametrize("program", ["dnf", "zypper", "pacman"])
def test_nothing_configured_is_absent(workshop, program):
    assert read(workshop.machine({program: ""}))[FACT].status is Status.ABSENT


@given(st.text(max_size=300) | st.text('APT::Periodic "1;\n', max_size=200))
def test_any_dump_is_read_without_failing(text):
    assert isinstance(apt_settings_of(text)["origins"], list)
