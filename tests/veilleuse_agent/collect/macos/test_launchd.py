# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.macos.launchd import overrides_of, read, states_of
from veilleuse_agent.protocol import Status

LIST, DISABLED = "/bin/launchctl list", "/bin/launchctl print-disabled system"
# The columns of launchctl(1), list.
LISTED = "PID\tStatus\tLabel\n412\t0\tcom.crowdstrike.falcond\n-\t0\tcom.apple.smbd\n"
# github.com/sametsazak/mergen issue 1 (macOS 12.6.5), and usnistgov/macos_security issue 167 (13).
OLD = 'disabled services = {\n\t"com.apple.screensharing" => false\n\t"com.apple.ftpd" => true\n}\n'
NEW = 'disabled services = {\n\t"com.openssh.sshd" => disabled\n\t"com.apple.smbd" => enabled\n}\n'
DAEMON = {"Label": "com.crowdstrike.falcond", "ProgramArguments": ["/x/falcond"], "KeepAlive": True}


def test_both_words_of_launchctl_are_understood():
    assert overrides_of(OLD) == {"com.apple.screensharing": False, "com.apple.ftpd": True}
    assert overrides_of(NEW) == {"com.openssh.sshd": True, "com.apple.smbd": False}


def test_services_have_a_state_and_added_ones_a_program(workshop):
    workshop.plist("/Library/LaunchDaemons/falcond.plist", DAEMON)
    workshop.write("/Library/LaunchDaemons/damaged.plist", b"x")
    rows = read(workshop.mac({LIST: LISTED, DISABLED: NEW}))["services"].value
    assert rows == [
        {
            "name": "com.apple.smbd",
            "state": "stopped",
            "start": "unknown",
            "kind": "service",
            "path": None,
        },
        {
            "name": "com.crowdstrike.falcond",
            "state": "running",
            "start": "auto",
            "kind": "service",
            "path": "/x/falcond",
        },
    ]


def test_a_service_that_was_told_to_stay_shut_is_disabled(workshop):
    workshop.plist("/Library/LaunchDaemons/ftp.plist", {"Label": "com.apple.ftpd"})
    (row,) = [
        row
        for row in read(workshop.mac({LIST: LISTED, DISABLED: OLD}))["services"].value
        if row["name"] == "com.apple.ftpd"
    ]
    assert (row["state"], row["start"]) == ("stopped", "disabled")


def test_remote_access_that_launchd_was_not_told_about_is_null(workshop):
    value = read(workshop.mac({LIST: LISTED, DISABLED: NEW}))["remote.services"].value
    assert value == {"ssh": False, "screen_sharing": None, "file_sharing": True}


def test_without_privilege_remote_access_is_denied_and_states_are_unknown(workshop):
    workshop.plist("/Library/LaunchDaemons/falcond.plist", DAEMON)
    found = read(workshop.mac(is_privileged=False))
    assert found["remote.services"].status is Status.DENIED
    assert [row["state"] for row in found["services"].value] == ["unknown"]


@pytest.mark.parametrize("answer", [(1, "", "no"), ChildError("too slow")])
def test_a_silent_launchctl_is_an_error(workshop, answer):
    found = read(workshop.mac({LIST: LISTED, DISABLED: answer}))
    assert {reading.status for reading in found.values()} == {Status.ERROR}


@given(st.text(max_size=200) | st.text('12-\tab"=> true\n', max_size=200))
def test_any_answer_is_read_without_failing(text):
    assert set(states_of(text).values()) <= {"running", "stopped"}
    assert all(name for name in overrides_of(text))
