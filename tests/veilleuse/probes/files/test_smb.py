# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a file server says before anybody logs in."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.probes.files.smb import server_says


def smb2(command: int, body: bytes, flags: int = 1) -> bytes:
    head = b"\xfeSMB" + struct.pack("<HHIHHI", 64, 0, 0, command, 1, flags) + bytes(44)
    return b"\0\0\0\0" + head + body


def challenge(build: int = 19041, flags: int = 0x02000000) -> bytes:
    pairs = b"".join(
        struct.pack("<HH", kind, len(text.encode("utf-16-le"))) + text.encode("utf-16-le")
        for kind, text in ((2, "MAISON"), (1, "SRV-1"), (3, "srv-1.ehpad.lan"), (0, ""), (1, "NO"))
    )
    head = b"NTLMSSP\0" + struct.pack("<IHHII8s8x", 2, 0, 0, 56, flags, b"challeng")
    return head + struct.pack("<HHIBBH3xB", len(pairs), len(pairs), 56, 10, 0, build, 15) + pairs


def _told(payload: bytes) -> set[tuple[str, str]]:
    return {(item.kind, item.value) for item in server_says(payload, 200)}


@pytest.mark.parametrize(
    ("mode", "dialect", "told"),
    [
        (1, 0x0202, {("smb.dialect", "202"), ("smb.signing", "enabled but not required")}),
        (3, 0x0311, {("smb.dialect", "311"), ("smb.signing", "enabled and required")}),
        (1, 0x02FF, set()),
    ],
)
def test_a_negotiation_tells_dialect_and_signing(mode, dialect, told) -> None:
    assert _told(smb2(0, struct.pack("<HHH", 65, mode, dialect) + bytes(60))) == told


def test_a_challenge_tells_build_and_names() -> None:
    assert _told(smb2(1, bytes(8) + challenge())) == {
        ("smb.version", "10.0.19041"),
        ("name.netbios", "SRV-1"),
        ("name.dns", "srv-1.ehpad.lan"),
    }


def test_a_server_that_is_not_windows_has_no_build() -> None:
    for blob in (challenge(build=0), challenge(flags=0)):
        assert not any(kind == "smb.version" for kind, _ in _told(smb2(1, bytes(8) + blob)))


def test_the_oldest_dialect_is_told_by_its_seventeen_words() -> None:
    head = b"\0\0\0\0\xffSMB\x72" + bytes(4) + b"\x98" + bytes(22)
    assert _told(head + b"\x11" + bytes(60)) == {("smb.dialect", "NT LM 0.12")}
    assert _told(head + b"\x01" + bytes(60)) == set()
    assert _told(head.replace(b"\x98", b"\x18") + b"\x11" + bytes(60)) == set()


def test_a_request_says_nothing_of_a_server() -> None:
    assert _told(smb2(0, struct.pack("<HHH", 65, 1, 0x0311) + bytes(60), flags=0)) == set()


@given(st.integers(0, 2), st.binary(max_size=200))
def test_any_answer_is_read(command, body) -> None:
    for payload in (body, smb2(command, body), smb2(1, bytes(8) + challenge()[:30] + body)):
        assert all(item.value for item in server_says(payload, 200))
