# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What devices announce with WS-Discovery."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.probes.files.wsd import announced, types

MESSAGE = """<?xml version="1.0" encoding="utf-8"?>
<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"
 xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"
 xmlns:m="http://standards.ieee.org/downloads/11073">
<s:Body><d:{0}><d:Types>m:MedicalDevice d:Device</d:Types></d:{0}></s:Body>
</s:Envelope>"""


def _told(message: bytes) -> list[str]:
    return [item.value for item in types(message, 200)]


@pytest.mark.parametrize("name", ["Hello", "ProbeMatch", "ResolveMatch"])
def test_announcements_and_answers_name_types(name) -> None:
    assert _told(MESSAGE.format(name).encode()) == ["Device MedicalDevice"]


def test_a_hello_without_types_is_an_announcement_all_the_same() -> None:
    plain = MESSAGE.replace("m:MedicalDevice d:Device", "")
    assert announced(plain.format("Hello").encode(), 200) == ()
    assert announced(plain.format("Bye").encode(), 200) is None
    assert announced(b"not xml", 200) is None


@pytest.mark.parametrize("name", ["Probe", "Bye"])
def test_a_question_and_a_farewell_say_nothing(name) -> None:
    assert _told(MESSAGE.format(name).encode()) == []


def test_entities_say_nothing() -> None:
    doctype = b'<!DOCTYPE a [<!ENTITY b "x">]>'
    head, _, rest = MESSAGE.format("Hello").encode().partition(b"?>")
    assert types(head + b"?>" + doctype + rest, 200) == ()


@given(st.binary(max_size=200), st.integers(0, 500))
def test_any_damage_is_read_or_nothing(noise, at) -> None:
    raw = MESSAGE.format("Hello").encode()
    assert all(len(item.value) <= 20 for item in types(raw[:at] + noise + raw[at:], 20))
