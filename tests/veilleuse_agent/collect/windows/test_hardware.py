# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from veilleuse_agent.collect.windows.hardware import PROMISES, read
from veilleuse_agent.protocol import Status

PROCESSOR = "HARDWARE\\DESCRIPTION\\System\\CentralProcessor\\0"
SECURE_BOOT = "SYSTEM\\CurrentControlSet\\Control\\SecureBoot\\State"


def test_what_a_later_windows_asks_for_is_told(windows):
    registry = {
        PROCESSOR: {
            "ProcessorNameString": "Intel(R) Core(TM) i5-7200U CPU @ 2.50GHz ",
            "Identifier": "Intel64 Family 6 Model 142 Stepping 9",
        },
        SECURE_BOOT: {"UEFISecureBootEnabled": 0},
    }
    facts = read(windows(registry, memory=8 * 2**30, disk=256060514304))
    assert {name: reading.value for name, reading in facts.items()} == {
        "firmware.secure_boot": False,
        "hardware.processor": "Intel(R) Core(TM) i5-7200U CPU @ 2.50GHz",
        "hardware.processor_family": "Intel64 Family 6 Model 142 Stepping 9",
        "hardware.memory_bytes": 8 * 2**30,
        "hardware.system_disk_bytes": 256060514304,
    }


def test_what_is_not_told_says_why(windows):
    machine = windows(
        {PROCESSOR: {"ProcessorNameString": 7, "Identifier": ""}},
        memory=OSError("no firmware table"),
        disk=PermissionError(13, "no"),
    )
    facts = read(machine)
    assert [facts[name].status for name in PROMISES] == [
        Status.ABSENT,
        Status.ERROR,
        Status.ABSENT,
        Status.ERROR,
        Status.DENIED,
    ]
    shut = windows({PROCESSOR: PermissionError(13, "no"), SECURE_BOOT: PermissionError(13, "no")})
    assert [read(shut)[name].status for name in PROMISES[:3]] == [Status.DENIED] * 3
