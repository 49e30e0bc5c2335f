# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Thorough examination by our own means, one connection at a time."""

import socket
from collections.abc import Callable

from veilleuse.domain.limits import Limits
from veilleuse.domain.model import Address, Evidence, Sighting
from veilleuse.probes.budget import Budget, RefusedError
from veilleuse.probes.connect import Alarm, Lines, knock
from veilleuse.probes.greetings import greet
from veilleuse.probes.services import rdp, smb, snmp
from veilleuse.probes.together import Say

Words = Callable[[socket.socket, Limits], list[Evidence]]
WORDS: dict[int, tuple[Words, ...]] = {
    smb.PORT: (smb.ask, smb.ask_oldest),
    rdp.PORT: (rdp.ask, rdp.ask_build),
}
"""What is said on ports whose services need more than to be listened to; a connection for each."""


def examine(
    address: Address, budget: Budget, lines: Lines, alarm: Alarm, say: Say
) -> tuple[int, ...]:
    """Try the ports of the thorough list and report what their services say.

    The open ports about which another program may say more; none after an alarm.
    """
    learnt: list[Evidence] = []
    opened: list[int] = []
    for port in budget.limits.thorough_ports:
        try:
            fresh = _on(address, port, budget, lines)
        except RefusedError:
            return ()
        if fresh:
            learnt += fresh
            say(Sighting("examine", budget.clock.now(), address=address, evidence=tuple(fresh)))
            if alarm(tuple(learnt)):
                return ()
            if port not in WORDS:
                opened.append(port)
    return tuple(opened)


def ask_snmp(address: Address, budget: Budget, alarm: Alarm, say: Say) -> None:
    """Ask for the system group, in the newer version and then in the older one."""
    for version in snmp.VERSIONS:
        try:
            budget.spend("snmp", address, "datagram", port=snmp.PORT)
        except RefusedError:
            return
        found = snmp.ask(address, version, budget.limits)
        if found:
            say(Sighting("snmp", budget.clock.now(), address=address, evidence=found))
            alarm(found)
            return


def _on(address: Address, port: int, budget: Budget, lines: Lines) -> list[Evidence]:
    """What one port says, over as many connections as it has words; empty where it is closed."""
    found: list[Evidence] = []
    for words in WORDS.get(port, (None,)):
        budget.spend("examine", address, "connect", port=port)
        attempt = knock(address, port, budget)
        if attempt.connection is None:
            break
        with lines.hold(attempt.connection) as connection:
            found.append(Evidence("tcp.open", str(port)))
            if words is None:
                found += greet(connection, port, address, budget.limits)
            else:
                found += words(connection, budget.limits)
    return list(dict.fromkeys(found))
