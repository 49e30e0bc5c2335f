# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom this machine has recently spoken with on its own subnets."""

import json
import re
from ipaddress import ip_address

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.reading import Readings, ok

PROMISES = ("neighbours",)

_ARP = "/proc/net/arp"
_IP = ("ip", "-j", "neigh", "show")
_GONE = {"FAILED", "INCOMPLETE", "NOARP"}
_HARDWARE = re.compile(r"[0-9a-f]{2}(:[0-9a-f]{2}){5}")


def read(machine: Machine) -> Readings:
    """Both families from `ip` where it is installed, IPv4 from the kernel's table otherwise."""
    try:
        output = machine.children.run(_IP)
        if output.code == 0:
            return {"neighbours": ok(of_ip(output.text), " ".join(_IP))}
    except (ChildError, ValueError):
        pass
    return {"neighbours": ok(of_arp(machine.text(_ARP)), _ARP)}


def of_ip(listing: str) -> list[dict[str, object]]:
    """The JSON of `ip -j neigh`; ValueError when it is none."""
    entries = json.loads(listing or "[]")
    if not isinstance(entries, list):
        raise ValueError("not a list")  # noqa: TRY004 - of the same kind as broken JSON
    return _kept(
        [
            (entry.get("dst", ""), entry.get("lladdr", ""), entry.get("dev", ""))
            for entry in entries
            if not _GONE & set(entry.get("state", []))
        ]
    )


def of_arp(table: str) -> list[dict[str, object]]:
    """The lines of /proc/net/arp: address, type, flags, hardware, mask, device."""
    rows = (line.split() for line in table.splitlines()[1:])
    # flag 0x2 (ATF_COM): the entry is complete
    return _kept([(r[0], r[3], r[5]) for r in rows if len(r) >= 6 and int(r[2], 16) & 2])


def _kept(rows: list[tuple[str, str, str]]) -> list[dict[str, object]]:
    kept: list[dict[str, object]] = []
    for address, hardware, interface in sorted(rows):
        plain = hardware.lower()
        if not _HARDWARE.fullmatch(plain) or int(plain[:2], 16) & 1:  # group addresses
            continue
        if plain != "00:00:00:00:00:00" and not ip_address(address).is_multicast:
            kept.append({"address": address, "hardware": plain, "interface": interface})
    return kept
