# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the hardware protects: isolation by virtualization, and the trusted platform module."""

from veilleuse_agent.collect.reading import Reading, Readings, absent, ok
from veilleuse_agent.collect.windows.hresults import unread
from veilleuse_agent.collect.windows.surfaces import Windows

PROMISES = ("device_guard.state", "tpm.state")

_DEVICE_GUARD = "root\\Microsoft\\Windows\\DeviceGuard"
_DEVICE_GUARD_FIELDS = (
    "SecurityServicesConfigured",
    "SecurityServicesRunning",
    "VirtualizationBasedSecurityStatus",
)
_TPM = "root\\CIMV2\\Security\\MicrosoftTpm"


def read(windows: Windows) -> Readings:
    """Both as their classes answer."""
    return {"device_guard.state": _device_guard(windows), "tpm.state": _tpm(windows)}


def _device_guard(windows: Windows) -> Reading:
    """Services: 1 Credential Guard, 2 HVCI, 3 System Guard; status 2 is running (MSDN)."""
    source = f"{_DEVICE_GUARD} Win32_DeviceGuard"
    try:
        rows = windows.wmi.rows(_DEVICE_GUARD, "SELECT * FROM Win32_DeviceGuard")
    except OSError as failure:
        return unread(source, failure)
    if not rows:
        return absent(source)
    known = {name: rows[0][name] for name in _DEVICE_GUARD_FIELDS if rows[0].get(name) is not None}
    return ok(known, source) if known else absent(source)


def _tpm(windows: Windows) -> Reading:
    """No row is a machine without module; only administrators may ask."""
    source = f"{_TPM} Win32_Tpm"
    try:
        rows = windows.wmi.rows(_TPM, "SELECT * FROM Win32_Tpm")
    except OSError as failure:
        return unread(source, failure)
    if not rows:
        return ok({"present": False}, source)
    return ok(
        {
            "present": True,
            "enabled": rows[0].get("IsEnabled_InitialValue"),
            "activated": rows[0].get("IsActivated_InitialValue"),
            "version": rows[0].get("SpecVersion"),
        },
        source,
    )
