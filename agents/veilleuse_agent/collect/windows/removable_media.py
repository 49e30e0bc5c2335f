# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Removable media: whether they are accepted, and whether something starts from them by itself."""

from veilleuse_agent.collect.reading import Readings
from veilleuse_agent.collect.windows.settings import Setting, flag, number, promises, read_all
from veilleuse_agent.collect.windows.surfaces import Windows

_STORAGE = "SYSTEM\\CurrentControlSet\\Services\\USBSTOR"
_DEVICES = "SOFTWARE\\Policies\\Microsoft\\Windows\\RemovableStorageDevices"
# The class of removable disks in RemovableStorage.admx.
_DISKS = f"{_DEVICES}\\{{53f5630d-b6bf-11d0-94f2-00a0c91efb8b}}"
_ENCRYPTION = "SYSTEM\\CurrentControlSet\\Policies\\Microsoft\\FVE"
_EXPLORER = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\Explorer"
_AUTOPLAY = "SOFTWARE\\Policies\\Microsoft\\Windows\\Explorer"

_SETTINGS = (
    Setting("removable.usb_storage_start", number, ((_STORAGE, "Start"),)),
    Setting("removable.deny_all", flag, ((_DEVICES, "Deny_All"),)),
    Setting("removable.deny_read", flag, ((_DISKS, "Deny_Read"),)),
    Setting("removable.deny_write", flag, ((_DISKS, "Deny_Write"),)),
    Setting("removable.deny_write_unencrypted", flag, ((_ENCRYPTION, "RDVDenyWriteAccess"),)),
    Setting("autorun.drive_types_off", number, ((_EXPLORER, "NoDriveTypeAutoRun"),)),
    Setting("autorun.commands_off", flag, ((_EXPLORER, "NoAutorun"),)),
    Setting("autorun.devices_off", flag, ((_AUTOPLAY, "NoAutoplayfornonVolume"),)),
)
PROMISES = promises(_SETTINGS)


def read(windows: Windows) -> Readings:
    """What policy says; what a security product blocks is not seen here."""
    return read_all(windows, _SETTINGS)
