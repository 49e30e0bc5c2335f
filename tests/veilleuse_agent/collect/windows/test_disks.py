# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse_agent.collect.windows.disks import bitlocker, read, volumes
from veilleuse_agent.protocol import Status

STATUS = "SYSTEM\\CurrentControlSet\\Control\\BitLockerStatus"
CLASS = "Win32_EncryptableVolume"
METHOD = f"{CLASS}.GetProtectionStatus"


def volume(number):
    return f"\\\\?\\Volume{{{number}}}\\"


def path(number):
    return f'{CLASS}.DeviceID="\\\\\\\\?\\\\Volume{{{number}}}\\\\"'


def answers(*protections):
    """Volumes C:, D: … with what the method says of each."""
    return {
        CLASS: [
            {"DeviceID": volume(at), "DriveLetter": f"{'CDE'[at]}:"}
            for at, _ in enumerate(protections)
        ],
        METHOD: {path(at): said for at, said in enumerate(protections)},
    }


ON, OFF = {"ReturnValue": 0, "ProtectionStatus": 1}, {"ReturnValue": 0, "ProtectionStatus": 0}
LOCKED, FAILED = {"ReturnValue": 0, "ProtectionStatus": 2}, {"ReturnValue": 0x80310008}


def encrypted(machine, mounts):
    reading = volumes(machine, mounts, "c:\\", bitlocker(machine))
    return {row["mount"]: row["encrypted"] for row in reading.value}


def test_the_method_of_each_volume_is_called_and_the_property_is_not_believed(windows):
    machine = windows(wmi=answers(ON, OFF, LOCKED))
    machine.wmi.answers[CLASS][1]["ProtectionStatus"] = 1
    assert bitlocker(machine).value == [
        {"mount": "C:", "protection": 1},
        {"mount": "D:", "protection": 0},
        {"mount": "E:", "protection": 2},
    ]
    assert encrypted(machine, ["C:\\", "D:\\", "E:\\"]) == {
        "C:\\": True,
        "D:\\": False,
        "E:\\": None,
    }


def test_a_method_that_fails_leaves_the_volume_unknown(windows):
    assert bitlocker(windows(wmi=answers(FAILED))).value == [{"mount": "C:", "protection": None}]


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (PermissionError(13, "0x80041003"), Status.DENIED),
        (FileNotFoundError(2, "0x8004100E"), Status.ABSENT),
        (TimeoutError("late"), Status.TIMEOUT),
        ([], Status.ABSENT),
    ],
)
def test_bitlocker_that_does_not_answer_is_not_off(windows, answer, status):
    machine = windows({STATUS: {"BootStatus": 1}}, wmi={CLASS: answer})
    assert bitlocker(machine).status is status
    assert encrypted(machine, ["C:\\", "D:\\"]) == {"C:\\": True, "D:\\": None}


@pytest.mark.parametrize(
    ("registry", "expected"),
    [({}, None), ({STATUS: {"BootStatus": 1}}, True), ({STATUS: {"BootStatus": 0}}, False)],
)
def test_without_bitlocker_only_the_system_volume_is_told(windows, registry, expected):
    machine = windows(registry)
    assert encrypted(machine, ["D:\\", "C:\\"]) == {"C:\\": expected, "D:\\": None}


def test_no_volume_is_absent(windows):
    machine = windows()
    assert volumes(machine, [], "C:\\", bitlocker(machine)).status is Status.ABSENT
    assert set(read(machine)) == {"disk.volumes", "disk.bitlocker"}
