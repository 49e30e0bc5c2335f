# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What others tell the whole subnet of themselves while this machine listens for a few seconds."""

import errno
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Address

from veilleuse_agent import dns
from veilleuse_agent.collect.announcements import llmnr, mdns, netbios, ssdp, wsd
from veilleuse_agent.collect.announcements.saying import Saying
from veilleuse_agent.collect.common.ears import Door, Ears, listen
from veilleuse_agent.collect.common.subnets import Subnet, is_neighbour, subnets
from veilleuse_agent.collect.reading import Reading, Readings, absent, denied, error, ok

PROMISES = ("overheard",)

SECONDS = 4.0
"""Announcements come in bursts: what is silent now is heard in another run (RFC 6762, 8.3)."""
DEVICES = 128
"""Addresses reported, the first heard first; a subnet has at most some hundred devices."""
SAYINGS = 32
"""Of one address over one protocol; a talkative printer stays under twenty."""
RECORDS = 4096
"""Of mDNS, kept until the end because what belongs together comes in several messages."""
CHARACTERS = 128 * 1024
"""Of all values together: an eighth of what a whole report may weigh."""

_Reader = Callable[[bytes, IPv4Address], tuple[Saying, ...]]

_READERS: Mapping[tuple[str, int], _Reader] = {
    ("ssdp", 1900): lambda message, _: ssdp.sayings(message),
    ("wsd", 3702): lambda message, _: wsd.sayings(message),
    ("llmnr", 5355): lambda message, _: llmnr.sayings(message),
    ("netbios", 137): netbios.names,
    ("netbios", 138): netbios.datagram,
}
_DENIED = frozenset({errno.EPERM, errno.EACCES, 10013})  # WSAEACCES


@dataclass(slots=True)
class Notes:
    """What was heard, by address and protocol; how much is kept is bounded."""

    around: tuple[Subnet, ...]
    said: dict[tuple[IPv4Address, str], dict[Saying, None]] = field(default_factory=dict)
    records: dict[IPv4Address, list[dns.Record]] = field(default_factory=dict)
    _senders: set[IPv4Address] = field(default_factory=set)
    _characters: int = CHARACTERS
    _records: int = RECORDS

    def hear(self, door: Door, message: bytes, sender: IPv4Address) -> None:
        """Take note of a datagram that a neighbour sent."""
        if not is_neighbour(sender, self.around):
            return
        if door.protocol == "mdns":
            records = mdns.read(message)[: self._records]
            if records and self._is_welcome(sender):
                self.records.setdefault(sender, []).extend(records)
                self._records -= len(records)
        else:
            self._keep(door.protocol, sender, _READERS[door.protocol, door.port](message, sender))

    def rows(self) -> list[dict[str, object]]:
        """In the order of addresses, then protocols."""
        for sender, records in self.records.items():
            self._keep("mdns", sender, mdns.sayings(records, sender))
        return [
            {
                "address": str(address),
                "protocol": protocol,
                "said": [{"kind": kind, "value": value} for kind, value in sorted(said)],
            }
            for (address, protocol), said in sorted(self.said.items())
        ]

    def _is_welcome(self, sender: IPv4Address) -> bool:
        if sender not in self._senders and len(self._senders) < DEVICES:
            self._senders.add(sender)
        return sender in self._senders

    def _keep(self, protocol: str, sender: IPv4Address, found: tuple[Saying, ...]) -> None:
        if not found or not self._is_welcome(sender):
            return
        kept = self.said.setdefault((sender, protocol), {})
        for one in found:
            weight = len(one[0]) + len(one[1])
            if one not in kept and len(kept) < SAYINGS and weight <= self._characters:
                self._characters -= weight
                kept[one] = None


def read(seconds: float = SECONDS) -> Readings:
    """Listens on every IPv4 subnet of this machine."""
    around = subnets()
    if not around:
        return {PROMISES[0]: absent("no IPv4 subnet to listen on")}
    notes = Notes(around)
    return {PROMISES[0]: reading(notes, listen(around, seconds, notes.hear), seconds)}


def reading(notes: Notes, ears: Ears, seconds: float) -> Reading:
    """What was heard; where no ear could be opened, why. The source names each deaf protocol."""
    source = "; ".join(
        [
            f"{seconds:g} s on {len(notes.around)} subnets",
            *(f"not {where}: {_why(failure)}" for where, failure in sorted(ears.refused.items())),
        ]
    )
    if ears.open:
        return ok(notes.rows(), source)
    refusals = ears.refused.values()
    is_denied = refusals and all(each.errno in _DENIED for each in refusals)
    return denied(source) if is_denied else error(source)


def _why(failure: OSError) -> str:
    return errno.errorcode.get(failure.errno or 0, str(failure.errno))
