# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse_agent.collect.windows.instruments import Binary
from veilleuse_agent.collect.windows.protection import read_registered
from veilleuse_agent.protocol import Status

AGENT = "C:\\Program Files\\SentinelOne\\Sentinel Agent 4.1.4.82\\SentinelAgent.exe"


def registered(machine):
    return read_registered(machine)["protection.registered"]


def test_registered_products_keep_their_raw_state(windows, recorded, monkeypatch):
    monkeypatch.setenv("ProgramFiles", "C:\\Program Files")
    files = {AGENT: Binary("SentinelOne", "4.1.4.82")}
    machine = windows(wmi=recorded("security_center"), files=files)
    assert registered(machine).value == [
        {
            "name": "Sentinel Agent",
            "state": 266240,
            "product_path": AGENT.replace("SentinelAgent.exe", "SentinelRemediation.exe"),
            "path": AGENT,
            "path_exists": True,
        },
        {
            "name": "Windows Defender",
            "state": 393472,
            "product_path": "windowsdefender://",
            "path": "%ProgramFiles%\\Windows Defender\\MsMpeng.exe",
            "path_exists": False,
        },
    ]


@pytest.mark.parametrize(
    ("path", "files", "exists"),
    [
        ("windowsdefender://", {}, None),
        ("\\\\server\\share\\a.exe", {}, None),
        (None, {}, None),
        ("C:\\a.exe", {"C:\\a.exe": PermissionError(13, "no")}, None),
        ("C:\\a.exe", {}, False),
    ],
)
def test_a_program_that_cannot_be_looked_at_is_not_missing(windows, path, files, exists):
    row = {"displayName": "x", "productState": 1, "pathToSignedReportingExe": path}
    machine = windows(wmi={"AntiVirusProduct": [row]}, files=files)
    assert registered(machine).value[0]["path_exists"] is exists


@pytest.mark.parametrize("role", ["ServerNT", "LanmanNT"])
def test_a_server_has_no_security_center_and_is_not_asked(windows, role):
    machine = windows(role=role)
    assert registered(machine).status is Status.NOT_APPLICABLE
    assert machine.wmi.asked == []


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (FileNotFoundError(2, "0x8004100E"), Status.ERROR),
        (PermissionError(13, "0x80041003"), Status.DENIED),
        (TimeoutError("late"), Status.TIMEOUT),
        (OSError("0x80041001"), Status.ERROR),
        ([{"displayName": "x"}], Status.ERROR),
        ([{"displayName": "x", "productState": "397568"}], Status.ERROR),
    ],
)
def test_a_client_that_does_not_answer_is_not_unprotected(windows, answer, status):
    assert registered(windows(wmi={"AntiVirusProduct": answer})).status is status


def test_a_client_where_nothing_is_registered_says_so(windows):
    assert registered(windows(wmi={"AntiVirusProduct": []})).value == []
