# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What services say first."""

import socket
import ssl
import subprocess
import threading
from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.domain.model import Evidence
from veilleuse.probes.greetings import greet, parse_line, parse_page

HOST = IPv4Address("127.0.0.1")
PAGE = (
    b"HTTP/1.1 200 OK\r\nServer: lighttpd/1.4\r\nX: 1\r\n\r\n"
    b"<html><head><TITLE lang=fr>Cam\xc3\xa9ra &amp; portail\n</title>"
)


def _said(port: int, limits, answer: bytes) -> tuple[list[Evidence], bytes]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(answer)
        theirs.shutdown(socket.SHUT_WR)
        found = greet(ours, port, HOST, limits)
        theirs.setblocking(False)
        try:
            sent = theirs.recv(4096)
        except BlockingIOError:
            sent = b""
        return found, sent


def test_an_ssh_server_is_listened_to_and_nothing_is_sent(limits) -> None:
    found, sent = _said(22, limits, b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n\x00\x00more")
    assert found == [Evidence("banner.ssh", "SSH-2.0-OpenSSH_9.2p1 Debian-2")]
    assert sent == b""


def test_an_ftp_server_is_listened_to_and_nothing_is_sent(limits) -> None:
    found, sent = _said(21, limits, b"220 (vsFTPd 3.0.3)\r\n")
    assert found == [Evidence("banner.ftp", "220 (vsFTPd 3.0.3)")]
    assert sent == b""


def test_a_web_server_gets_one_request_and_tells_server_and_title(limits) -> None:
    found, sent = _said(80, limits, PAGE)
    assert found == [
        Evidence("http.server", "lighttpd/1.4"),
        Evidence("http.title", "Caméra & portail"),
    ]
    assert sent.startswith(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")
    assert sent.count(b"GET") == 1


@pytest.mark.parametrize("port", [445, 3389, 631, 515, 554, 23, 135, 5900])
def test_other_ports_are_neither_read_nor_written(limits, port) -> None:
    assert _said(port, limits, b"220 hello") == ([], b"")


def test_a_silent_service_costs_its_time_limit_only(limits) -> None:
    from dataclasses import replace

    ours, theirs = socket.socketpair()
    with ours, theirs:
        assert greet(ours, 22, HOST, replace(limits, banner_seconds=0.05)) == []


def test_a_page_without_end_is_cut(limits) -> None:
    from dataclasses import replace

    short = replace(limits, banner_bytes=200)
    found, _ = _said(80, short, b"HTTP/1.0 200 OK\r\nServer: x\r\n\r\n" + b"a" * 5000)
    assert found == [Evidence("http.server", "x")]


def test_a_certificate_is_read_and_not_trusted(limits, tmp_path) -> None:
    pem = tmp_path / "web.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-days", "2", "-subj", "/CN=IPCAM", "-keyout", pem, "-out", tmp_path / "crt"],
        check=True, capture_output=True,
    )  # fmt: skip
    with pem.open("ab") as file:
        file.write((tmp_path / "crt").read_bytes())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    ours, theirs = socket.socketpair()

    def serve() -> None:
        with context.wrap_socket(theirs, server_side=True) as secure:
            secure.recv(2000)
            secure.sendall(PAGE)

    thread = threading.Thread(target=serve)
    thread.start()
    with ours:
        found = greet(ours, 443, HOST, limits)
    thread.join(5)
    assert found[0].kind == "tls.version"
    assert found[1:3] == [Evidence("tls.subject", "IPCAM"), Evidence("tls.issuer", "IPCAM")]
    assert Evidence("http.title", "Caméra & portail") in found


def test_what_is_not_the_protocol_is_no_evidence() -> None:
    assert parse_line(b"HTTP/1.1 400", 22, 100) == []
    assert parse_line(b"530 go away", 21, 100) == []
    assert parse_line(b"", 22, 100) == []
    assert parse_page(b"SSH-2.0-x\r\n\r\n", 100) == []


@given(st.binary(max_size=400))
def test_any_answer_gives_clean_evidence(data) -> None:
    found = parse_page(b"HTTP/1.1 200\r\n" + data, 30)
    found += parse_page(data, 30) + parse_line(b"SSH-" + data, 22, 30) + parse_line(data, 21, 30)
    assert all(0 < len(item.value) <= 30 and item.value.isprintable() for item in found)
