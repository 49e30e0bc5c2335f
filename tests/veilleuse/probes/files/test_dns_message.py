# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers of DNS and its kin."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.probes.files.dns_message import MESSAGE_BYTES, PTR, SRV, A, answers

HEAD = struct.pack("!HHHHHH", 1, 0x8400, 0, 1, 0, 0)


def name(text: str) -> bytes:
    return b"".join(bytes([len(part)]) + part.encode() for part in text.split(".")) + b"\0"


def record(owner: bytes, kind: int, data: bytes, seconds: int = 60) -> bytes:
    return owner + struct.pack("!HHIH", kind, 1, seconds, len(data)) + data


def test_an_address_is_read_behind_a_question() -> None:
    head = struct.pack("!HHHHHH", 1, 0x8180, 1, 1, 0, 0)
    question = name("nas.lan") + b"\0\1\0\1"
    (found,) = answers(head + question + record(b"\xc0\x0c", A, b"\x0a\0\0\x05"))
    assert (found.name, found.kind, found.data) == ("nas.lan.", A, b"\x0a\0\0\x05")


def test_names_inside_records_are_followed_through_pointers() -> None:
    data = struct.pack("!HHHHHH", 0, 0x8400, 0, 2, 0, 0)
    data += record(name("_ipp._tcp.local"), PTR, b"\x07Accueil\xc0\x0c")
    service = struct.pack("!HHH", 0, 0, 631) + name("imprimante.local")
    data += record(b"\x07Accueil\xc0\x0c", SRV, service)
    pointer, found = answers(data)
    assert pointer.target == "Accueil._ipp._tcp.local."
    assert (found.name, found.target) == ("Accueil._ipp._tcp.local.", "imprimante.local.")


def test_a_question_answers_nothing() -> None:
    head = struct.pack("!HHHHHH", 1, 0x0100, 0, 1, 0, 0)
    assert answers(head + record(name("a"), A, bytes(4))) == ()


@pytest.mark.parametrize(
    "owner",
    [b"\xc0\x0c", b"\xc0\xff", b"\x40abc\0", b"\x3f" + b"a", (b"\x3f" + b"a" * 63) * 5 + b"\0"],
)
def test_names_that_loop_or_do_not_end_end_the_reading(owner) -> None:
    assert answers(HEAD + record(owner, A, bytes(4))) == ()


def test_what_came_before_the_damage_is_kept() -> None:
    head = struct.pack("!HHHHHH", 1, 0x8400, 0, 9, 0, 0)
    assert len(answers(head + record(name("a"), A, bytes(4)) + b"\xc0")) == 1


def test_a_message_that_is_too_long_is_not_read() -> None:
    data = HEAD + record(name("a"), A, bytes(4))
    assert answers(data + bytes(MESSAGE_BYTES)) == ()


@given(st.binary(max_size=300))
def test_any_bytes_are_read(data) -> None:
    for found in answers(struct.pack("!HHHHHH", 1, 0x8400, 1, 9, 0, 9) + data):
        assert len(found.name) <= 255
