# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that computers register and sign with over NetBIOS broadcasts (RFC 1002)."""

import struct
from ipaddress import IPv4Address

from veilleuse_agent import dns
from veilleuse_agent.collect.announcements.saying import Saying, saying

_REGISTRATIONS = {5, 8, 9}
"""Operations by which a name is registered or refreshed (RFC 1002, 4.2.1.1)."""
_GROUP = 0x80
_DATAGRAMS = {0x10, 0x11, 0x12}
"""Direct unique, direct group and broadcast (RFC 1002, 4.4.1)."""
_COMPUTER = {0x00, 0x20}
"""Suffixes of a computer's own names: workstation and file server (Microsoft, NetBIOS suffixes)."""
_WORKGROUP = {0x00, 0x1B, 0x1C, 0x1D, 0x1E}
"""Suffixes of names that a workgroup or a domain shares: members, browsers, controllers."""
_DATAGRAM = struct.Struct("!BBH4sHHH")


def names(message: bytes, sender: IPv4Address) -> tuple[Saying, ...]:
    """What a name registration (port 137) says of its sender; nothing of a query."""
    try:
        read = dns.read(message)
    except dns.DnsError:
        return ()
    if read.is_answer or read.operation not in _REGISTRATIONS:
        return ()
    found: list[Saying] = []
    for record in read.records:
        if record.kind == dns.NB and record.data[2:6] == sender.packed:
            name, suffix = _decoded(record.name[0] if record.name else "")
            found += _told(name, suffix, is_group=bool(record.data[0] & _GROUP))
    return tuple(dict.fromkeys(found))


def datagram(message: bytes, sender: IPv4Address) -> tuple[Saying, ...]:
    """Who sent a broadcast datagram (port 138) and to which workgroup; its content is not read."""
    try:
        kind, _, _, source, _, _, _ = _DATAGRAM.unpack_from(message)
        first, at = _name(message, _DATAGRAM.size)
        second, _ = _name(message, at)
    except (struct.error, IndexError):
        return ()
    if kind not in _DATAGRAMS or source != sender.packed:
        return ()
    told = (*_told(*_decoded(first), is_group=False), *_told(*_decoded(second), is_group=True))
    return tuple(dict.fromkeys(told))


def _told(name: str, suffix: int, *, is_group: bool) -> tuple[Saying, ...]:
    if is_group:
        return saying("netbios.workgroup", name) if suffix in _WORKGROUP else ()
    return saying("name.netbios", name) if suffix in _COMPUTER else ()


def _name(message: bytes, at: int) -> tuple[str, int]:
    """The first label of an uncompressed name, and where the next field begins."""
    label = message[at + 1 : at + 1 + message[at]].decode("ascii", "replace")
    while (size := message[at]) != 0:
        if size & 0xC0:
            raise IndexError("not a label")
        at += 1 + size
    return label, at + 1


def _decoded(label: str) -> tuple[str, int]:
    """Fifteen characters and a suffix in pairs of letters (RFC 1001, 14.1); no name otherwise."""
    letters = label.upper()
    if len(letters) != 32 or any(not "A" <= letter <= "P" for letter in letters):
        return "", -1
    nibbles = [ord(letter) - ord("A") for letter in letters]
    packed = bytes(high << 4 | low for high, low in zip(nibbles[::2], nibbles[1::2], strict=True))
    if any(byte < 0x20 or byte > 0x7E for byte in packed[:15]):
        return "", -1  # <01><02>__MSBROWSE__<02> and names in another code page
    return packed[:15].decode("ascii").rstrip(), packed[15]
