# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Interfaces and listening ports, from the system's own tables."""

import os
import socket
from collections.abc import Iterable
from ipaddress import IPv4Network, ip_address, ip_interface

import psutil

from veilleuse_agent.collect.common.ears import DOORS
from veilleuse_agent.collect.reading import Readings, denied, ok

INTERFACES = ("host.interfaces",)
PORTS = ("ports.listening",)

_EARS = frozenset(door.port for door in DOORS)


def read_interfaces() -> Readings:
    """Every address of every interface, loopback left out."""
    rows: list[dict[str, object]] = []
    for name, addresses in sorted(psutil.net_if_addrs().items()):
        hardware = _hardware(addresses)
        for entry in addresses:
            if entry.family not in {socket.AF_INET, socket.AF_INET6}:
                continue
            address = ip_address(entry.address.partition("%")[0])
            if not address.is_loopback:
                prefix = _prefix(address.version, entry.netmask)
                rows.append(
                    {"name": name, "hardware": hardware, "address": str(address), "prefix": prefix}
                )
    return {"host.interfaces": ok(rows, "interfaces of the system")}


def read_ports() -> Readings:
    """TCP ports that listen and UDP ports that are bound; the owner's name where it may be seen."""
    names = {p.pid: p.info["name"] for p in psutil.process_iter(["name"])}
    found: set[tuple[str, str, int, str]] = set()
    try:
        connections = psutil.net_connections("inet")
    except psutil.AccessDenied:  # macOS shows other people's sockets to root only
        return {"ports.listening": denied("sockets of the system: root only")}
    for connection in connections:
        is_tcp = connection.type == socket.SOCK_STREAM
        if not connection.laddr or (is_tcp and connection.status != psutil.CONN_LISTEN):
            continue
        if not is_tcp and (connection.raddr or _is_own_ear(connection.pid, connection.laddr.port)):
            continue
        owner = names.get(connection.pid) or "" if connection.pid is not None else ""
        address = connection.laddr.ip.partition("%")[0]
        found.add(("tcp" if is_tcp else "udp", address, connection.laddr.port, owner))
    rows = [
        {"protocol": protocol, "address": address, "port": port, "process": owner or None}
        for protocol, address, port, owner in sorted(found)
    ]
    return {"ports.listening": ok(rows, "sockets of the system")}


def _is_own_ear(pid: int | None, port: int) -> bool:
    """Whether this very run listens there, for a few seconds."""
    return pid == os.getpid() and port in _EARS


def _hardware(addresses: Iterable[object]) -> str | None:
    for entry in addresses:
        text = str(getattr(entry, "address", "")).lower().replace("-", ":")
        if getattr(entry, "family", None) == psutil.AF_LINK and text.count(":") == 5:
            return None if text == "00:00:00:00:00:00" else text
    return None


def _prefix(version: int, netmask: str | None) -> int | None:
    """From a mask, a prefix length or nothing: systems differ on IPv6."""
    if not netmask:
        return None
    if netmask.isdigit():
        return int(netmask)
    if version == 4:
        return IPv4Network(f"0.0.0.0/{netmask}").prefixlen
    return int(ip_interface(netmask).ip).bit_count()
