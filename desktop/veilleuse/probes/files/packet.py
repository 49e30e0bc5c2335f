# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is in a frame, down to the payload of UDP and TCP. Whatever is cut short is left out."""

from typing import NamedTuple

ETHERNET, COOKED, COOKED_2 = 1, 113, 276
"""LINKTYPE_ETHERNET, LINKTYPE_LINUX_SLL and LINKTYPE_LINUX_SLL2 of tcpdump.org."""
LINKS = frozenset({ETHERNET, COOKED, COOKED_2})

ARP, IPV4, IPV6, LLDP = 0x0806, 0x0800, 0x86DD, 0x88CC
TCP, UDP, ICMPV6 = 6, 17, 58

_VLANS = frozenset({0x8100, 0x88A8, 0x9100})
_EXTENSIONS = frozenset({0, 43, 60})
"""IPv6 headers before the payload: hop-by-hop, routing, destination (RFC 8200 section 4)."""
_FRAGMENT = 44
_HEADERS = 8
_BROADCAST = b"\xff" * 6
_NEAR_V4, _NEAR_V6 = b"\xe0\x00\x00", b"\xff\x02"
_LINK_LOCAL = 0xFE80
_ETHER = 1
"""ARPHRD_ETHER of linux/if_arp.h."""


class Link(NamedTuple):
    """A frame's sender, what it carries (an EtherType, 0 for a length) and the rest."""

    source: bytes
    target: bytes
    kind: int
    data: bytes


class Packet(NamedTuple):
    """A packet of IP. `is_near` says that no router was between the sender and its card."""

    source: bytes
    target: bytes
    protocol: int
    data: bytes
    is_near: bool
    hops: int


def link_of(kind: int, frame: bytes) -> Link | None:
    """The link layer; none for a kind or a length that is not read."""
    if kind == ETHERNET and len(frame) >= 14:
        return _tagged(frame[6:12], frame[:6], frame, 12)
    if kind == COOKED and len(frame) >= 16:
        is_ether = int.from_bytes(frame[2:4], "big") == _ETHER
        return _tagged(frame[6:12] if is_ether else b"", _cooked(frame[1]), frame, 14)
    if kind == COOKED_2 and len(frame) >= 20:
        is_ether = int.from_bytes(frame[8:10], "big") == _ETHER
        inner = frame[:2] + frame[20:]
        return _tagged(frame[12:18] if is_ether else b"", _cooked(frame[10]), inner, 0)
    return None


def _cooked(kind: int) -> bytes:
    """A cooked frame says only of which kind its target is (1: everybody)."""
    return _BROADCAST if kind == 1 else b""


def packet_of(link: Link) -> Packet | None:
    """The packet of IP in a frame; none for anything else, and for all but a first fragment."""
    if link.kind == IPV4:
        return _ipv4(link)
    return _ipv6(link) if link.kind == IPV6 else None


def _tagged(source: bytes, target: bytes, frame: bytes, at: int) -> Link | None:
    kind = int.from_bytes(frame[at : at + 2], "big")
    for _ in range(2):
        if kind not in _VLANS:
            break
        at += 4
        kind = int.from_bytes(frame[at : at + 2], "big")
    return Link(source, target, kind if kind > 1500 else 0, frame[at + 2 :])


def _ipv4(link: Link) -> Packet | None:
    data = link.data
    if len(data) < 20 or data[0] >> 4 != 4:
        return None
    words = (data[0] & 0x0F) * 4
    total = int.from_bytes(data[2:4], "big") or len(data)
    is_later = int.from_bytes(data[6:8], "big") & 0x1FFF
    if words < 20 or is_later:
        return None
    target = data[16:20]
    is_near = link.target == _BROADCAST or target[:3] == _NEAR_V4
    return Packet(data[12:16], target, data[9], data[words:total], is_near, data[8])


def _ipv6(link: Link) -> Packet | None:
    data = link.data
    if len(data) < 40 or data[0] >> 4 != 6:
        return None
    protocol, at = data[6], 40
    end = 40 + int.from_bytes(data[4:6], "big")
    for _ in range(_HEADERS):
        if protocol in _EXTENSIONS and at + 2 <= len(data):
            protocol, at = data[at], at + 8 + data[at + 1] * 8
        elif protocol == _FRAGMENT and at + 8 <= len(data):
            if int.from_bytes(data[at + 2 : at + 4], "big") & 0xFFF8:
                return None
            protocol, at = data[at], at + 8
        else:
            break
    source, target = data[8:24], data[24:40]
    is_local = int.from_bytes(source[:2], "big") & 0xFFC0 == _LINK_LOCAL
    is_near = is_local or target[:2] == _NEAR_V6
    return Packet(source, target, protocol, data[at:end], is_near, data[7])
