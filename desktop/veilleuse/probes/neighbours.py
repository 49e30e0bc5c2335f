# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom this machine already knows: the system's own table of resolved addresses. Sends nothing."""

import ipaddress
import shutil
import struct
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

import msgspec

from veilleuse.domain.limits import Limits
from veilleuse.domain.model import Address, Evidence, HardwareAddress, Sighting
from veilleuse.domain.rounds import Notice
from veilleuse.probes.hardware import hardware_address
from veilleuse.probes.neighbours_macos import read_macos
from veilleuse.probes.neighbours_windows import read_windows

PROC_ARP = Path("/proc/net/arp")
PROC_ROUTE = Path("/proc/net/route")

_ANSWERED = frozenset({"REACHABLE", "STALE", "DELAY", "PROBE", "PERMANENT", "NOARP"})
"""States of ip-neighbour(8) in which the hardware address is known."""
_COMPLETE = 0x02
"""ATF_COM of linux/if_arp.h."""
_GATEWAY_UP = 0x0003
"""RTF_UP and RTF_GATEWAY of linux/route.h."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One resolved address. `age` is seconds since it was last confirmed, where the system says."""

    address: Address
    hardware: HardwareAddress
    interface: str = ""
    age: float | None = None


class _Entry(msgspec.Struct):
    dst: str
    dev: str = ""
    lladdr: str = ""
    confirmed: float | None = None
    state: list[str] = []


def read_neighbours(limits: Limits) -> tuple[tuple[Neighbour, ...], Notice | None]:
    """The table as it is now, and a notice where it cannot be read."""
    if sys.platform == "win32":
        return _read_windows(limits)
    if sys.platform == "darwin":
        return _read_macos(limits)
    found = _read_ip(limits) or _read_proc(limits)
    if found is None:
        return (), Notice("neighbours_unreadable")
    return found, None


def parse_ip(data: bytes, limits: Limits) -> tuple[Neighbour, ...] | None:
    """What `ip -j -s neigh` says; none where it is not that."""
    if len(data) > limits.neighbours_bytes:
        return None
    try:
        entries = msgspec.json.decode(data or b"[]", type=list[_Entry])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    found = (
        _neighbour(entry.dst, entry.lladdr, entry.dev, entry.confirmed)
        for entry in entries[: limits.neighbours]
        if _ANSWERED.intersection(entry.state)
    )
    return tuple(each for each in found if each)


def parse_proc_arp(text: str, limits: Limits) -> tuple[Neighbour, ...]:
    """The lines of /proc/net/arp (proc(5)) whose resolution is complete."""
    found = []
    for line in text[: limits.neighbours_bytes].splitlines()[1 : limits.neighbours + 1]:
        cells = line.split()
        if len(cells) == 6 and _flags(cells[2]) & _COMPLETE:
            found.append(_neighbour(cells[0], cells[3], cells[5], None))
    return tuple(each for each in found if each)


def parse_proc_route(text: str) -> frozenset[IPv4Address]:
    """The default gateways of /proc/net/route, whose addresses are in the machine's byte order."""
    found = set()
    for line in text[:65536].splitlines()[1:]:
        cells = line.split()
        is_default = len(cells) > 7 and cells[1] == cells[7] == "00000000"
        if is_default and _flags("0x" + cells[3]) & _GATEWAY_UP == _GATEWAY_UP:
            raw = _flags("0x" + cells[2])
            found.add(IPv4Address(struct.pack("=I", raw & 0xFFFFFFFF)))
    return frozenset(found)


def gateways() -> frozenset[IPv4Address]:
    """The routers this machine sends through; empty where the system does not say."""
    try:
        return parse_proc_route(PROC_ROUTE.read_text("ascii", "replace"))
    except OSError:
        return frozenset()


def sighting(
    neighbour: Neighbour, now: datetime, routers: frozenset[IPv4Address] = frozenset()
) -> Sighting:
    """The neighbour as it was when it was last confirmed, not as if it were seen now."""
    is_router = neighbour.address in routers
    return Sighting(
        probe="neighbours",
        at=now - timedelta(seconds=neighbour.age or 0),
        address=neighbour.address,
        hardware=neighbour.hardware,
        evidence=(Evidence("net.gateway", "default"),) if is_router else (),
    )


def _read_ip(limits: Limits) -> tuple[Neighbour, ...] | None:
    program = shutil.which("ip", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if program is None:
        return None
    try:
        ran = subprocess.run(
            [program, "-j", "-s", "neigh"], capture_output=True, timeout=5, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return parse_ip(ran.stdout, limits) if ran.returncode == 0 else None


def _read_proc(limits: Limits) -> tuple[Neighbour, ...] | None:
    try:
        with PROC_ARP.open(encoding="ascii", errors="replace") as file:
            return parse_proc_arp(file.read(limits.neighbours_bytes), limits)
    except OSError:
        return None


def _read_windows(limits: Limits) -> tuple[tuple[Neighbour, ...], Notice | None]:
    rows = read_windows(limits.neighbours)
    if rows is None:
        return (), Notice("neighbours_unreadable")
    found = (_neighbour(str(address), spelled, "", None) for address, spelled in rows)
    return tuple(each for each in found if each), None


def _read_macos(limits: Limits) -> tuple[tuple[Neighbour, ...], Notice | None]:
    rows = read_macos(limits.neighbours, limits.neighbours_bytes)
    if rows is None:
        return (), Notice("neighbours_unreadable")
    found = (_neighbour(address, spelled, name, None) for address, spelled, name in rows)
    return tuple(each for each in found if each), None


def _neighbour(address: str, hardware: str, interface: str, age: float | None) -> Neighbour | None:
    own = hardware_address(hardware)
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return None
    if own is None or parsed.is_multicast or parsed.is_unspecified or parsed.is_loopback:
        return None
    known = age if age is not None and 0 <= age < 10**8 else None
    return Neighbour(parsed, own, interface[:16], known)


def _flags(text: str) -> int:
    try:
        return int(text, 16)
    except ValueError:
        return 0
