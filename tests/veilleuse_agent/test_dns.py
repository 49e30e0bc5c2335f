# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent import dns

HEAD = struct.pack("!HHHHHH", 0, 0x8400, 0, 1, 0, 0)
TAIL = struct.pack("!HHIH", dns.A, 1, 120, 4) + bytes(4)


def test_names_records_and_questions_are_read(wire) -> None:
    data = wire.message(
        [
            wire.Row(wire.labels("PC", "local"), dns.A, bytes([10, 0, 0, 9])),
            wire.Row(wire.labels("x", "_ipp", "_tcp", "local"), dns.SRV, wire.srv("pc", "local")),
        ],
        questions=[wire.labels("_ipp", "_tcp", "local")],
    )
    read = dns.read(data)
    assert read.is_answer
    assert read.operation == 0
    assert read.questions == (("_ipp", "_tcp", "local"),)
    assert read.records == (
        dns.Record(("pc", "local"), dns.A, 120, bytes([10, 0, 0, 9])),
        dns.Record(
            ("x", "_ipp", "_tcp", "local"), dns.SRV, 120, wire.srv("pc", "local"), ("pc", "local")
        ),
    )


def test_a_compressed_name_is_followed_backwards() -> None:
    first = b"\x02pc\x05local\0"
    second = b"\x03www" + struct.pack("!H", 0xC000 | len(HEAD) + 3)
    head = struct.pack("!HHHHHH", 0, 0x8400, 0, 2, 0, 0)
    names = [each.name for each in dns.read(head + first + TAIL + second + TAIL).records]
    assert names == [("pc", "local"), ("www", "local")]


def test_a_record_of_another_class_is_left_out(wire) -> None:
    data = wire.message([wire.Row(wire.labels("pc", "local"), dns.A, bytes(4), group=3)])
    assert dns.read(data).records == ()


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(b"\xc0\x0c", id="points at itself"),
        pytest.param(b"\xc0\xff", id="points forward"),
        pytest.param(b"\x01a\xc0\x0c", id="points at the beginning of its own name"),
        pytest.param(b"\x41" + b"a" * 65 + b"\0", id="a label of 65"),
        pytest.param((b"\x3f" + b"a" * 63) * 4 + b"\0", id="a name of 256"),
    ],
)
def test_a_hostile_name_is_refused(name) -> None:
    with pytest.raises(dns.DnsError):
        dns.read(HEAD + name + TAIL)


@pytest.mark.parametrize(("rungs", "is_read"), [(15, True), (16, False)])
def test_a_ladder_of_pointers_is_climbed_so_far(rungs, is_read) -> None:
    at = len(HEAD) + 11  # where the data of the first record begins
    places = [at, *(at + 1 + 2 * rung for rung in range(rungs))]
    ladder = b"\0" + b"".join(struct.pack("!H", 0xC000 | place) for place in places[:-1])
    first = b"\0" + struct.pack("!HHIH", dns.A, 1, 120, len(ladder)) + ladder
    head = struct.pack("!HHHHHH", 0, 0x8400, 0, 2, 0, 0)
    data = head + first + struct.pack("!H", 0xC000 | places[-1]) + TAIL
    if is_read:
        assert len(dns.read(data).records) == 2
    else:
        with pytest.raises(dns.DnsError):
            dns.read(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        bytes(11),
        HEAD + b"\x05loc",
        bytes(dns.SIZE + 1),
        struct.pack("!HHHHHH", 0, 0x8400, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF),
        struct.pack("!HHHHHH", 0, 0x8400, 0, 1, 0, 0) + b"\0" + struct.pack("!HHIH", 1, 1, 1, 9),
    ],
)
def test_what_is_no_message_is_refused(data) -> None:
    with pytest.raises(dns.DnsError):
        dns.read(data)


@given(st.binary(max_size=600), st.integers(0, 40), st.booleans())
def test_any_bytes_are_read_or_refused(data, records, has_head) -> None:
    head = struct.pack("!HHHHHH", 0, 0x8400, 0, records, 0, 0) if has_head else b""
    try:
        read = dns.read(head + data)
    except dns.DnsError:
        return
    assert len(read.records) <= dns.RECORDS
    for each in read.records:
        assert sum(len(label) + 1 for label in each.name) <= 255


def test_the_question_is_one_for_pointers():
    written = dns.question(("_veilleuse", "_tcp", "local"))
    assert written[:12] == bytes([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0])
    assert written[12:] == b"\x0a_veilleuse\x04_tcp\x05local\x00\x00\x0c\x00\x01"
    assert dns.read(written).questions == (("_veilleuse", "_tcp", "local"),)
