# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which Windows this is, and on what kind of box."""

import platform

from veilleuse_agent.collect.common.chassis import chassis_of, is_virtual
from veilleuse_agent.collect.reading import Reading, Readings, absent, error, not_applicable, ok
from veilleuse_agent.collect.windows.hresults import unread
from veilleuse_agent.collect.windows.surfaces import Windows

SYSTEM = (
    "os.family",
    "os.id",
    "os.name",
    "os.version",
    "os.build",
    "os.revision",
    "os.edition",
    "os.product_type",
)
ESU = ("os.esu_licences",)
HOST = ("host.name", "host.domain", "host.chassis")

_VERSION = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"
_BOX = "SYSTEM\\HardwareConfig\\Current"
_FIRMWARE = "HARDWARE\\DESCRIPTION\\System\\BIOS"

_FIRST_WINDOWS_11 = 22000
_FIRST_WINDOWS_10 = 10240

# Microsoft, "Enable Extended Security Updates": activation IDs of the three years of Windows 10
_ESU_IDS = (
    "f520e45e-7413-4a34-a497-d2765967d094",
    "1043add5-23b1-4afb-9a0f-64343c8f3f8d",
    "83d49986-add3-41d7-ba33-87c7bfb5c0fb",
)


def read_system(windows: Windows) -> Readings:
    """Build, revision, edition and role; 10 and 11 are told apart by the build, not by the name."""
    build = windows.reading(_VERSION, "CurrentBuildNumber")
    return {
        "os.family": ok("windows", "platform"),
        "os.id": ok("windows", "platform"),
        "os.name": _name(windows),
        "os.version": windows.reading(_VERSION, "DisplayVersion"),
        "os.build": _integer(build),
        "os.revision": windows.reading(_VERSION, "UBR"),
        "os.edition": windows.reading(_VERSION, "EditionID"),
        "os.product_type": windows.reading(
            "SYSTEM\\CurrentControlSet\\Control\\ProductOptions", "ProductType"
        ),
    }


def read_esu(windows: Windows) -> Readings:
    """Licences for extended updates of Windows 10: id and the state the system gives them."""
    name = ESU[0]
    build = _build(windows)
    is_windows_10 = build is not None and _FIRST_WINDOWS_10 <= build < _FIRST_WINDOWS_11
    if not is_windows_10 or windows.product_type != "WinNT":
        return {name: not_applicable(f"build {build}, {windows.product_type}")}
    condition = " OR ".join(f"ID='{licence}'" for licence in _ESU_IDS)
    # Without the filter on ID the query lasts long and matches licences of another kind.
    query = f"SELECT ID, LicenseStatus FROM SoftwareLicensingProduct WHERE {condition}"  # noqa: S608
    source = "root\\cimv2 SoftwareLicensingProduct"
    try:
        rows = windows.wmi.rows("root\\cimv2", query, 15)
    except OSError as failure:
        return {name: unread(source, failure)}
    if not all(isinstance(r.get("ID"), str) and _is_number(r.get("LicenseStatus")) for r in rows):
        return {name: error(f"{source}: a row without its id or status")}
    licences = [{"id": str(r["ID"]).lower(), "status": r["LicenseStatus"]} for r in rows]
    return {name: ok(licences, source)}


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def read_host(windows: Windows) -> Readings:
    """Name, directory domain and kind of box."""
    domain = windows.accounts.domain()
    source = "NetGetJoinInformation"
    return {
        "host.name": ok(platform.node(), "computer name"),
        "host.domain": ok(domain, source) if domain else absent(source),
        "host.chassis": _chassis(windows),
    }


def _build(windows: Windows) -> int | None:
    text = windows.text(_VERSION, "CurrentBuildNumber")
    return int(text) if text.isdigit() else None


def _integer(reading: Reading) -> Reading:
    text = str(reading.value)
    return ok(int(text), reading.source) if text.isdigit() else reading


def _name(windows: Windows) -> Reading:
    """ProductName goes on saying 10 on Windows 11."""
    reading = windows.reading(_VERSION, "ProductName")
    build = _build(windows)
    is_11 = build is not None and build >= _FIRST_WINDOWS_11 and windows.product_type == "WinNT"
    if is_11 and isinstance(reading.value, str):
        return ok(reading.value.replace("Windows 10", "Windows 11"), reading.source)
    return reading


def _chassis(windows: Windows) -> Reading:
    maker = " ".join(
        windows.text(_FIRMWARE, name)
        for name in ("SystemManufacturer", "SystemProductName", "BaseBoardManufacturer")
    )
    if is_virtual(maker):
        return ok("virtual", f"HKLM\\{_FIRMWARE}")
    kind = windows.number(_BOX, "EnclosureType")
    if kind is None:
        return error(f"HKLM\\{_BOX}\\EnclosureType: not there")
    return ok(chassis_of(kind), f"HKLM\\{_BOX}")
