# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What machines say to everybody without being asked: LLMNR, NetBIOS and DHCP. Sends nothing.

NetBIOS and DHCP use ports that most systems keep for themselves or for administrators: where they
cannot be heard, the round goes on without and says so once.
"""

import contextlib
import socket
from collections.abc import Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address

from veilleuse.domain.model import Evidence, HardwareAddress, Sighting
from veilleuse.domain.rounds import Notice
from veilleuse.probes.budget import Budget
from veilleuse.probes.ears import Heard, Take, group_ear, hear, is_near, port_ear
from veilleuse.probes.files import dhcp, netbios
from veilleuse.probes.files.dns_message import AAAA, A, answers
from veilleuse.probes.files.fields import packed_hardware
from veilleuse.probes.scope import Connection
from veilleuse.probes.text import clean
from veilleuse.probes.together import Say

LLMNR_GROUP = IPv4Address("224.0.0.252")
"""RFC 4795 section 2."""
LLMNR_PORT = 5355

_DHCP_SERVER = 67
_BROADCASTS = (netbios.NAMES, netbios.DATAGRAMS, _DHCP_SERVER)
_NAMES = {netbios.NAMES: "NetBIOS (137)", netbios.DATAGRAMS: "NetBIOS (138)", 67: "DHCP (67)"}


def listen(connections: Sequence[Connection], budget: Budget, seconds: float, say: Say) -> None:
    """Listen and report each machine heard; one notice for all that cannot be heard."""
    chatter = Chatter(budget, say)
    takes: dict[int, Take] = {
        netbios.NAMES: chatter.names,
        netbios.DATAGRAMS: chatter.datagram,
        _DHCP_SERVER: chatter.request,
    }
    deaf: list[str] = []
    with contextlib.ExitStack() as stack:
        ears: list[tuple[socket.socket, Take]] = []
        try:
            ear = stack.enter_context(group_ear(LLMNR_GROUP, LLMNR_PORT, connections))
            ears.append((ear, chatter.llmnr))
        except OSError:
            deaf.append("LLMNR (5355)")
        for port in _BROADCASTS:
            try:
                ears.append((stack.enter_context(port_ear(port)), takes[port]))
            except OSError:
                deaf.append(_NAMES[port])
        if deaf:
            say(Notice("chatter_deaf", ", ".join(deaf)))
        hear(ears, budget, seconds, chatter.heard)


@dataclass(slots=True)
class Chatter:
    """Each protocol's own reading of a message. A sender says the same thing once."""

    budget: Budget
    say: Say
    heard: Heard = field(default_factory=Heard)
    _cards: set[tuple[HardwareAddress, Evidence]] = field(default_factory=set)

    def llmnr(self, message: bytes, sender: IPv4Address) -> None:
        """Whoever bears a name answers for it; whoever asks is only there."""
        own = [
            self._name("name.host", record.name.removesuffix("."))
            for record in answers(message)
            if record.kind in {A, AAAA} and record.data == sender.packed
        ]
        self._tell("llmnr", sender, [item for items in own for item in items])

    def names(self, message: bytes, sender: IPv4Address) -> None:
        """Names that the sender registers."""
        self._netbios(sender, netbios.claimed(message))

    def datagram(self, message: bytes, sender: IPv4Address) -> None:
        """The sender's own name; another one forwarded it where the addresses differ."""
        if message[4:8] == sender.packed:
            self._netbios(sender, netbios.sender(message))

    def request(self, message: bytes, sender: IPv4Address) -> None:
        """A client that asks for an address tells its card and itself; it may have none yet."""
        read = dhcp.read_dhcp(message)
        card = packed_hardware(read.card) if read is not None and read.is_request else None
        if read is None or card is None:
            return
        if server := dhcp.chosen_server(read):
            self._tell("dhcp", IPv4Address(server), (Evidence("net.dhcp", "server"),))
        told = tuple(dhcp.evidence(read, self.budget.limits.text_characters))
        fresh = tuple(item for item in told if (card, item) not in self._cards)
        self._cards.update((card, item) for item in fresh)
        if fresh:
            own = sender if sender.packed == read.client and is_near(sender, self.budget) else None
            self.say(Sighting("dhcp", self.budget.clock.now(), own, card, fresh))

    def _netbios(self, sender: IPv4Address, names: Sequence[str]) -> None:
        told = [item for name in names for item in self._name("name.netbios", name)]
        self._tell("netbios", sender, told)

    def _name(self, kind: str, name: str) -> tuple[Evidence, ...]:
        text = clean(name, self.budget.limits.text_characters)
        return (Evidence(kind, text),) if text else ()

    def _tell(self, probe: str, sender: IPv4Address, evidence: Sequence[Evidence]) -> None:
        if not is_near(sender, self.budget):
            return
        fresh = self.heard.fresh(sender, evidence)
        if fresh or self.heard.is_new(sender):
            self.say(Sighting(probe, self.budget.clock.now(), address=sender, evidence=fresh))
