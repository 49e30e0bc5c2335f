# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""That DICOM or HL7 is spoken."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.probes.files.medical import sender_says


def associate(kind: int = 1, called: bytes = b"PACS") -> bytes:
    titles = called.ljust(16) + b"SCANNER".ljust(16)
    return struct.pack("!BBIHH", kind, 0, 200, 1, 0) + titles + bytes(32) + b"items" * 20


@pytest.mark.parametrize(("kind", "said"), [(1, "requests"), (2, "accepts")])
def test_an_association_is_seen_and_its_titles_are_not_kept(kind, said) -> None:
    assert [(item.kind, item.value) for item in sender_says(associate(kind))] == [
        ("dicom.associate", said)
    ]


def test_hl7_is_seen_and_nothing_of_it_is_kept() -> None:
    message = b"\x0bMSH|^~\\&|A|B|C|D|2026||ADT^A01|1|P|2.5\rPID|1||X||DUPONT^JEANNE\r\x1c\r"
    assert [(item.kind, item.value) for item in sender_says(message)] == [("hl7.mllp", "sends")]


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"MSH|^~\\&|",
        associate(3),
        associate()[:73],
        associate(called=b"\xff"),
        associate().replace(bytes(32), b"\1" * 32),
        associate()[:7] + b"\x00" + associate()[8:],
        b"\x01\x00" + bytes(100),
    ],
)
def test_other_bytes_say_nothing(payload) -> None:
    assert sender_says(payload) == ()


@given(st.binary(max_size=120))
def test_any_bytes_say_one_thing_at_most(data) -> None:
    assert len(sender_says(data)) <= 1
    assert len(sender_says(b"\x01\x00" + data)) <= 1
