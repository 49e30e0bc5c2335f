# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Optional features, file sharing, firewall and hardware, as the system answers for them."""

import pytest

from veilleuse_agent.collect.windows import (
    features,
    firewall_effective,
    platform_security,
    sharing_effective,
)
from veilleuse_agent.protocol import Status

FAILURES = [
    (FileNotFoundError(2, "0x8004100E"), Status.ABSENT),
    (PermissionError(13, "0x80041003"), Status.DENIED),
    (TimeoutError("late"), Status.TIMEOUT),
    (OSError("0x80004001"), Status.ERROR),
]


@pytest.mark.parametrize(("answer", "status"), [*FAILURES, ([], Status.ABSENT)])
def test_features_that_are_not_told_are_not_off(windows, answer, status):
    machine = windows(wmi={"Win32_OptionalFeature": answer})
    assert features.read(machine)["features.optional"].status is status


def test_features_keep_their_raw_state(windows):
    rows = [{"Name": "SMB1Protocol", "InstallState": 2}, {"Name": "MicrosoftWindowsPowerShellV2"}]
    machine = windows(wmi={"Win32_OptionalFeature": rows})
    assert features.read(machine)["features.optional"].value == [
        {"name": "SMB1Protocol", "state": 2}
    ]


def test_a_recorded_server_says_how_it_shares(windows, recorded):
    facts = sharing_effective.read(windows(wmi=recorded("sharing")))
    assert facts["smb.effective_server"].value == {
        "EnableSMB1Protocol": True,
        "EnableSMB2Protocol": True,
        "EncryptData": False,
        "RejectUnencryptedAccess": True,
        "RequireSecuritySignature": False,
    }
    assert facts["smb.effective_client"].status is Status.ABSENT


@pytest.mark.parametrize(
    ("answer", "status"),
    [*FAILURES, ({"ReturnValue": 5, "Output": None}, Status.ERROR), ({}, Status.ERROR)],
)
def test_sharing_that_is_not_told_is_not_safe(windows, answer, status):
    machine = windows(wmi={"MSFT_SmbClientConfiguration.GetConfiguration": answer})
    assert sharing_effective.read(machine)["smb.effective_client"].status is status


def test_a_recorded_laptop_says_what_its_hardware_isolates(windows, recorded):
    facts = platform_security.read(windows(wmi=recorded("device_guard")))
    assert facts["device_guard.state"].value == {
        "SecurityServicesConfigured": [1, 2, 3],
        "SecurityServicesRunning": [1, 2],
        "VirtualizationBasedSecurityStatus": 2,
    }


def test_a_module_says_its_state_and_its_version(windows):
    row = {"IsEnabled_InitialValue": True, "IsActivated_InitialValue": False}
    row |= {"SpecVersion": "2.0, 0, 1.59", "ManufacturerIdTxt": "INTC"}
    assert platform_security.read(windows(wmi={"Win32_Tpm": [row]}))["tpm.state"].value == {
        "present": True,
        "enabled": True,
        "activated": False,
        "version": "2.0, 0, 1.59",
    }


@pytest.mark.parametrize(("answer", "status"), FAILURES)
def test_hardware_that_is_not_told_is_not_missing(windows, answer, status):
    facts = platform_security.read(windows(wmi={"Win32_DeviceGuard": answer, "Win32_Tpm": answer}))
    assert {reading.status for reading in facts.values()} == {status}


def test_no_module_is_said_where_the_place_is_empty(windows):
    facts = platform_security.read(windows(wmi={"Win32_DeviceGuard": [], "Win32_Tpm": []}))
    assert facts["tpm.state"].value == {"present": False}
    assert facts["device_guard.state"].status is Status.ABSENT


def test_each_profile_of_the_firewall_answers_for_itself(windows):
    policy = {"CurrentProfileTypes": 6}
    for number, enabled, action in ((1, True, 0), (2, False, 0), (4, True, 1)):
        policy |= {
            ("FirewallEnabled", number): enabled,
            ("DefaultInboundAction", number): action,
            ("BlockAllInboundTraffic", number): False,
        }
    machine = windows(programs={"HNetCfg.FwPolicy2": policy})
    rows = firewall_effective.read(machine)["firewall.effective"].value
    assert [tuple(row.values()) for row in rows] == [
        ("domain", True, True, False, False),
        ("private", False, True, False, True),
        ("public", True, False, False, True),
    ]


@pytest.mark.parametrize(
    ("program", "status"),
    [
        (None, Status.ABSENT),
        ({"CurrentProfileTypes": OSError("CurrentProfileTypes: 0x80004001")}, Status.ERROR),
        ({"CurrentProfileTypes": PermissionError(13, "0x80070005")}, Status.DENIED),
    ],
)
def test_a_firewall_that_does_not_answer_is_neither_on_nor_off(windows, program, status):
    machine = windows(programs={"HNetCfg.FwPolicy2": program} if program else {})
    assert firewall_effective.read(machine)["firewall.effective"].status is status
