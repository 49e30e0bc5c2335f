# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Mounted volumes and whether a crypt layer lies under them."""

import json
from collections.abc import Iterator

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.reading import Readings, absent, error, ok

PROMISES = ("disk.volumes",)

_COMMANDS = tuple(
    ("lsblk", "-J", "-o", f"NAME,TYPE,FSTYPE,{mounts}") for mounts in ("MOUNTPOINTS", "MOUNTPOINT")
)
# These encrypt, or not, inside themselves: no layer tells.
_SELF_ENCRYPTING = {"zfs", "zfs_member"}
_PACKAGED = {"squashfs", "erofs", "iso9660"}


def read(machine: Machine) -> Readings:
    """Every file system on a block device. Drives that encrypt by themselves are not seen."""
    source = "lsblk"
    for command in _COMMANDS:
        try:
            output = machine.children.run(command)
        except ChildError as failure:
            return {"disk.volumes": error(f"{source}: {failure}")}
        if output.code == 0:
            rows = volumes_of(output.text)
            found = ok(rows, " ".join(command)) if rows else absent(f"{source}: nothing mounted")
            return {"disk.volumes": found}
    return {"disk.volumes": error(f"{source}: exit {output.code}: {output.complaint}")}


def volumes_of(listing: str) -> list[dict[str, object]]:
    """The mounted volumes in the JSON of lsblk; ValueError when it is none."""
    found: dict[str, dict[str, object]] = {}
    tree = json.loads(listing)
    for device, encrypted in _devices(tree["blockdevices"], encrypted=False):
        if device.get("fstype") in _PACKAGED:
            continue
        mount = _mount(device)
        if mount:
            state = None if device.get("fstype") in _SELF_ENCRYPTING else encrypted
            found[mount] = {"mount": mount, "system": mount == "/", "encrypted": state}
    return [found[mount] for mount in sorted(found)]


def _devices(
    devices: list[dict[str, object]], *, encrypted: bool
) -> Iterator[tuple[dict[str, object], bool]]:
    for device in devices:
        here = encrypted or device.get("type") == "crypt"
        yield device, here
        children = device.get("children")
        if isinstance(children, list):
            yield from _devices(children, encrypted=here)


def _mount(device: dict[str, object]) -> str | None:
    """One place per volume: `/` if it is there, else the shortest (the rest are bind mounts)."""
    mounts = device.get("mountpoints", [device.get("mountpoint")])
    places = [m for m in mounts if isinstance(m, str)] if isinstance(mounts, list) else []
    return min((m for m in places if m.startswith("/")), key=len, default=None)
