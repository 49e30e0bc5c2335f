# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Remote Desktop asked how it wants to be spoken to, from a scripted server."""

import socket
import ssl
import struct
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veilleuse.domain.model import Evidence
from veilleuse.probes.services import rdp


def _confirm(kind: int, code: int) -> bytes:
    return b"\x0e\xd0\x00\x00\x12\x34\x00" + struct.pack("<BBHI", kind, 0, 8, code)


def _framed(answer: bytes) -> bytes:
    return struct.pack("!BBH", 3, 0, 4 + len(answer)) + answer


@pytest.mark.parametrize(
    ("answer", "security"),
    [
        (_confirm(2, 1), "tls"),
        (_confirm(2, 0), "rdp"),
        (_confirm(3, 5), "nla"),
        (_confirm(3, 2), "rdp"),
        (_confirm(3, 4), ""),
        (b"\x06\xd0\x00\x00\x12\x34\x00", "rdp"),
        (b"\x06\x80\x00\x00\x12\x34\x00", ""),
        (b"", ""),
    ],
)
def test_each_answer_has_its_meaning(answer, security) -> None:
    assert rdp.security_of(answer) == security


def test_the_question_offers_tls_alone(served, limits) -> None:
    asked = []

    def serve(theirs) -> None:
        asked.append(theirs.recv(100))
        theirs.sendall(_framed(_confirm(3, 5)))

    with served(serve) as ours:
        assert rdp.ask(ours, limits) == [Evidence("rdp.security", "nla")]
    assert asked == [bytes.fromhex("030000130ee000000000000100080001000000")]


def test_the_build_comes_after_tls_and_before_any_name(served, limits, tmp_path) -> None:
    pem = tmp_path / "pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-days", "2", "-subj", "/CN=SRV-1", "-keyout", pem, "-out", tmp_path / "crt"],
        check=True, capture_output=True,
    )  # fmt: skip
    pem.write_bytes(pem.read_bytes() + (tmp_path / "crt").read_bytes())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    asked = []

    def serve(theirs: socket.socket) -> None:
        asked.append(theirs.recv(100))
        theirs.sendall(_framed(_confirm(2, 2)))
        with context.wrap_socket(theirs, server_side=True) as secure:
            asked.append(secure.recv(200))
            head = b"NTLMSSP\0" + struct.pack("<IHHII8s8x", 2, 0, 0, 56, 0x02000000, b"challeng")
            secure.sendall(b"\x30" + head + struct.pack("<HHIBBH3xB", 0, 0, 56, 10, 0, 20348, 15))

    with served(serve) as ours:
        found = rdp.ask_build(ours, limits)
    assert Evidence("tls.subject", "SRV-1") in found
    assert found[-1] == Evidence("rdp.version", "10.0.20348")
    assert asked[0][-4:] == b"\x03\x00\x00\x00"
    assert b"NTLMSSP\0\x01" in asked[1]
    assert asked[1][1] == len(asked[1]) - 2


def test_without_nla_there_is_no_build(served, limits) -> None:
    def serve(theirs) -> None:
        theirs.recv(100)
        theirs.sendall(_framed(_confirm(2, 1)))

    with served(serve) as ours:
        assert rdp.ask_build(ours, limits) == []


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=60), st.booleans())
def test_any_answer_is_read(served_by, data, is_framed) -> None:
    answer = _framed(data) if is_framed else data
    assert all(item.value in {"nla", "tls", "rdp"} for item in served_by(rdp.ask, answer))
