# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse_agent.collect.windows.defender import read_policy, read_status
from veilleuse_agent.protocol import Status

DEFENDER = "SOFTWARE\\Microsoft\\Windows Defender"
UPDATES = f"{DEFENDER}\\Signature Updates"
POLICIES = "SOFTWARE\\Policies\\Microsoft\\Windows Defender"
MDE = "SOFTWARE\\Microsoft\\Windows Advanced Threat Protection\\Status"
NOVEMBER = (134_403_840_000_000_000).to_bytes(8, "little")


def status(machine):
    return read_status(machine)["protection.defender"]


def policy(machine, name):
    return read_policy(machine)[f"protection.{name}"]


def test_defender_speaks_for_itself(windows, recorded):
    said = status(windows(wmi=recorded("defender"))).value
    assert said["read_from"] == "MSFT_MpComputerStatus"
    assert (said["AMRunningMode"], said["IsTamperProtected"]) == ("Normal", True)
    assert said["AntivirusSignatureLastUpdated"] == "2023-10-02T12:11:37+00:00"
    assert said["FullScanAge"] == 4294967295


def test_what_identifies_the_machine_stays_out(windows, recorded):
    assert "ComputerID" not in status(windows(wmi=recorded("defender"))).value


KEPT = {
    UPDATES: {
        "AVSignatureVersion": "1.441.10.0",
        "EngineVersion": "1.1.25100.9002",
        "SignaturesLastUpdated": NOVEMBER,
    },
    f"{DEFENDER}\\Features": {"TamperProtection": 5},
}


@pytest.mark.parametrize(
    "answer", [TimeoutError("late"), FileNotFoundError(2, "0x8004100E"), OSError("0x80041001"), []]
)
def test_the_registry_speaks_where_defender_does_not_and_is_named(windows, answer):
    reading = status(windows(KEPT, wmi={"MSFT_MpComputerStatus": answer}))
    assert reading.value == {
        "AntivirusSignatureVersion": "1.441.10.0",
        "AntivirusSignatureLastUpdated": "2026-11-29T00:00:00+00:00",
        "AMEngineVersion": "1.1.25100.9002",
        "IsTamperProtected": True,
        "read_from": "registry",
    }


@pytest.mark.parametrize(
    ("registry", "answer", "expected"),
    [
        ({}, FileNotFoundError(2, "0x8004100E"), Status.ABSENT),
        ({}, TimeoutError("late"), Status.TIMEOUT),
        ({}, OSError("0x80041001"), Status.ERROR),
        ({UPDATES: {"Other": 1}}, [], Status.ABSENT),
        ({UPDATES: PermissionError(13, "no")}, [], Status.DENIED),
        ({UPDATES: {"AVSignatureVersion": 5}}, OSError("0x80041001"), Status.ERROR),
    ],
)
def test_defender_that_says_nothing_anywhere_is_not_off(windows, registry, answer, expected):
    machine = windows(registry, wmi={"MSFT_MpComputerStatus": answer})
    assert status(machine).status is expected


def test_policies_are_what_is_configured_and_no_more(windows):
    machine = windows(
        {
            POLICIES: {"DisableAntiSpyware": 1},
            f"{POLICIES}\\Real-Time Protection": {"DisableRealtimeMonitoring": 0},
        }
    )
    assert policy(machine, "defender_policy").value == {
        "DisableAntiSpyware": 1,
        "DisableRealtimeMonitoring": 0,
    }


@pytest.mark.parametrize(
    ("registry", "expected"),
    [
        ({}, Status.ABSENT),
        ({POLICIES: {"DisableAntiSpyware": "1"}}, Status.ABSENT),
        ({POLICIES: PermissionError(13, "no")}, Status.DENIED),
    ],
)
def test_no_policy_is_absent_and_a_hidden_one_denied(windows, registry, expected):
    assert policy(windows(registry), "defender_policy").status is expected


EXCLUSIONS = {
    f"{DEFENDER}\\Exclusions\\Paths": {"C:\\Residents": 0, "D:\\": 0},
    f"{DEFENDER}\\Exclusions\\Extensions": {},
}


def test_exclusions_are_counted_and_never_named(windows):
    found = policy(windows(EXCLUSIONS, system=True), "defender_exclusions")
    assert found.value == {"paths": 2, "extensions": 0, "processes": 0}
    assert "Residents" not in found.source


def test_exclusions_are_believed_by_local_system_alone(windows):
    assert policy(windows(EXCLUSIONS), "defender_exclusions").status is Status.DENIED
    assert policy(windows(system=True), "defender_exclusions").status is Status.ABSENT
    hidden = {f"{DEFENDER}\\Exclusions": PermissionError(13, "no")}
    assert policy(windows(hidden, system=True), "defender_exclusions").status is Status.DENIED


def test_onboarding_is_told_without_the_organisation(windows):
    state = {MDE: {"OnboardingState": 1, "OrgId": "5fbd2a9c"}}
    found = policy(windows(state), "mde")
    assert found.value == {"onboarding_state": 1, "organisation": True}
    assert policy(windows(), "mde").status is Status.ABSENT
    assert policy(windows({MDE: PermissionError(13, "no")}), "mde").status is Status.DENIED


def test_the_service_of_defender_for_endpoint_proves_nothing(windows):
    assert policy(windows(services={"Sense": "running"}), "mde").status is Status.ABSENT
