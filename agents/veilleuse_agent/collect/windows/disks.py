# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fixed volumes, and what BitLocker or the start-up record says of their encryption."""

import os

import psutil

from veilleuse_agent.collect.reading import Reading, Readings, absent, ok
from veilleuse_agent.collect.windows.cim import object_path
from veilleuse_agent.collect.windows.hresults import unread
from veilleuse_agent.collect.windows.instruments import Row
from veilleuse_agent.collect.windows.surfaces import Windows

PROMISES = ("disk.volumes", "disk.bitlocker")

_STATUS = "SYSTEM\\CurrentControlSet\\Control\\BitLockerStatus"
_NAMESPACE = "root\\CIMV2\\Security\\MicrosoftVolumeEncryption"
_CLASS = "Win32_EncryptableVolume"
_SECONDS = 8


def read(windows: Windows) -> Readings:
    """BitLocker answers administrators; others learn of the system volume alone."""
    mounts = [part.mountpoint for part in psutil.disk_partitions() if "fixed" in part.opts]
    system = f"{os.environ.get('SYSTEMDRIVE', 'C:')}\\"
    protection = bitlocker(windows)
    return {
        "disk.volumes": volumes(windows, mounts, system, protection),
        "disk.bitlocker": protection,
    }


def bitlocker(windows: Windows) -> Reading:
    """The protection of each volume as its method answers: 0 off or suspended, 1 on, 2 unknown.

    The property of the same name may be old (osquery reads the method for that reason).
    """
    source = f"{_NAMESPACE} {_CLASS}.GetProtectionStatus"
    query = f"SELECT DeviceID, DriveLetter FROM {_CLASS}"  # noqa: S608
    try:
        found = windows.wmi.rows(_NAMESPACE, query, _SECONDS)
        rows = [_volume(windows, row) for row in found]
    except OSError as failure:
        return unread(source, failure)
    return ok(rows, source) if rows else absent(source)


def volumes(windows: Windows, mounts: list[str], system: str, protection: Reading) -> Reading:
    """One row per fixed volume."""
    status = windows.number(_STATUS, "BootStatus")
    known = {system.lower(): None if status is None else status == 1} | _answers(protection)
    rows = [
        {
            "mount": mount,
            "system": mount.lower() == system.lower(),
            "encrypted": known.get(mount.lower()),
        }
        for mount in sorted(mounts)
    ]
    source = f"volumes, BitLocker, HKLM\\{_STATUS}\\BootStatus"
    return ok(rows, source) if rows else absent(source)


def _volume(windows: Windows, row: Row) -> dict[str, object]:
    path = object_path(_CLASS, {"DeviceID": str(row.get("DeviceID") or "")})
    answer = windows.wmi.call(_NAMESPACE, path, "GetProtectionStatus")
    said = answer.get("ProtectionStatus") if answer.get("ReturnValue") == 0 else None
    return {"mount": row.get("DriveLetter"), "protection": said}


def _answers(protection: Reading) -> dict[str, bool | None]:
    """Whether each drive is protected, where BitLocker said so."""
    rows = protection.value if isinstance(protection.value, list) else []
    states = {0: False, 1: True}
    return {
        f"{row['mount']}\\".lower(): states[row["protection"]]
        for row in rows
        if row["mount"] and row["protection"] in states
    }
