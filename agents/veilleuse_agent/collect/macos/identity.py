# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which macOS this is, and what kind of Mac."""

import os
import re

import psutil

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.macos.mac import Mac
from veilleuse_agent.collect.reading import (
    Reading,
    Readings,
    absent,
    denied,
    error,
    ok,
    ok_or_absent,
    same,
)

SYSTEM = ("os.family", "os.id", "os.name", "os.version", "os.build_name", "os.kernel")
HOST = ("host.name", "host.domain", "host.chassis")

# Its file, SystemVersion.plist, is shown with an older version to programs built for older systems.
_VERSION = ("/usr/bin/sw_vers",)
_MODEL = ("/usr/sbin/sysctl", "hw.model", "kern.hv_vmm_present")
_DIRECTORY = "/Library/Preferences/OpenDirectory/Configurations/Active Directory"
_LINE = re.compile(r"(?m)^([\w.]+):[ \t]*(\S.*?)[ \t]*$")
# Names of models until 2022; later ones only say `Mac14,2`.
_MODELS = {"MacBook": "laptop", "iMac": "desktop", "Macmini": "desktop", "MacPro": "desktop"}


def read_system(mac: Mac) -> Readings:
    """Version and build."""
    kernel = {
        "os.family": ok("macos", "system"),
        "os.id": ok("macos", "system"),
        "os.kernel": ok(os.uname().release, "uname"),
    }
    named = ("os.name", "os.version", "os.build_name")
    source = _VERSION[0]
    try:
        found = dict(_LINE.findall(mac.answer(_VERSION)))
    except ChildError as failure:
        return kernel | same(named, error(f"{source}: {failure}"))
    version = found.get("ProductVersion")
    name = " ".join(part for part in (found.get("ProductName"), version) if part)
    return kernel | {
        "os.name": ok_or_absent(name, source),
        "os.version": ok_or_absent(version, source),
        "os.build_name": ok_or_absent(found.get("BuildVersion"), source),
    }


def read_host(mac: Mac) -> Readings:
    """Name, directory and kind of box."""
    return {
        "host.name": ok(os.uname().nodename.partition(".")[0], "uname"),
        "host.domain": _domain(mac),
        "host.chassis": _chassis(mac),
    }


def chassis_of(answer: str, *, has_battery: bool) -> str:
    """The kind of box in `sysctl hw.model kern.hv_vmm_present`; a battery makes a laptop."""
    values = dict(_LINE.findall(answer))
    model = values.get("hw.model", "")
    if values.get("kern.hv_vmm_present") == "1" or model.startswith(("VirtualMac", "VMware")):
        return "virtual"
    known = next((kind for name, kind in _MODELS.items() if model.startswith(name)), None)
    if known or not model:
        return known or "unknown"
    return "laptop" if has_battery else "desktop"


def _domain(mac: Mac) -> Reading:
    """The directory that the Mac is bound to: its settings are named after it."""
    try:
        names = [name for name in mac.entries(_DIRECTORY) if name.endswith(".plist")]
    except FileNotFoundError:
        return absent(_DIRECTORY)
    except PermissionError:
        return denied(_DIRECTORY)
    return ok_or_absent(names[0][:-6].lower() if names else None, _DIRECTORY)


def _chassis(mac: Mac) -> Reading:
    source = " ".join(_MODEL)
    try:
        answer = mac.children.run(_MODEL).text  # an unknown name fails, the others are still told
    except ChildError as failure:
        return error(f"{source}: {failure}")
    return ok(chassis_of(answer, has_battery=psutil.sensors_battery() is not None), source)
