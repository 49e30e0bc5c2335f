# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of Windows, as bytes."""

import struct
import sys
from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.probes.neighbours_windows import parse_table, read_windows


def _row(address: str, hardware: bytes, kind: int) -> bytes:
    return struct.pack("<II8s4sI", 12, len(hardware), hardware, IPv4Address(address).packed, kind)


def test_resolved_rows_are_read() -> None:
    card = bytes.fromhex("001132000001")
    rows = [
        _row("192.168.1.10", card, 3),
        _row("192.168.1.11", card, 4),
        _row("192.168.1.12", card, 2),
        _row("192.168.1.13", b"", 3),
    ]
    data = struct.pack("<I", len(rows)) + b"".join(rows) + bytes(24)
    assert parse_table(data, 100) == (
        (IPv4Address("192.168.1.10"), "00:11:32:00:00:01"),
        (IPv4Address("192.168.1.11"), "00:11:32:00:00:01"),
    )
    assert len(parse_table(data, 1)) == 1


@given(st.binary(max_size=300))
def test_any_bytes_are_read_without_failing(data) -> None:
    assert len(parse_table(data, 5)) <= 5


@pytest.mark.skipif(sys.platform == "win32", reason="this is the answer of other systems")
def test_other_systems_have_no_such_table() -> None:
    assert read_windows(10) is None
