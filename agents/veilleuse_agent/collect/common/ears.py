# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sockets that hear what is told to a whole subnet. They send nothing but the join to a group."""

import selectors
import socket
import sys
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from ipaddress import IPv4Address

from veilleuse_agent.collect.common.subnets import Subnet

PACKETS = 4096
"""Datagrams heard in one run; a site of three hundred devices sends some hundreds in seconds."""
BYTES = 2 * 1024 * 1024

_DATAGRAM = 16384
_PAUSE = 0.25
# A socket bound to the group or broadcast address gets no datagram that was meant for the program
# that shares its port. Windows binds to addresses of the machine only.
_BINDS_TO_TARGET = sys.platform != "win32"


@dataclass(frozen=True, slots=True)
class Door:
    """Where a protocol announces: a group, or none for the broadcasts of each subnet."""

    protocol: str
    port: int
    group: IPv4Address | None = None


DOORS = (
    Door("mdns", 5353, IPv4Address("224.0.0.251")),
    Door("ssdp", 1900, IPv4Address("239.255.255.250")),
    Door("wsd", 3702, IPv4Address("239.255.255.250")),
    Door("llmnr", 5355, IPv4Address("224.0.0.252")),
    Door("netbios", 137),
    Door("netbios", 138),
)
"""RFC 6762; UPnP Device Architecture 2.0; WS-Discovery 1.1, 2.4; RFC 4795; RFC 1002."""


@dataclass(slots=True)
class Ears:
    """What could be opened, and why the rest could not."""

    open: dict[socket.socket, Door] = field(default_factory=dict)
    refused: dict[str, OSError] = field(default_factory=dict)
    """By protocol and port, such as `netbios 137`."""


def listen(
    around: Collection[Subnet],
    seconds: float,
    hear: Callable[[Door, bytes, IPv4Address], None],
    doors: Sequence[Door] = DOORS,
) -> Ears:
    """Hear every datagram for so many seconds, or until there were too many."""
    with ExitStack() as stack:
        ears = _opened(around, doors, stack)
        with selectors.DefaultSelector() as selector:
            for each, door in ears.open.items():
                selector.register(each, selectors.EVENT_READ, door)
            _hear(selector, time.monotonic() + seconds, hear)
    return ears


def _hear(
    selector: selectors.BaseSelector,
    until: float,
    hear: Callable[[Door, bytes, IPv4Address], None],
) -> None:
    packets, length = PACKETS, BYTES
    while packets > 0 and length > 0 and selector.get_map():
        rest = until - time.monotonic()
        if rest <= 0:
            return
        for key, _ in selector.select(min(rest, _PAUSE)):
            packets -= 1
            if isinstance(key.fileobj, socket.socket):
                with suppress(OSError):  # longer than any announcement, or gone again
                    message, (sender, *_) = key.fileobj.recvfrom(_DATAGRAM)
                    length -= len(message)
                    hear(key.data, message, IPv4Address(sender))


def _opened(around: Collection[Subnet], doors: Sequence[Door], stack: ExitStack) -> Ears:
    ears = Ears()
    for door in doors:
        for target, members in _targets(door, around):
            try:
                opened = _ear(door, target, members)
            except OSError as failure:
                ears.refused.setdefault(f"{door.protocol} {door.port}", failure)
            else:
                ears.open[stack.enter_context(closing(opened))] = door
    return ears


def _targets(
    door: Door, around: Collection[Subnet]
) -> Iterator[tuple[IPv4Address, tuple[Subnet, ...]]]:
    """The addresses to bind to, each with the subnets whose group it joins."""
    if door.group is not None:
        yield door.group, tuple(around)
    elif _BINDS_TO_TARGET:
        yield from dict.fromkeys((each.network.broadcast_address, ()) for each in around)
    elif around:
        yield IPv4Address(0), ()


def _ear(door: Door, target: IPv4Address, members: Sequence[Subnet]) -> socket.socket:
    ear = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        ear.setblocking(False)
        ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if hasattr(socket, "SO_REUSEPORT"):
            ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        ear.bind((str(target) if _BINDS_TO_TARGET else "", door.port))
        if door.group is not None:
            _join(ear, door.group, members)
    except OSError:
        ear.close()
        raise
    return ear


def _join(ear: socket.socket, group: IPv4Address, members: Sequence[Subnet]) -> None:
    """Join on every subnet; OSError where none accepts it."""
    failures: list[OSError] = []
    for each in members:
        try:
            membership = group.packed + each.address.packed
            ear.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, membership)
        except OSError as failure:
            failures.append(failure)
    if failures and len(failures) == len(members):
        raise failures[0]
