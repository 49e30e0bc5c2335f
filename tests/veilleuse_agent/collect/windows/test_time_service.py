# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.windows.time_service import kind_of, read
from veilleuse_agent.protocol import Status

POLICY = "SOFTWARE\\Policies\\Microsoft\\W32Time\\Parameters"
LOCAL = "SYSTEM\\CurrentControlSet\\Services\\W32Time\\Parameters"
WRITTEN = "time.windows.com,0x9 192.168.1.1,0x8 9.9.9.9 dc1.ehpad.local,0x1"


def test_servers_are_told_by_kind_and_never_by_name(windows):
    facts = read(windows({LOCAL: {"Type": "NTP", "NtpServer": WRITTEN}}))
    assert facts["time.type"].value == "NTP"
    assert facts["time.servers"].value == ["microsoft", "private", "public", "name"]


def test_policy_wins(windows):
    machine = windows({POLICY: {"Type": "NT5DS"}, LOCAL: {"Type": "NoSync"}})
    assert read(machine)["time.type"].value == "NT5DS"


@pytest.mark.parametrize(
    ("registry", "status"),
    [
        ({}, Status.ABSENT),
        ({LOCAL: {"Type": "", "NtpServer": " "}}, Status.ABSENT),
        ({LOCAL: {"Type": 1, "NtpServer": 1}}, Status.ERROR),
        ({LOCAL: PermissionError(13, "no")}, Status.DENIED),
    ],
)
def test_what_is_not_told_says_why(windows, registry, status):
    assert {reading.status for reading in read(windows(registry)).values()} == {status}


@given(st.text(max_size=80))
def test_any_text_has_a_kind(server):
    assert kind_of(server) in {"microsoft", "private", "public", "name"}
