# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The system group by SNMP."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.domain.model import Evidence
from veilleuse.probes.services.snmp import ANSWER_BYTES, dotted, parse, question

NUMBER = 0x12345678


def _answer(number: int = NUMBER, community: bytes = b"public", tag: int = 0xA2) -> bytes:
    def part(kind: int, value: bytes) -> bytes:
        return bytes((kind, len(value))) + value

    def pair(which: int, kind: int, value: bytes) -> bytes:
        name = part(0x06, bytes((0x2B, 6, 1, 2, 1, 1, which, 0)))
        return part(0x30, name + part(kind, value))

    pairs = (
        pair(1, 0x04, b"Lab switch 1.0")
        + pair(2, 0x06, bytes((0x2B, 6, 1, 4, 1, 0x82, 0x37, 9)))
        + pair(5, 0x04, b"interrupteur")
        + pair(4, 0x04, b"someone's name")
        + pair(1, 0x82, b"")
    )
    zero = part(0x02, b"\x00")
    inner = part(0x02, number.to_bytes(4, "big")) + zero + zero
    body = inner + b"\x30\x81" + bytes((len(pairs),)) + pairs
    message = part(0x02, b"\x01") + part(0x04, community)
    message += bytes((tag, 0x81, len(body))) + body
    return b"\x30\x81" + bytes((len(message),)) + message


def test_an_answer_tells_description_object_and_name_and_that_it_came() -> None:
    assert parse(_answer(), NUMBER, 200) == (
        Evidence("snmp.community", "public"),
        Evidence("snmp.description", "Lab switch 1.0"),
        Evidence("snmp.object", "1.3.6.1.4.1.311.9"),
        Evidence("name.snmp", "interrupteur"),
    )


@pytest.mark.parametrize(
    "data",
    [_answer(number=1), _answer(community=b"secret"), _answer(tag=0xA0), b"", _answer()[:60]],
    ids=["another number", "another community", "a question", "nothing", "cut"],
)
def test_what_does_not_answer_our_question_tells_nothing(data) -> None:
    assert parse(data, NUMBER, 200) == ()


def test_a_question_is_no_answer_and_holds_no_more_than_three_names() -> None:
    asked = question(1, NUMBER)
    assert parse(asked, NUMBER, 200) == ()
    assert asked.count(bytes((0x2B, 6, 1, 2, 1, 1))) == 3
    assert len(asked) == asked[1] + 2


@given(st.binary(max_size=300), st.integers(0, 150))
def test_any_damage_is_read_or_nothing(noise, at) -> None:
    whole = _answer()
    for data in (noise, whole[:at] + noise + whole[at:], noise * 40):
        assert all(0 < len(item.value) <= 30 for item in parse(data, NUMBER, 30))


def test_a_giant_answer_is_not_read() -> None:
    assert parse(b"\x30" * (ANSWER_BYTES + 1), NUMBER, 30) == ()


@given(st.binary(max_size=100))
def test_any_object_is_numbers_and_dots(raw) -> None:
    assert set(dotted(raw)) <= set("0123456789.")
