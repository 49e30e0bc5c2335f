# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What UPnP devices answer to a search and announce of themselves; no page is fetched."""

import contextlib
import re
import socket
from collections.abc import Sequence
from functools import partial
from ipaddress import IPv4Address

from veilleuse.domain.model import Evidence, Sighting
from veilleuse.domain.rounds import Notice
from veilleuse.probes.budget import Budget
from veilleuse.probes.description import LOCATION, location_of
from veilleuse.probes.ears import Heard, asker, group_ear, hear, is_near
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
_SEARCH_AGAIN_SECONDS = 1.0


def parse(message: bytes, characters: int) -> tuple[Evidence, ...]:
    """Evidence of an answer or announcement; empty for anything else, a farewell included."""
    headers = _headers(message, characters)
    if not headers or headers.get("nts", "").lower() == "ssdp:byebye":
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
    heard = Heard()
    take = partial(_report, budget=budget, heard=heard, say=say)
    with contextlib.ExitStack() as stack:
        askers = [(stack.enter_context(asker(each)), each) for each in connections]
        ears = [each for each, _ in askers]
        try:
            ears.append(stack.enter_context(group_ear(GROUP, PORT, connections)))
        except OSError as error:
            say(Notice("ssdp_deaf", str(error)[:200]))
        for number in range(budget.limits.ssdp_packets):
            _search(askers, budget, say)
            is_last = number + 1 == budget.limits.ssdp_packets
            rest = seconds - _SEARCH_AGAIN_SECONDS * number
            spell = rest if is_last else _SEARCH_AGAIN_SECONDS
            hear([(ear, take) for ear in ears], budget, spell, heard)


def _search(askers: Sequence[tuple[socket.socket, Connection]], budget: Budget, say: Say) -> None:
    for each, connection in askers:
        if budget.multicast("ssdp", GROUP, PORT):
            try:
                each.sendto(SEARCH, (str(GROUP), PORT))
            except OSError as error:
                say(Notice("ssdp_failed", f"{connection.interface}: {error}"[:200]))


def _report(message: bytes, sender: IPv4Address, budget: Budget, heard: Heard, say: Say) -> None:
    if not is_near(sender, budget):
        return
    evidence = heard.fresh(sender, _said(message, sender, budget.limits.text_characters))
    if evidence:
        say(Sighting("ssdp", budget.clock.now(), address=sender, evidence=evidence))


def _said(message: bytes, sender: IPv4Address, characters: int) -> tuple[Evidence, ...]:
    """What it tells, and where its description lies if that is with the sender itself."""
    told = parse(message, characters)
    place = location_of(_headers(message, 2 * characters).get("location", ""), sender)
    return (*told, Evidence(LOCATION, place.url)) if told and place else told


def _headers(message: bytes, characters: int) -> dict[str, str]:
    """Of an answer or announcement; empty for anything else. The first of a name counts."""
    lines = message[:DATAGRAM_BYTES].decode("utf-8", "replace").splitlines()
    if not lines or not _STARTS.match(lines[0]):
        return {}
    headers: dict[str, str] = {}
    for line in lines[1:64]:
        name, colon, value = line.partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), clean(value, characters))
    return headers
