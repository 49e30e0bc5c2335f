# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse_agent.collect.windows.reboot import read

CURRENT = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion"
NAMES = "SYSTEM\\CurrentControlSet\\Control\\ComputerName"


@pytest.mark.parametrize(
    "key",
    [
        f"{CURRENT}\\Component Based Servicing\\RebootPending",
        f"{CURRENT}\\WindowsUpdate\\Auto Update\\RebootRequired",
    ],
)
def test_the_key_alone_is_the_signal(windows, key):
    assert read(windows({key: {}}))["reboot.pending"].value is True


def test_a_value_of_that_name_and_pending_renames_prove_nothing(windows):
    registry = {
        f"{CURRENT}\\WindowsUpdate\\Auto Update": {"RebootRequired": 1},
        "SYSTEM\\CurrentControlSet\\Control\\Session Manager": {
            "PendingFileRenameOperations": ("a", "")
        },
    }
    assert read(windows(registry))["reboot.pending"].value is False


def test_a_new_name_waits_for_a_restart(windows):
    def named(active, wanted):
        return {
            f"{NAMES}\\ActiveComputerName": {"ComputerName": active},
            f"{NAMES}\\ComputerName": {"ComputerName": wanted},
        }

    assert read(windows(named("PC-1", "PC-2")))["reboot.pending"].value is True
    assert read(windows(named("PC-1", "pc-1")))["reboot.pending"].value is False
