# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names claimed over NetBIOS."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.probes.files.netbios import claimed, sender


def encoded(text: str, suffix: int = 0x00) -> bytes:
    raw = text.encode("cp850").ljust(15) + bytes([suffix])
    return b"\x20" + bytes(half + 0x41 for byte in raw for half in (byte >> 4, byte & 15)) + b"\0"


def registration(text: str, suffix: int = 0, flags: int = 0, opcode: int = 5) -> bytes:
    head = struct.pack("!HHHHHH", 7, opcode << 11 | 0x0110, 1, 0, 0, 1)
    question = encoded(text, suffix) + struct.pack("!HH", 0x20, 1)
    answer = b"\xc0\x0c" + struct.pack("!HHIHH4s", 0x20, 1, 300, 6, flags, b"\x0a\0\0\x05")
    return head + question + answer


def status(*names: tuple[str, int, int]) -> bytes:
    head = struct.pack("!HHHHHH", 7, 0x8400, 0, 1, 0, 0) + encoded("*")
    body = b"".join(
        text.encode().ljust(15) + bytes([suffix]) + struct.pack("!H", flags)
        for text, suffix, flags in names
    )
    return head + struct.pack("!HHIHB", 0x21, 1, 0, len(body) + 1, len(names)) + body


@pytest.mark.parametrize("opcode", [5, 8])
def test_a_machine_registers_its_own_name(opcode) -> None:
    assert claimed(registration("POSTE-IDE", opcode=opcode)) == ("POSTE-IDE",)
    assert claimed(registration("POSTE-IDE", suffix=0x20)) == ("POSTE-IDE",)


def test_groups_and_other_kinds_of_names_are_not_a_machines() -> None:
    assert claimed(registration("MAISON", flags=0x8000)) == ()
    assert claimed(registration("MAISON", suffix=0x1D)) == ()
    assert claimed(registration("POSTE", opcode=0)) == ()


def test_a_status_lists_the_names_of_its_sender() -> None:
    listed = status(("NAS", 0, 0x0400), ("MAISON", 0, 0x8400), ("NAS", 0x20, 0x0400))
    assert claimed(listed) == ("NAS",)


def test_a_datagram_bears_its_senders_name() -> None:
    head = struct.pack("!BBH4sHHH", 0x11, 2, 1, b"\x0a\0\0\x05", 138, 200, 0)
    assert sender(head + encoded("NAS", 0x20) + encoded("MAISON", 0x1E)) == ("NAS",)
    assert sender(b"\x13" + head[1:] + encoded("NAS")) == ()


@given(st.binary(max_size=150))
def test_any_bytes_claim_clean_names_or_none(data) -> None:
    for names in (claimed(data), sender(data), claimed(status()[:56] + data),
                  claimed(registration("A")[:40] + data)):  # fmt: skip
        assert all(0 < len(text) <= 15 for text in names)
