# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What switches, phones and access points say to their neighbours: LLDP (IEEE 802.1AB) and CDP."""

from collections.abc import Iterator
from typing import NamedTuple

from veilleuse.domain.model import Evidence
from veilleuse.probes.text import clean

_SNAP_CDP = b"\xaa\xaa\x03\x00\x00\x0c\x20\x00"
"""LLC, Cisco's organisation and CDP's number in it."""
_TLVS = 128
_NAME, _SYSTEM, _CAPABILITIES, _MANAGEMENT = 5, 6, 7, 8
_LLDP_TEXTS = {_NAME: "name.host", _SYSTEM: "lldp.system"}
_CAPABILITY = {
    0x02: "repeater", 0x04: "bridge", 0x08: "access-point", 0x10: "router", 0x20: "telephone",
    0x40: "docsis", 0x80: "station",
}  # fmt: skip
"""IEEE 802.1AB-2016 table 8-4; only those that are enabled count."""
_CDP_TEXTS = {1: "name.host", 5: "cdp.version", 6: "cdp.platform"}
_CDP_ADDRESSES = 2
_IPV4, _CDP_IPV4 = 1, b"\x01\x01\xcc\x00\x04"


class Neighbour(NamedTuple):
    """What one said of itself. `addresses` are packed."""

    evidence: tuple[Evidence, ...]
    addresses: tuple[bytes, ...]


def read_lldp(data: bytes, characters: int) -> Neighbour:
    """One LLDP message, up to where it is damaged."""
    evidence: list[Evidence] = []
    addresses: list[bytes] = []
    for kind, value in _lldp(data):
        if kind in _LLDP_TEXTS:
            evidence += _text(_LLDP_TEXTS[kind], value, characters)
        elif kind == _CAPABILITIES and len(value) >= 4:
            enabled = int.from_bytes(value[2:4], "big")
            names = (name for bit, name in _CAPABILITY.items() if enabled & bit)
            evidence += [Evidence("lldp.capability", name) for name in names]
        elif kind == _MANAGEMENT and value[:2] == bytes([5, _IPV4]):
            addresses.append(value[2:6])
    return Neighbour(tuple(dict.fromkeys(evidence)), tuple(dict.fromkeys(addresses)))


def read_cdp(data: bytes, characters: int) -> Neighbour | None:
    """One CDP message behind its LLC header; none for other bytes."""
    if not data.startswith(_SNAP_CDP):
        return None
    evidence: list[Evidence] = []
    addresses: list[bytes] = []
    for kind, value in _cdp(data[len(_SNAP_CDP) + 4 :]):
        if kind in _CDP_TEXTS:
            evidence += _text(_CDP_TEXTS[kind], value, characters)
        elif kind == _CDP_ADDRESSES and value[4:9] == _CDP_IPV4:
            addresses.append(value[9:13])
    return Neighbour(tuple(dict.fromkeys(evidence)), tuple(dict.fromkeys(addresses)))


def _lldp(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Seven bits of type, nine of length."""
    at = 0
    for _ in range(_TLVS):
        head = int.from_bytes(data[at : at + 2], "big")
        end = at + 2 + (head & 0x1FF)
        if not head or end > len(data):
            return
        yield head >> 9, data[at + 2 : end]
        at = end


def _cdp(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Two bytes of type, two of length with the head."""
    at = 0
    for _ in range(_TLVS):
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if length < 4 or at + length > len(data):
            return
        yield int.from_bytes(data[at : at + 2], "big"), data[at + 4 : at + length]
        at += length


def _text(kind: str, value: bytes, characters: int) -> list[Evidence]:
    text = clean(value, characters)
    return [Evidence(kind, text)] if text else []
