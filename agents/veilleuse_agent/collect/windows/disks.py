# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fixed volumes, and what the start-up record says of the encryption of the system's own."""

import os

import psutil

from veilleuse_agent.collect.reading import Reading, Readings, absent, ok
from veilleuse_agent.collect.windows.surfaces import Windows

PROMISES = ("disk.volumes",)

_STATUS = "SYSTEM\\CurrentControlSet\\Control\\BitLockerStatus"


def read(windows: Windows) -> Readings:
    """Without privilege only the system volume is told; the state of the others stays null."""
    mounts = [part.mountpoint for part in psutil.disk_partitions() if "fixed" in part.opts]
    system = f"{os.environ.get('SYSTEMDRIVE', 'C:')}\\"
    return {PROMISES[0]: volumes(windows, mounts, system)}


def volumes(windows: Windows, mounts: list[str], system: str) -> Reading:
    """One row per fixed volume."""
    status = windows.number(_STATUS, "BootStatus")
    started_encrypted = None if status is None else status == 1
    rows = [
        {
            "mount": mount,
            "system": mount.lower() == system.lower(),
            "encrypted": started_encrypted if mount.lower() == system.lower() else None,
        }
        for mount in sorted(mounts)
    ]
    source = f"volumes, HKLM\\{_STATUS}\\BootStatus"
    return ok(rows, source) if rows else absent(source)
