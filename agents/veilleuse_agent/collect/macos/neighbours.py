# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom this Mac has recently spoken with on its own subnets (IPv4)."""

import re
from ipaddress import IPv4Address

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.macos.mac import Mac
from veilleuse_agent.collect.reading import Readings, error, ok

PROMISES = ("neighbours",)

_COMMAND = ("/usr/sbin/arp", "-an")
# ? (192.0.2.1) at 0:1c:42:0:0:8 on en0 ifscope [ethernet]
_LINE = re.compile(
    r"(?m)^\S+ \((\d{1,3}(?:\.\d{1,3}){3})\) at ([0-9a-fA-F]{1,2}(?::[0-9a-fA-F]{1,2}){5}) on (\S+)"
)


def read(mac: Mac) -> Readings:
    """The ARP table; incomplete entries and groups are left out."""
    source = " ".join(_COMMAND)
    try:
        return {PROMISES[0]: ok(neighbours_of(mac.answer(_COMMAND)), source)}
    except ChildError as failure:
        return {PROMISES[0]: error(f"{source}: {failure}")}


def neighbours_of(table: str) -> list[dict[str, object]]:
    """The lines of `arp -an`, which writes octets without their leading zero."""
    rows: list[dict[str, object]] = []
    for address, hardware, interface in sorted(_LINE.findall(table)):
        octets = [int(octet, 16) for octet in hardware.split(":")]
        if octets[0] & 1 or not any(octets) or _is_group(address):
            continue
        plain = ":".join(f"{octet:02x}" for octet in octets)
        rows.append({"address": address, "hardware": plain, "interface": interface})
    return rows


def _is_group(address: str) -> bool:
    try:
        return IPv4Address(address).is_multicast
    except ValueError:
        return True  # no address at all
