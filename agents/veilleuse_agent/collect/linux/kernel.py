# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the running kernel enforces, and which of its flaws were mended while it ran."""

import re

from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.reading import Reading, Readings, absent, error, ok

PROMISES = ("kernel.confinement", "kernel.live_patches")

_SELINUX = "/sys/fs/selinux/enforce"
_SELINUX_CONFIGURED = "/etc/selinux/config"
_APPARMOR = "/sys/module/apparmor/parameters/enabled"
_PROFILES = "/sys/kernel/security/apparmor/profiles"
_PATCHES = "/sys/kernel/livepatch"
_PATCHES_LIMIT = 100
_MODE = re.compile(r"(?m)^.+ \((\w+)\)$")


def read(machine: Machine) -> Readings:
    """Mandatory access control and live patches, as the kernel shows them in sysfs."""
    if not machine.exists("/sys/kernel"):
        return dict.fromkeys(PROMISES, absent("/sys/kernel"))
    return {"kernel.confinement": _confinement(machine), "kernel.live_patches": _patches(machine)}


def profile_counts_of(listing: str) -> dict[str, int]:
    """The lines `name (mode)` of AppArmor's list of profiles, counted by mode."""
    modes = _MODE.findall(listing)
    return {mode: modes.count(mode) for mode in sorted(set(modes))}


def _confinement(machine: Machine) -> Reading:
    """Null where the list of profiles is shown to root only."""
    found: dict[str, object] = {}
    enforce = machine.text_or_nothing(_SELINUX, limit=8).strip()
    if enforce in {"0", "1"}:
        found["selinux"] = "enforcing" if enforce == "1" else "permissive"
    elif re.search(r"(?m)^SELINUX=", machine.text_or_nothing(_SELINUX_CONFIGURED, limit=65536)):
        found["selinux"] = "disabled"
    enabled = machine.text_or_nothing(_APPARMOR, limit=8).strip()
    if enabled in {"Y", "N"}:
        found["apparmor"] = enabled == "Y"
        found["apparmor_profiles"] = _profiles(machine) if enabled == "Y" else {}
    places = f"{_SELINUX}, {_APPARMOR}, {_PROFILES}"
    return ok(found, places) if found else absent(places)


def _profiles(machine: Machine) -> dict[str, int] | None:
    try:
        return profile_counts_of(machine.text(_PROFILES))
    except OSError:
        return None


def _patches(machine: Machine) -> Reading:
    """The kernel's livepatch ABI: one folder a patch, `enabled` 0 or 1."""
    try:
        names = machine.entries(_PATCHES)
    except FileNotFoundError:
        return absent(_PATCHES)
    except OSError as failure:
        return error(f"{_PATCHES}: {failure.strerror}")
    rows = [
        {
            "name": name,
            "enabled": machine.text_or_nothing(f"{_PATCHES}/{name}/enabled", limit=8).strip()
            == "1",
        }
        for name in names[:_PATCHES_LIMIT]
    ]
    return ok(rows, _PATCHES)
