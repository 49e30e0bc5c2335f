# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the system resolve addresses it does not know, with one empty datagram each."""

import contextlib
import socket
from collections import deque
from collections.abc import Callable, Collection, Iterable
from ipaddress import IPv4Address

from veilleuse.domain.model import Address
from veilleuse.probes.budget import Budget, RefusedError
from veilleuse.probes.scope import Connection

DISCARD = 9
"""The discard service (RFC 863): whoever listens there throws it away."""
_WAITING = 64
"""Datagrams to silent addresses wait in their socket's queue for the system's three seconds: so
many fit into the smallest one."""
_UNANSWERED, _UNANSWERED_SECONDS = 768, 3.0
"""The system's table holds 1,024 neighbours (Linux arp(7), gc_thresh3), and a silent one takes its
place for three questions, a second apart: beyond that, addresses would be forgotten unasked."""


def targets(
    connections: Iterable[Connection], budget: Budget, known: Collection[Address]
) -> tuple[IPv4Address, ...]:
    """Addresses within reach that are neither known, nor ours, nor out of bounds."""
    mine = list(connections)
    ours = {each.address for each in mine}
    near = dict.fromkeys(
        address
        for each in mine
        for net in budget.networks
        if isinstance(net, type(each.network)) and net.overlaps(each.network)
        for address in (net if net.subnet_of(each.network) else each.network).hosts()
    )
    edges = {end for each in mine for end in (each.network[0], each.network[-1])}
    found = [
        address
        for address in near
        if address not in ours and address not in known and address not in edges
    ]
    return tuple(address for address in found if budget.allows(address))


def sweep(
    addresses: Collection[IPv4Address], budget: Budget, finished: Callable[[int], None]
) -> None:
    """Send one empty datagram to each, then let the answers settle.

    The system asks who has the address (ARP); the datagram itself leaves only if somebody has.
    """
    asked: deque[float] = deque(maxlen=_UNANSWERED)
    with contextlib.ExitStack() as senders:
        for number, address in enumerate(addresses):
            if number % _WAITING == 0:
                sender = senders.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
                sender.setblocking(False)
            if len(asked) == _UNANSWERED:
                budget.pause(asked[0] + _UNANSWERED_SECONDS - budget.clock.monotonic())
            with contextlib.suppress(RefusedError):
                budget.spend(
                    "sweep", address, "datagram", port=DISCARD, cost=budget.limits.sweep_cost
                )
                asked.append(budget.clock.monotonic())
                # A full queue or an unreachable network is silence like any other.
                with contextlib.suppress(OSError):
                    sender.sendto(b"", (str(address), DISCARD))
            finished(number + 1)
    if addresses:
        budget.pause(budget.limits.sweep_settle_seconds)
