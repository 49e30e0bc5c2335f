# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks the own subnets once who says to be the desktop. Anybody may answer: nothing is proven.

One multicast question from a port of its own (RFC 6762, section 5.1), answers heard for two seconds
and believed only from machines on the same link.
"""

import contextlib
import socket
import time
from collections.abc import Iterable, Iterator, Sequence
from ipaddress import IPv4Address, IPv4Interface, IPv4Network

import psutil

from veilleuse_agent import dns

SERVICE = ("_veilleuse", "_tcp", "local")
SECONDS = 2.0
COUNT_LIMIT = 4
GROUP = ("224.0.0.251", 5353)

_PACKETS_LIMIT = 64
_TIME_TO_LIVE = 255  # RFC 6762, section 11


def own_links() -> list[IPv4Interface]:
    """The IPv4 addresses of this machine with their subnets, loopback left out."""
    entries = (entry for rows in psutil.net_if_addrs().values() for entry in rows)
    found = (
        IPv4Interface(f"{entry.address}/{entry.netmask}")
        for entry in entries
        if entry.family == socket.AF_INET and entry.netmask
    )
    return [link for link in found if not link.ip.is_loopback]


def find_desktops(
    links: Sequence[IPv4Interface], *, group: tuple[str, int] = GROUP, seconds: float = SECONDS
) -> list[str]:
    """At most four `host:port` that answered from these links, in the order of their answers."""
    networks = [link.network for link in links]
    found: dict[str, None] = {}
    with contextlib.closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as ears:
        ears.bind(("0.0.0.0", 0))  # noqa: S104 - answers come to whichever interface asked
        if not _ask(ears, links, group):
            return []
        for data, source in _heard(ears, time.monotonic() + seconds):
            if _is_near(source, networks):
                found.update(dict.fromkeys(candidates(data, networks)))
            if len(found) >= COUNT_LIMIT:
                break
    return list(found)[:COUNT_LIMIT]


def candidates(data: bytes, networks: Iterable[IPv4Network]) -> list[str]:
    """The `host:port` of one answer that are on these networks; none when it is no answer."""
    near = tuple(networks)
    try:
        message = dns.read(data)
    except dns.DnsError:
        return []
    places = _places(message.records) if message.is_answer else ()
    return [
        f"{address}:{port}" for address, port in places if port and _is_near(str(address), near)
    ]


def _places(records: Sequence[dns.Record]) -> Iterator[tuple[IPv4Address, int]]:
    pointers = {r.target for r in records if r.kind == dns.PTR and r.name == SERVICE}
    services = [r for r in records if r.kind == dns.SRV and r.name in pointers]
    addresses = [r for r in records if r.kind == dns.A and len(r.data) == 4]
    for service in services:
        for address in addresses:
            if address.name == service.target:
                yield IPv4Address(address.data), int.from_bytes(service.data[4:6], "big")


def _ask(ears: socket.socket, links: Sequence[IPv4Interface], group: tuple[str, int]) -> bool:
    """Whether the question left through any link."""
    ears.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, _TIME_TO_LIVE)
    asked = False
    for link in links:
        with contextlib.suppress(OSError):  # an interface that is down or without multicast
            ears.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, link.ip.packed)
            ears.sendto(dns.question(SERVICE), group)
            asked = True
    return asked


def _heard(ears: socket.socket, end: float) -> Iterator[tuple[bytes, str]]:
    for _ in range(_PACKETS_LIMIT):
        left = end - time.monotonic()
        if left <= 0:
            return
        ears.settimeout(left)
        try:
            data, source = ears.recvfrom(dns.SIZE + 1)
        except TimeoutError:
            return
        except ConnectionError:  # Windows says so of a port that nobody listens on
            continue
        yield data, source[0]


def _is_near(address: str, networks: Iterable[IPv4Network]) -> bool:
    return any(IPv4Address(address) in network for network in networks)
