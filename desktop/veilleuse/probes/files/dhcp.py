# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What DHCP clients say of themselves (RFC 2131, RFC 2132, RFC 4702)."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from veilleuse.domain.model import Evidence
from veilleuse.probes.text import clean

PORTS = frozenset({67, 68})
ACKNOWLEDGED, OFFERED, REQUESTED = 5, 2, 3
"""Values of option 53."""

_COOKIE = b"\x63\x82\x53\x63"
_OPTIONS = 128
_HOST_NAME, _KIND, _SERVER, _LIST, _CLASS, _FULL_NAME, _OVER = 12, 53, 54, 55, 60, 81, 255
_WIRE = 0x04
"""Flag E of option 81: the name is encoded as in DNS."""


class Dhcp(NamedTuple):
    """One message between a client's card and a server."""

    is_request: bool
    kind: int
    card: bytes
    client: bytes
    """The address it has, all zeros before it has one."""
    given: bytes
    options: Mapping[int, bytes]


def read_dhcp(data: bytes) -> Dhcp | None:
    """The message; none for other bytes and for cards that are not Ethernet's."""
    is_plain = data[236:240] == _COOKIE and data[1:3] == b"\x01\x06" and data[0] in {1, 2}
    if not is_plain:
        return None
    options: dict[int, bytes] = {}
    at = 240
    while at + 1 < len(data) and data[at] != _OVER and len(options) < _OPTIONS:
        if data[at] == 0:
            at += 1
            continue
        end = at + 2 + data[at + 1]
        # RFC 3396: a long option goes on under the same number.
        options[data[at]] = (options.get(data[at], b"") + data[at + 2 : end])[:1024]
        at = end
    kind = options.get(_KIND, b"\x00")[:1] or b"\x00"
    return Dhcp(data[0] == 1, kind[0], data[28:34], data[12:16], data[16:20], options)


def evidence(message: Dhcp, characters: int) -> Iterator[Evidence]:
    """Its name, its maker's class and the list of what it asks for."""
    names = (message.options.get(_HOST_NAME, b""), _full_name(message.options))
    told = [("name.dhcp", clean(name.rstrip(b"\x00"), characters)) for name in names]
    told.append(("dhcp.vendor", clean(message.options.get(_CLASS, b""), characters)))
    asked = ",".join(str(each) for each in message.options.get(_LIST, b""))
    told.append(("dhcp.options", clean(asked, characters)))
    yield from (Evidence(kind, value) for kind, value in dict.fromkeys(told) if value)


def chosen_server(message: Dhcp) -> bytes:
    """The address of the server whose offer a client takes (RFC 2131 section 4.3.2), or nothing."""
    server = message.options.get(_SERVER, b"")
    is_taking = message.is_request and message.kind == REQUESTED and len(server) == 4
    return server if is_taking and server != bytes(4) else b""


def _full_name(options: Mapping[int, bytes]) -> bytes:
    value = options.get(_FULL_NAME, b"")
    if len(value) < 4:
        return b""
    if not value[0] & _WIRE:
        return value[3:]
    labels, at = [], 3
    while at < len(value) and 0 < value[at] < 64:
        labels.append(value[at + 1 : at + 1 + value[at]])
        at += 1 + value[at]
    return b".".join(labels)
