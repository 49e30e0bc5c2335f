# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse_agent.collect.windows.protection import (
    read_defender,
    read_registered,
    read_signatures,
)
from veilleuse_agent.protocol import Status

CENTER = "root\\SecurityCenter2"
DEFENDER = "SOFTWARE\\Microsoft\\Windows Defender"
UPDATES = f"{DEFENDER}\\Signature Updates"
NOVEMBER = (134_403_840_000_000_000).to_bytes(8, "little")


def registered(machine):
    return read_registered(machine)["protection.registered"]


def test_registered_products_keep_their_raw_state(windows):
    row = {
        "displayName": "Windows Defender",
        "productState": "397568",
        "pathToSignedReportingExe": "%ProgramFiles%\\x.exe",
    }
    assert registered(windows(wmi={CENTER: [row]})).value == [
        {"name": "Windows Defender", "state": 397568, "path": "%ProgramFiles%\\x.exe"}
    ]


@pytest.mark.parametrize("role", ["ServerNT", "LanmanNT"])
def test_a_server_has_no_security_center(windows, role):
    assert registered(windows(role=role)).status is Status.NOT_APPLICABLE


def test_a_client_that_was_not_asked_is_an_error_not_unprotected(windows):
    assert registered(windows()).status is Status.ERROR
    assert registered(windows(wmi={CENTER: [{"displayName": "x"}]})).status is Status.ERROR


def test_defender_gives_what_the_registry_keeps_and_no_more(windows):
    machine = windows(
        {
            UPDATES: {
                "AVSignatureVersion": "1.441.10.0",
                "EngineVersion": "1.1.25100.9002",
                "SignaturesLastUpdated": NOVEMBER,
            },
            f"{DEFENDER}\\Features": {"TamperProtection": 5},
            "SOFTWARE\\Policies\\Microsoft\\Windows Defender": {"DisableAntiSpyware": 1},
        }
    )
    assert read_defender(machine)["protection.defender"].value == {
        "AntivirusSignatureVersion": "1.441.10.0",
        "AntivirusSignatureLastUpdated": "2026-11-29T00:00:00+00:00",
        "AMEngineVersion": "1.1.25100.9002",
        "IsTamperProtected": True,
    }


@pytest.mark.parametrize(
    ("registry", "status"),
    [
        ({}, Status.ABSENT),
        ({UPDATES: PermissionError(13, "no")}, Status.DENIED),
        ({UPDATES: {"Other": 1}}, Status.ABSENT),
    ],
)
def test_defender_that_says_nothing_is_not_off(windows, registry, status):
    assert read_defender(windows(registry))["protection.defender"].status is status


def test_signature_dates_come_from_each_product(windows):
    machine = windows(
        {
            UPDATES: {"AVSignatureApplied": NOVEMBER},
            "SOFTWARE\\ESET\\ESET Security\\CurrentVersion\\Info": {
                "ScannerVersion": "32000 (20261120)"
            },
            "SOFTWARE\\WOW6432Node\\KasperskyLab\\protected\\KES\\Data": {
                "LastSuccessfulUpdate": 1795392000
            },
            "SOFTWARE\\WOW6432Node\\KasperskyLab\\protected\\Old\\Data": {
                "LastSuccessfulUpdate": 0xFFFFFFFF
            },
        }
    )
    assert read_signatures(machine)["protection.signatures_at"].value == {
        "defender": "2026-11-29T00:00:00+00:00",
        "eset": "2026-11-20T00:00:00+00:00",
        "kaspersky": "2026-11-23T00:00:00+00:00",
    }


def test_never_updated_signatures_have_no_date(windows):
    machine = windows(
        {
            UPDATES: {"AVSignatureApplied": bytes(8)},
            "SOFTWARE\\ESET\\ESET Security\\CurrentVersion\\Info": {
                "ScannerVersion": "1 (99999999)"
            },
        }
    )
    assert read_signatures(machine)["protection.signatures_at"].status is Status.ABSENT
