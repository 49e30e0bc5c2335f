# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a pcap file: what one host sent, frame by frame."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address
from pathlib import Path

ARP, IPV4 = 0x0806, 0x0800
ICMP, IGMP, TCP, UDP = 1, 2, 6, 17
SYN, ACK = 0x02, 0x10


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame. `target` is the IPv4 destination, or the address that an ARP request asks for."""

    at: float
    source: str
    kind: int
    target: IPv4Address | None = None
    protocol: int = 0
    port: int = 0
    flags: int = 0
    payload: int = 0

    @property
    def is_syn(self) -> bool:
        return self.protocol == TCP and self.flags & (SYN | ACK) == SYN

    @property
    def is_datagram(self) -> bool:
        return self.protocol == UDP and self.port == 9


def frames(file: Path, source: str) -> list[Frame]:
    """The frames in the file that the hardware address sent."""
    return [frame for frame in _all(file.read_bytes()) if frame.source == source]


def _all(data: bytes) -> Iterator[Frame]:
    magic, *_ = struct.unpack_from("<I", data)
    assert magic == 0xA1B2C3D4, hex(magic)
    at = 24
    while at + 16 <= len(data):
        seconds, micro, length, _ = struct.unpack_from("<IIII", data, at)
        frame = data[at + 16 : at + 16 + length]
        yield _frame(seconds + micro / 1e6, frame)
        at += 16 + length


def _frame(when: float, frame: bytes) -> Frame:
    source, (kind,) = frame[6:12].hex(":"), struct.unpack_from("!H", frame, 12)
    if kind == ARP:
        return Frame(when, source, kind, IPv4Address(frame[38:42]))
    if kind != IPV4:
        return Frame(when, source, kind)
    words = (frame[14] & 0x0F) * 4
    (total,) = struct.unpack_from("!H", frame, 16)
    protocol, target = frame[23], IPv4Address(frame[30:34])
    body = frame[14 + words : 14 + total]
    if protocol == UDP:
        (port,) = struct.unpack_from("!H", body, 2)
        return Frame(when, source, kind, target, protocol, port, 0, len(body) - 8)
    if protocol == TCP:
        (port,) = struct.unpack_from("!H", body, 2)
        payload = len(body) - (body[12] >> 4) * 4
        return Frame(when, source, kind, target, protocol, port, body[13], payload)
    return Frame(when, source, kind, target, protocol)
