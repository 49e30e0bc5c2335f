# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""SMB asked for dialects, signing and the build, from a scripted server."""

import struct

from hypothesis import given, settings
from hypothesis import strategies as st

from veilleuse.domain.model import Evidence
from veilleuse.probes.services import smb


def _message(command: int, body: bytes) -> bytes:
    head = b"\xfeSMB" + struct.pack("<HHIHHI", 64, 0, 0, command, 1, 1) + bytes(44)
    return struct.pack("!I", len(head) + len(body)) + head + body


def _challenge() -> bytes:
    name = "SRV-1".encode("utf-16-le")
    pairs = struct.pack("<HH", 1, len(name)) + name + bytes(4)
    head = b"NTLMSSP\0" + struct.pack("<IHHII8s8x", 2, 0, 0, 56, 0x02000000, b"challeng")
    return head + struct.pack("<HHIBBH3xB", len(pairs), len(pairs), 56, 10, 0, 17763, 15) + pairs


NEGOTIATED = _message(0, struct.pack("<HHH", 65, 3, 0x0311) + bytes(60))


def _received(theirs) -> bytes:
    length = int.from_bytes(theirs.recv(4), "big")
    return theirs.recv(length)


def test_dialect_signing_and_build_come_from_one_connection(served, limits) -> None:
    asked = []

    def serve(theirs) -> None:
        for answer in (NEGOTIATED, _message(1, bytes(8) + _challenge())):
            asked.append(_received(theirs))
            theirs.sendall(answer)

    with served(serve) as ours:
        found = smb.ask(ours, limits)
    assert found == [
        Evidence("smb.dialect", "311"),
        Evidence("smb.signing", "enabled and required"),
        Evidence("smb.version", "10.0.17763"),
        Evidence("name.netbios", "SRV-1"),
    ]
    assert [struct.unpack_from("<H", each, 12)[0] for each in asked] == [0, 1]
    # [MS-SMB2] 2.2.5: the token lies where the question says that it does.
    start, length = struct.unpack_from("<HH", asked[1], 64 + 12)
    assert asked[1][start:].endswith(b"NTLMSSP\0" + asked[1][-32:])
    assert len(asked[1]) == start + length


def test_the_oldest_dialect_is_asked_for_alone(served, limits) -> None:
    asked = []

    def serve(theirs) -> None:
        asked.append(_received(theirs))
        body = b"\xffSMB\x72" + bytes(4) + b"\x98" + bytes(22) + b"\x11" + bytes(34)
        theirs.sendall(struct.pack("!I", len(body)) + body)

    with served(serve) as ours:
        assert smb.ask_oldest(ours, limits) == [Evidence("smb.dialect", "NT LM 0.12")]
    assert asked[0].endswith(b"\x02NT LM 0.12\x00")


def test_who_hangs_up_on_the_oldest_dialect_or_chooses_none_refuses_it(served, limits) -> None:
    def choose_none(theirs) -> None:
        _received(theirs)
        body = b"\xffSMB\x72" + bytes(4) + b"\x98" + bytes(22) + b"\x01\xff\xff" + bytes(2)
        theirs.sendall(struct.pack("!I", len(body)) + body)

    for serve in (_received, choose_none):
        with served(serve) as ours:
            assert smb.ask_oldest(ours, limits) == [Evidence("smb.oldest", "refused")]


def test_who_hangs_up_says_nothing(served, limits) -> None:
    with served(_received) as ours:
        assert smb.ask(ours, limits) == []


def test_who_promises_too_much_is_not_waited_for(served, limits) -> None:
    def serve(theirs) -> None:
        _received(theirs)
        theirs.sendall(b"\x00\xff\xff\xff")

    with served(serve) as ours:
        assert smb.ask(ours, limits) == []


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=120))
def test_any_answer_is_read(served_by, data) -> None:
    found = served_by(smb.ask, struct.pack("!I", len(data)) + data)
    assert all(item.value for item in found)
