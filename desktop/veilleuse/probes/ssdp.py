# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What UPnP devices answer to a search and announce of themselves; no page is fetched."""

import contextlib
import re
import select
import socket
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address

from veilleuse.domain.model import Evidence, Sighting
from veilleuse.domain.rounds import Notice
from veilleuse.probes.budget import Budget
from veilleuse.probes.scope import Connection
from veilleuse.probes.text import clean
from veilleuse.probes.together import Say

GROUP = IPv4Address("239.255.255.250")
PORT = 1900
DATAGRAM_BYTES = 8192
"""Longest message read; UPnP asks for less than one Ethernet frame."""

SEARCH = (
    f"M-SEARCH * HTTP/1.1\r\nHOST: {GROUP}:{PORT}\r\n"
    'MAN: "ssdp:discover"\r\nMX: 2\r\nST: ssdp:all\r\n\r\n'
).encode("ascii")
"""UPnP Device Architecture 2.0, section 1.3.2."""

_KINDS = {"server": "ssdp.server", "st": "ssdp.type", "nt": "ssdp.type", "usn": "ssdp.usn"}
_NOT_A_TYPE = ("uuid:", "upnp:rootdevice", "ssdp:all")
_STARTS = re.compile(r"(?:HTTP/1\.[01] 200|NOTIFY \* HTTP/1\.[01])", re.IGNORECASE)
_LISTEN_SECONDS = 0.1
_SEARCH_AGAIN_SECONDS = 1.0


@dataclass(slots=True)
class _Heard:
    answers: int = 0
    told: set[tuple[IPv4Address, Evidence]] = field(default_factory=set)

    def fresh(self, sender: IPv4Address, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """What this sender had not said before."""
        new = tuple(item for item in evidence if (sender, item) not in self.told)
        self.told.update((sender, item) for item in new)
        return new


def parse(message: bytes, characters: int) -> tuple[Evidence, ...]:
    """Evidence of an answer or announcement; empty for anything else, a farewell included."""
    lines = message[:DATAGRAM_BYTES].decode("utf-8", "replace").splitlines()
    if not lines or not _STARTS.match(lines[0]):
        return ()
    headers: dict[str, str] = {}
    for line in lines[1:64]:
        name, colon, value = line.partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), clean(value, characters))
    if headers.get("nts", "").lower() == "ssdp:byebye":
        return ()
    # A unique name is "uuid:…" alone or followed by "::" and the type, which nt and st say too.
    headers["usn"] = headers.get("usn", "").partition("::")[0]
    told = ((kind, headers.get(name, "")) for name, kind in _KINDS.items())
    return tuple(
        Evidence(kind, value)
        for kind, value in told
        if value and not (kind == "ssdp.type" and value.startswith(_NOT_A_TYPE))
    )


def listen(connections: Sequence[Connection], budget: Budget, seconds: float, say: Say) -> None:
    """Search on every connection and report each device heard; a notice on failure."""
    with contextlib.ExitStack() as stack:
        askers = [(stack.enter_context(_asker(each)), each) for each in connections]
        ears = [asker for asker, _ in askers]
        try:
            ears.append(stack.enter_context(_announcements(connections)))
        except OSError as error:
            say(Notice("ssdp_deaf", str(error)[:200]))
        heard = _Heard()
        for number in range(budget.limits.ssdp_packets):
            _search(askers, budget, say)
            is_last = number + 1 == budget.limits.ssdp_packets
            rest = seconds - _SEARCH_AGAIN_SECONDS * number
            _hear(ears, budget, rest if is_last else _SEARCH_AGAIN_SECONDS, heard, say)


def _search(askers: Sequence[tuple[socket.socket, Connection]], budget: Budget, say: Say) -> None:
    for asker, connection in askers:
        if budget.multicast("ssdp", GROUP, PORT):
            try:
                asker.sendto(SEARCH, (str(GROUP), PORT))
            except OSError as error:
                say(Notice("ssdp_failed", f"{connection.interface}: {error}"[:200]))


def _hear(
    ears: Sequence[socket.socket], budget: Budget, seconds: float, heard: _Heard, say: Say
) -> None:
    until = budget.clock.monotonic() + seconds
    while budget.clock.monotonic() < until:
        budget.check()
        ready, _, _ = select.select(ears, [], [], _LISTEN_SECONDS)
        for ear in ready:
            if heard.answers >= budget.limits.ssdp_answers:
                return
            with contextlib.suppress(OSError):
                message, (sender, _) = ear.recvfrom(DATAGRAM_BYTES)
                heard.answers += 1
                _report(message, IPv4Address(sender), budget, heard, say)


def _report(message: bytes, sender: IPv4Address, budget: Budget, heard: _Heard, say: Say) -> None:
    if any(sender in network for network in budget.networks if network.version == 4):
        evidence = heard.fresh(sender, parse(message, budget.limits.text_characters))
        if evidence:
            say(Sighting("ssdp", budget.clock.now(), address=sender, evidence=evidence))


def _asker(connection: Connection) -> socket.socket:
    asker = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    own = connection.address.packed
    asker.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, own)
    asker.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 1)
    asker.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, 0)
    asker.bind((str(connection.address), 0))
    return asker


def _announcements(connections: Sequence[Connection]) -> socket.socket:
    ear = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        ear.bind(("", PORT))
        for each in connections:
            group = GROUP.packed + each.address.packed
            ear.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, group)
    except OSError:
        ear.close()
        raise
    return ear
