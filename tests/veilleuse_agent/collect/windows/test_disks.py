# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse_agent.collect.windows.disks import read, volumes
from veilleuse_agent.protocol import Status

STATUS = "SYSTEM\\CurrentControlSet\\Control\\BitLockerStatus"


@pytest.mark.parametrize(
    ("registry", "encrypted"),
    [({}, None), ({STATUS: {"BootStatus": 1}}, True), ({STATUS: {"BootStatus": 0}}, False)],
)
def test_only_the_system_volume_is_told(windows, registry, encrypted):
    reading = volumes(windows(registry), ["D:\\", "C:\\"], "c:\\")
    assert reading.value == [
        {"mount": "C:\\", "system": True, "encrypted": encrypted},
        {"mount": "D:\\", "system": False, "encrypted": None},
    ]


def test_no_volume_is_absent(windows):
    assert volumes(windows(), [], "C:\\").status is Status.ABSENT
    assert set(read(windows())) == {"disk.volumes"}
