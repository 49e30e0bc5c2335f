# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sockets that hear what devices say to everybody, and the one loop that listens on them."""

import contextlib
import select
import socket
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address

from veilleuse.domain.model import Evidence
from veilleuse.probes.budget import Budget
from veilleuse.probes.scope import Connection

_LISTEN_SECONDS = 0.1

Take = Callable[[bytes, IPv4Address], None]
"""What is done with a message and its sender."""


@dataclass(slots=True)
class Heard:
    """What one protocol said so far: how many messages, and what each sender told."""

    messages: int = 0
    told: set[tuple[IPv4Address, Evidence]] = field(default_factory=set)
    present: set[IPv4Address] = field(default_factory=set)

    def is_new(self, sender: IPv4Address) -> bool:
        """Whether it was not there before; it is from now on."""
        is_new = sender not in self.present
        self.present.add(sender)
        return is_new

    def fresh(self, sender: IPv4Address, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """What this sender had not said before."""
        new = tuple(item for item in evidence if (sender, item) not in self.told)
        self.told.update((sender, item) for item in new)
        if new:
            self.present.add(sender)
        return new


def asker(connection: Connection) -> socket.socket:
    """A socket that asks a group from one connection, on its own link, and hears the answers."""
    made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    own = connection.address.packed
    made.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, own)
    made.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 1)
    made.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, 0)
    made.bind((str(connection.address), 0))
    return made


def group_ear(group: IPv4Address, port: int, connections: Sequence[Connection]) -> socket.socket:
    """A socket that hears a group on every connection; OSError where the port is taken."""
    ear = _ear(port, shared=True)
    try:
        for each in connections:
            membership = group.packed + each.address.packed
            ear.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, membership)
    except OSError:
        ear.close()
        raise
    return ear


def port_ear(port: int) -> socket.socket:
    """A socket that hears broadcasts to a port; OSError where somebody else has it.

    Never shared: what is sent to this machine alone would reach us and not the service it is for.
    """
    return _ear(port, shared=False)


def _ear(port: int, *, shared: bool) -> socket.socket:
    ear = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        if shared:
            ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        ear.bind(("", port))
    except OSError:
        ear.close()
        raise
    return ear


def hear(
    ears: Sequence[tuple[socket.socket, Take]], budget: Budget, seconds: float, heard: Heard
) -> None:
    """Listens for so long, or until as many messages came as are read of one protocol."""
    until = budget.clock.monotonic() + seconds
    takes = dict(ears)
    while (left := until - budget.clock.monotonic()) > 0:
        budget.check()
        if not takes:
            budget.pause(left)
            return
        ready, _, _ = select.select(list(takes), [], [], min(left, _LISTEN_SECONDS))
        for ear in ready:
            if heard.messages >= budget.limits.overheard_messages:
                return
            with contextlib.suppress(OSError):
                message, (sender, _) = ear.recvfrom(budget.limits.overheard_bytes)
                heard.messages += 1
                takes[ear](message, IPv4Address(sender))


def is_near(sender: IPv4Address, budget: Budget) -> bool:
    """Whether the sender stands in a network that the round looks at."""
    return any(sender in network for network in budget.networks if network.version == 4)
