# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Challenges of NTLM, wherever they are wrapped."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.domain.model import Evidence
from veilleuse.probes.files.ntlm import challenge
from veilleuse.probes.services.ntlm import NEGOTIATE


def _blob(build: int = 22631, flags: int = 0x02000000, kind: int = 2) -> bytes:
    name = "srv.ehpad.lan".encode("utf-16-le")
    pairs = struct.pack("<HH", 3, len(name)) + name + bytes(4)
    head = b"NTLMSSP\0" + struct.pack("<IHHII8s8x", kind, 0, 0, 56, flags, b"challeng")
    return head + struct.pack("<HHIBBH3xB", len(pairs), len(pairs), 56, 10, 0, build, 15) + pairs


def test_a_challenge_tells_build_and_name_under_the_kind_that_is_asked_for() -> None:
    assert list(challenge(b"\x30\x80" + _blob(), 200, "rdp.version")) == [
        Evidence("rdp.version", "10.0.22631"),
        Evidence("name.dns", "srv.ehpad.lan"),
    ]


@pytest.mark.parametrize("blob", [_blob(build=0), _blob(flags=0)])
def test_without_a_version_there_is_only_the_name(blob) -> None:
    assert [item.kind for item in challenge(blob, 200, "x")] == ["name.dns"]


@pytest.mark.parametrize("blob", [b"", _blob(kind=1), _blob(kind=3), NEGOTIATE, _blob()[:40]])
def test_other_messages_tell_nothing(blob) -> None:
    assert list(challenge(blob, 200, "x")) == []


def test_the_first_message_is_forty_bytes_and_names_nobody() -> None:
    assert len(NEGOTIATE) == 40
    assert NEGOTIATE[16:32] == bytes(16)


@given(st.binary(max_size=200), st.integers(0, 120))
def test_any_damage_is_read(noise, at) -> None:
    whole = _blob()
    for data in (b"NTLMSSP\0" + noise, whole[:at] + noise + whole[at:]):
        assert all(0 < len(item.value) <= 30 for item in challenge(data, 30, "x"))
