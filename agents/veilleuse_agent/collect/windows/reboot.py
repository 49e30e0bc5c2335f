# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether an installed update still waits for a restart."""

from veilleuse_agent.collect.reading import Readings, ok
from veilleuse_agent.collect.windows.surfaces import Windows

PROMISES = ("reboot.pending",)

_CURRENT = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion"
_KEYS = (
    f"{_CURRENT}\\Component Based Servicing\\RebootPending",
    f"{_CURRENT}\\Component Based Servicing\\RebootInProgress",
    f"{_CURRENT}\\Component Based Servicing\\PackagesPending",
    f"{_CURRENT}\\WindowsUpdate\\Auto Update\\RebootRequired",
)
_NAMES = "SYSTEM\\CurrentControlSet\\Control\\ComputerName"


def read(windows: Windows) -> Readings:
    """The existence of a key is the signal; pending file renames prove nothing."""
    found = [key.rpartition("\\")[2] for key in _KEYS if windows.has_key(key)]
    active = windows.text(f"{_NAMES}\\ActiveComputerName", "ComputerName")
    wanted = windows.text(f"{_NAMES}\\ComputerName", "ComputerName")
    if active and wanted and active.lower() != wanted.lower():
        found.append("computer name")
    source = f"HKLM servicing keys: {', '.join(found) or 'none'}"
    return {"reboot.pending": ok(bool(found), source)}
