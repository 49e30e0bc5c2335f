# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse_agent.collect.windows.instruments import Binary
from veilleuse_agent.collect.windows.security_binaries import read
from veilleuse_agent.collect.windows.security_names import DRIVERS, SERVICES
from veilleuse_agent.protocol import Status

KEY = "SYSTEM\\CurrentControlSet\\Services"


@pytest.fixture(autouse=True)
def _system_root(monkeypatch):
    monkeypatch.setenv("SYSTEMROOT", "C:\\Windows")


def rows(machine):
    return {row["name"]: row for row in read(machine)["protection.binaries"].value}


def test_a_known_service_is_described_by_its_program(windows):
    program = "C:\\Program Files\\ESET\\ekrn.exe"
    machine = windows(
        {f"{KEY}\\ekrn": {"ImagePath": f'"{program}" /service'}, f"{KEY}\\Spooler": {}},
        services={"ekrn": "running", "Spooler": "running"},
        files={program: Binary("ESET", "11.1.2.0")},
    )
    assert rows(machine) == {
        "ekrn": {
            "name": "ekrn",
            "kind": "service",
            "path_exists": True,
            "company": "ESET",
            "version": "11.1.2.0",
        }
    }


@pytest.mark.parametrize(
    ("place", "altitude", "counts"),
    [
        ("Instances\\Main", "328010", True),
        ("Instances\\Main", "385249.5", True),
        ("Parameters\\Instances\\Main", "320000", True),
        ("Instances\\Main", "389999", True),
        ("Instances\\Main", "330000", False),
        ("Instances\\Main", "180451", False),
        ("Instances\\Main", "three", False),
    ],
)
def test_an_unknown_driver_counts_at_an_altitude_of_protection(windows, place, altitude, counts):
    machine = windows(
        {f"{KEY}\\newflt": {}, f"{KEY}\\newflt\\{place}": {"Altitude": altitude}},
        services={"newflt.sys": "running"},
    )
    found = read(machine)["protection.binaries"]
    assert (found.status is Status.OK) is counts


def test_a_missing_program_is_told_from_one_that_may_not_be_seen(windows):
    machine = windows(
        {
            f"{KEY}\\WinDefend": {"ImagePath": '"C:\\gone\\MsMpEng.exe"'},
            f"{KEY}\\Sense": {"ImagePath": '"C:\\shut\\MsSense.exe"'},
            f"{KEY}\\klnagent": {"ImagePath": "\\\\server\\share\\klnagent.exe"},
        },
        services={"WinDefend": "stopped", "Sense": "stopped", "klnagent": "stopped"},
        files={"C:\\shut\\MsSense.exe": PermissionError(13, "no")},
    )
    exists = {name: row["path_exists"] for name, row in rows(machine).items()}
    assert exists == {"WinDefend": False, "Sense": None, "klnagent": None}


def test_a_driver_without_a_path_is_looked_for_among_the_drivers(windows):
    path = "C:\\Windows\\System32\\drivers\\csagent.sys"
    machine = windows(
        {f"{KEY}\\CSAgent": {}},
        services={"CSAgent.sys": "running"},
        files={path: Binary("CrowdStrike, Inc.", "7.18.0.1")},
    )
    assert rows(machine)["CSAgent"]["company"] == "CrowdStrike, Inc."


def test_names_match_whole_and_never_in_part(windows):
    near = {"Sensel": "running", "MyWinDefend": "running", "sfc": "running", "csagent": "running"}
    assert read(windows(services=near))["protection.binaries"].status is Status.ABSENT


def test_known_names_are_written_in_lower_case():
    assert {name.lower() for name in SERVICES | DRIVERS} == SERVICES | DRIVERS
