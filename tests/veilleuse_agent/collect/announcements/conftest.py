# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds DNS messages piece by piece, well-formed or not."""

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import SimpleNamespace

import pytest


@dataclass(frozen=True)
class Row:
    """A record whose data is ready."""

    name: bytes
    kind: int
    data: bytes
    seconds: int = 120
    group: int = 0x8001


def labels(*parts: str) -> bytes:
    encoded = [part.encode() for part in parts]
    return b"".join(bytes([len(part)]) + part for part in encoded) + b"\0"


def txt(*pairs: bytes) -> bytes:
    return b"".join(bytes([len(pair)]) + pair for pair in pairs)


def srv(*target: str) -> bytes:
    return struct.pack("!HHH", 0, 0, 631) + labels(*target)


def message(
    rows: Sequence[Row] = (), *, flags: int = 0x8400, questions: Sequence[bytes] = ()
) -> bytes:
    head = struct.pack("!HHHHHH", 0, flags, len(questions), len(rows), 0, 0)
    asked = b"".join(name + b"\0\x01\0\x01" for name in questions)
    told = b"".join(
        row.name + struct.pack("!HHIH", row.kind, row.group, row.seconds, len(row.data)) + row.data
        for row in rows
    )
    return head + asked + told


def netbios_label(name: str, suffix: int) -> bytes:
    """RFC 1001, 14.1."""
    packed = name.upper().ljust(15).encode("ascii") + bytes([suffix])
    pairs = "".join(chr(65 + (byte >> 4)) + chr(65 + (byte & 15)) for byte in packed)
    return b"\x20" + pairs.encode() + b"\0"


@pytest.fixture
def wire() -> SimpleNamespace:
    """The pieces above."""
    made: dict[str, Callable[..., object]] = {
        "Row": Row, "labels": labels, "txt": txt, "srv": srv, "message": message,
        "netbios_label": netbios_label,
    }  # fmt: skip
    return SimpleNamespace(**made)
