# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which system this is: distribution, kernel, name, domain and kind of box."""

import os
import re

from veilleuse_agent.collect.common.chassis import chassis_of, is_virtual
from veilleuse_agent.collect.linux.assignments import assignments
from veilleuse_agent.collect.linux.machine import Machine
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

SYSTEM = ("os.family", "os.id", "os.name", "os.version", "os.kernel")
HOST = ("host.name", "host.domain", "host.chassis")

_OS_RELEASE = ("/etc/os-release", "/usr/lib/os-release")


def read_system(machine: Machine) -> Readings:
    """Distribution and running kernel."""
    kernel = {
        "os.family": ok("linux", "kernel"),
        "os.kernel": ok(os.uname().release, "uname"),
    }
    for source in _OS_RELEASE:
        found = assignments(machine.text_or_nothing(source, limit=65536))
        if found:
            return kernel | {
                "os.id": ok(found.get("ID", "linux"), source),  # os-release(5): the default
                "os.name": ok_or_absent(found.get("PRETTY_NAME") or found.get("NAME"), source),
                "os.version": ok_or_absent(found.get("VERSION_ID"), source),
            }
    return kernel | same(("os.id", "os.name", "os.version"), absent(_OS_RELEASE[0]))


def read_host(machine: Machine) -> Readings:
    """Name, directory domain and kind of box."""
    return {
        "host.name": ok(os.uname().nodename.partition(".")[0], "uname"),
        "host.domain": _domain(machine),
        "host.chassis": _chassis(machine),
    }


def _domain(machine: Machine) -> Reading:
    """The directory the machine is a member of, not the DNS suffix of its name."""
    sssd = "/etc/sssd/sssd.conf"
    try:
        found = re.search(r"(?mi)^\s*domains\s*=\s*([^\s,#]+)", machine.text(sssd, limit=65536))
        if found:
            return ok(found[1].lower(), sssd)
    except FileNotFoundError:
        pass
    except PermissionError:
        return denied(sssd)
    samba = machine.text_or_nothing("/etc/samba/smb.conf")
    realm = re.search(r"(?mi)^\s*realm\s*=\s*(\S+)", samba)
    if realm and re.search(r"(?mi)^\s*security\s*=\s*ads\s*$", samba):
        return ok(realm[1].lower(), "/etc/samba/smb.conf")
    return absent("sssd and samba configuration")


def _chassis(machine: Machine) -> Reading:
    folder = "/sys/class/dmi/id"
    maker = " ".join(
        machine.text_or_nothing(f"{folder}/{name}", limit=4096)
        for name in ("sys_vendor", "product_name", "board_vendor")
    )
    if machine.is_container:
        return ok("virtual", "container")
    if is_virtual(maker):
        return ok("virtual", folder)
    if machine.text_or_nothing("/sys/hypervisor/type", limit=64).strip():
        return ok("virtual", "/sys/hypervisor/type")
    kind = machine.text_or_nothing(f"{folder}/chassis_type", limit=16).strip()
    if kind.isdigit():
        return ok(chassis_of(int(kind)), f"{folder}/chassis_type")
    flags = machine.text_or_nothing("/proc/cpuinfo", limit=16384)
    if re.search(r"(?m)^flags\s*:.*\bhypervisor\b", flags):
        return ok("virtual", "/proc/cpuinfo")
    return error(f"{folder}: no chassis_type")
