# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading what a test writes, with the bounds as they are shipped; and frames of a wire."""

import io
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path

import pytest

from veilleuse.catalogue.imports import load_columns, load_import_limits
from veilleuse.catalogue.network import load_limits
from veilleuse.domain.model import Sighting
from veilleuse.probes.files.formats import sniff
from veilleuse.probes.files.reading import Reading

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
LIMITS, BOUNDS, COLUMNS = load_limits(), load_import_limits(), load_columns()


@dataclass(frozen=True)
class Seen:
    """What a reader made of some bytes."""

    format: str
    sightings: Sequence[Sighting]
    reading: Reading

    @property
    def notices(self) -> list[str]:
        return [notice.code for notice in self.reading.notices]

    def evidence(self, at: int = 0) -> set[tuple[str, str]]:
        return {(item.kind, item.value) for item in self.sightings[at].evidence}


Make = Callable[..., Seen]


def see(data: bytes, *, stop: Callable[[], bool] = lambda: False, **bounds: int) -> Seen:
    """Whoever recognises the bytes reads them; nobody is an error of the test."""
    known = sniff(data[:65536], COLUMNS)
    assert known is not None, data[:200]
    name, read = known
    reading = Reading(NOW, LIMITS, replace(BOUNDS, **bounds), COLUMNS, stop=stop, total=len(data))
    return Seen(name, list(read(io.BytesIO(data), reading)), reading)


@pytest.fixture(scope="session")
def look() -> Make:
    return see


@pytest.fixture
def reading() -> Reading:
    return Reading(NOW, LIMITS, BOUNDS, COLUMNS)


@pytest.fixture(scope="session")
def samples() -> Path:
    return Path(__file__).parent / "samples"


class Wire:
    """Frames as they stand in a capture. Addresses are texts, cards too."""

    SECONDS = 1795600000

    @staticmethod
    def card(text: str) -> bytes:
        return bytes.fromhex(text.replace(":", ""))

    def ether(
        self, payload: bytes, kind: int, source: str, target: str = "00:00:00:00:00:99"
    ) -> bytes:
        return self.card(target) + self.card(source) + struct.pack("!H", kind) + payload

    def arp(self, card: str, address: str, *, claimed: str = "") -> bytes:
        own = ip_address(address).packed
        body = struct.pack("!HHBBH", 1, 0x0800, 6, 4, 1) + self.card(claimed or card) + own
        return self.ether(body + bytes(6) + own, 0x0806, card, "ff:ff:ff:ff:ff:ff")

    @staticmethod
    def ip(source: str, target: str, protocol: int, payload: bytes, hops: int = 64) -> bytes:
        one, other = ip_address(source).packed, ip_address(target).packed
        if len(one) == 4:
            head = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(payload), 1, 0, hops, protocol, 0)
        else:
            head = struct.pack("!IHBB", 6 << 28, len(payload), protocol, hops)
        return head + one + other + payload

    @staticmethod
    def udp(source: int, target: int, payload: bytes) -> bytes:
        return struct.pack("!HHHH", source, target, 8 + len(payload), 0) + payload

    @staticmethod
    def tcp(source: int, target: int, payload: bytes = b"", flags: int = 0x18) -> bytes:
        return struct.pack("!HHIIBBHHH", source, target, 1, 1, 0x50, flags, 999, 0, 0) + payload

    def datagram(
        self, source: str, target: str, ports: tuple[int, int], payload: bytes,
        *, card: str = "00:11:22:33:44:55", to: str = "00:00:00:00:00:99",
    ) -> bytes:  # fmt: skip
        return self.ether(self.ip(source, target, 17, self.udp(*ports, payload)), 0x0800, card, to)

    def segment(
        self, source: str, ports: tuple[int, int], payload: bytes = b"", flags: int = 0x18
    ) -> bytes:
        body = self.ip(source, "10.0.0.99", 6, self.tcp(*ports, payload, flags))
        return self.ether(body, 0x0800, "00:11:22:33:44:55")

    def pcap(self, *frames: bytes, link: int = 1, order: str = "<", nano: bool = False) -> bytes:
        magic = 0xA1B23C4D if nano else 0xA1B2C3D4
        head = struct.pack(order + "IHHiIII", magic, 2, 4, 0, 0, 262144, link)
        return head + b"".join(
            struct.pack(order + "IIII", self.SECONDS + at, 0, len(frame), len(frame)) + frame
            for at, frame in enumerate(frames)
        )

    def pcapng(self, *frames: bytes, link: int = 1, order: str = "<", unit: int = 6) -> bytes:
        options = struct.pack(order + "HHB3xHH", 9, 1, unit, 0, 0)
        interface = struct.pack(order + "HHI", link, 0, 262144) + options
        blocks = [
            self.block(0x0A0D0D0A, struct.pack(order + "IHHq", 0x1A2B3C4D, 1, 0, -1), order),
            self.block(1, interface, order),
        ]
        for at, frame in enumerate(frames):
            ticks = (self.SECONDS + at) * 10**unit
            head = struct.pack(
                order + "IIIII", 0, ticks >> 32, ticks & 0xFFFFFFFF, len(frame), len(frame)
            )
            blocks.append(self.block(6, head + frame, order))
        return b"".join(blocks)

    @staticmethod
    def block(kind: int, body: bytes, order: str = "<") -> bytes:
        padded = body + bytes(-len(body) % 4)
        length = struct.pack(order + "I", len(padded) + 12)
        return struct.pack(order + "I", kind) + length + padded + length


@pytest.fixture(scope="session")
def wire() -> Wire:
    return Wire()
