# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse.domain.model import FactStatus

TOO_OLD, UNSURE = "hardware_processor_old", "hardware_processor_unsure"
CHIP = {"present": True, "enabled": True, "activated": True, "version": "2.0, 0, 1.38"}
READY = {
    "os.family": "windows",
    "os.build": 19045,
    "os.product_type": "WinNT",
    "hardware.processor_family": "Intel64 Family 6 Model 142 Stepping 10",
    "tpm.state": CHIP,
    "firmware.secure_boot": False,
    "hardware.memory_bytes": 8 * 2**30,
    "hardware.system_disk_bytes": 256 * 10**9,
}


def processor(identifier):
    return READY | {"hardware.processor_family": identifier}


@pytest.mark.parametrize(
    ("facts", "verdict", "reason"),
    [
        # Able to start securely is enough: it need not be switched on.
        (READY, "ok", "hardware_ready"),
        (READY | {"firmware.secure_boot": True}, "ok", "hardware_ready"),
        (READY | {"firmware.secure_boot": FactStatus.ABSENT}, "finding", "hardware_firmware_old"),
        (READY | {"firmware.secure_boot": FactStatus.ERROR}, "unknown", "fact_error"),
        # The chip
        (READY | {"tpm.state": {"present": False}}, "finding", "hardware_chip_missing"),
        (READY | {"tpm.state": CHIP | {"version": "1.2, 2, 3"}}, "finding", "hardware_chip_old"),
        (READY | {"tpm.state": CHIP | {"version": None}}, "unknown", "fact_malformed"),
        (READY | {"tpm.state": FactStatus.DENIED}, "unknown", "fact_denied"),
        # Memory and disk
        (READY | {"hardware.memory_bytes": 4 * 2**30}, "ok", "hardware_ready"),
        (READY | {"hardware.memory_bytes": 3 * 2**30}, "finding", "hardware_memory_small"),
        (READY | {"hardware.system_disk_bytes": 32 * 10**9}, "finding", "hardware_disk_small"),
        (READY | {"hardware.system_disk_bytes": FactStatus.ERROR}, "unknown", "fact_error"),
        # Processors: Skylake, Kaby Lake and its twin, Coffee Lake, Cascade Lake, Zen 1, Zen 2.
        (processor("Intel64 Family 6 Model 94 Stepping 3"), "finding", TOO_OLD),
        (
            processor("Intel64 Family 6 Model 158 Stepping 9"),
            "unknown",
            UNSURE,
        ),
        (processor("Intel64 Family 6 Model 158 Stepping 10"), "ok", "hardware_ready"),
        (processor("Intel64 Family 6 Model 85 Stepping 7"), "ok", "hardware_ready"),
        (processor("Intel64 Family 15 Model 6 Stepping 5"), "finding", TOO_OLD),
        (processor("Intel64 Family 18 Model 1 Stepping 0"), "unknown", UNSURE),
        (processor("AMD64 Family 23 Model 1 Stepping 1"), "finding", TOO_OLD),
        (processor("AMD64 Family 23 Model 17 Stepping 0"), "finding", TOO_OLD),
        (processor("AMD64 Family 23 Model 49 Stepping 0"), "ok", "hardware_ready"),
        (processor("AMD64 Family 21 Model 2 Stepping 0"), "finding", TOO_OLD),
        (processor("x86 Family 6 Model 94 Stepping 3"), "unknown", UNSURE),
        (processor("something else"), "unknown", UNSURE),
        (processor(FactStatus.ABSENT), "unknown", "fact_absent"),
        # Nothing read at all, and machines that are not concerned.
        (
            {"os.family": "windows", "os.build": 19045, "os.product_type": "WinNT"},
            "unknown",
            "hardware_not_read",
        ),
        (READY | {"os.build": 26200}, "not_applicable", "not_windows_10"),
        (READY | {"os.build": 7601}, "not_applicable", "not_windows_10"),
        (READY | {"os.product_type": "ServerNT"}, "not_applicable", "not_windows_10"),
        (READY | {"os.build": FactStatus.DENIED}, "unknown", "fact_denied"),
        ({"os.family": "linux"}, "not_applicable", "not_windows_10"),
        ({}, "unknown", "agent_none"),
    ],
)
def test_readiness_for_windows_11_is_read_and_never_invented(bench, facts, verdict, reason):
    found = bench.one("OS-04", facts)

    assert (found.verdict, found.reason) == (verdict, reason)


def test_what_cannot_be_changed_is_said_first_and_the_rest_is_counted(bench):
    facts = processor("Intel64 Family 6 Model 60 Stepping 3") | {
        "tpm.state": {"present": False},
        "firmware.secure_boot": FactStatus.ABSENT,
        "hardware.memory_bytes": FactStatus.ERROR,
    }

    found = bench.one("OS-04", facts)

    assert (found.reason, found.details) == (TOO_OLD, {"n": 3})
    assert found.facts == ("hardware.processor_family", "tpm.state", "firmware.secure_boot")
