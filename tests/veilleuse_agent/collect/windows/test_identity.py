# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse_agent.collect.windows.identity import read_esu, read_host, read_system
from veilleuse_agent.protocol import Status

VERSION = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"
ELEVEN = {
    "CurrentBuildNumber": "26100",
    "UBR": 7171,
    "DisplayVersion": "24H2",
    "EditionID": "Professional",
    "ProductName": "Windows 10 Pro",
}


def test_the_system_is_read_and_eleven_is_not_called_ten(windows):
    facts = read_system(windows({VERSION: ELEVEN}))
    assert {name: reading.value for name, reading in facts.items()} == {
        "os.family": "windows",
        "os.id": "windows",
        "os.name": "Windows 11 Pro",
        "os.version": "24H2",
        "os.build": 26100,
        "os.revision": 7171,
        "os.edition": "Professional",
        "os.product_type": "WinNT",
    }


def test_a_server_of_the_same_build_keeps_its_name(windows):
    server = ELEVEN | {"ProductName": "Windows Server 2025 Standard"}
    facts = read_system(windows({VERSION: server}, role="ServerNT"))
    assert facts["os.name"].value == "Windows Server 2025 Standard"


def test_an_old_system_without_revision_says_absent(windows):
    facts = read_system(windows({VERSION: {"CurrentBuildNumber": "7601"}}))
    assert facts["os.revision"].status is Status.ABSENT
    assert facts["os.build"].value == 7601


TEN = {VERSION: {"CurrentBuildNumber": "19045"}}
YEAR_2 = "1043add5-23b1-4afb-9a0f-64343c8f3f8d"


def esu(machine):
    return read_esu(machine)["os.esu_licences"]


def test_licences_are_asked_by_id_only(windows):
    rows = [{"ID": YEAR_2.upper(), "LicenseStatus": 1}]
    machine = windows(TEN, wmi={"SoftwareLicensingProduct": rows})
    assert esu(machine).value == [{"id": YEAR_2, "status": 1}]
    assert machine.wmi.asked[0].count("ID='") == 3


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (OSError("0x80041017"), Status.ERROR),
        (TimeoutError("late"), Status.TIMEOUT),
        ([{"LicenseStatus": 1}], Status.ERROR),
        ([{"ID": YEAR_2, "LicenseStatus": "1"}], Status.ERROR),
    ],
)
def test_no_licence_found_is_an_empty_list_and_no_answer_is_not(windows, answer, status):
    assert esu(windows(TEN, wmi={"SoftwareLicensingProduct": []})).value == []
    assert esu(windows(TEN, wmi={"SoftwareLicensingProduct": answer})).status is status


@pytest.mark.parametrize(
    ("build", "role"), [("26100", "WinNT"), ("17763", "ServerNT"), ("7601", "WinNT")]
)
def test_the_question_is_of_windows_ten_alone(windows, build, role):
    machine = windows({VERSION: {"CurrentBuildNumber": build}}, role=role)
    assert esu(machine).status is Status.NOT_APPLICABLE


FIRMWARE, BOX = "HARDWARE\\DESCRIPTION\\System\\BIOS", "SYSTEM\\HardwareConfig\\Current"


def chassis(machine):
    return read_host(machine)["host.chassis"]


def test_the_kind_of_box(windows):
    laptop = {FIRMWARE: {"SystemManufacturer": "LENOVO"}, BOX: {"EnclosureType": 10}}
    assert chassis(windows(laptop)).value == "laptop"
    guest = {FIRMWARE: {"SystemProductName": "Virtual Machine"}, BOX: {"EnclosureType": 3}}
    assert chassis(windows(guest)).value == "virtual"
    assert chassis(windows()).status is Status.ERROR


def test_a_workgroup_has_no_domain(windows):
    assert read_host(windows())["host.domain"].status is Status.ABSENT
    assert read_host(windows(domain="ehpad.local"))["host.domain"].value == "ehpad.local"
