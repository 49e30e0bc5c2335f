# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The road over the network, on real sockets of loopback."""

import contextlib
import socket
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta

import pytest

from veilleuse_agent.acknowledgement import SIGNED_LIMIT, ForgedAckError
from veilleuse_agent.http_road import Way, post
from veilleuse_agent.protocol import AckMessage, Verdict

ACK = AckMessage(
    site_key="a" * 32,
    agent_id="b" * 32,
    report_id="c" * 32,
    verdict=Verdict.ACCEPTED,
    reason="fine",
    received_at=datetime.now(UTC) - timedelta(seconds=100),
)


def believe(data):
    if data != b"signed":
        raise ForgedAckError("not signed by this site")
    return ACK


@pytest.fixture
def listener():
    """A server that plays `script`, a function of the connected socket, once per connection."""
    with contextlib.ExitStack() as stack:

        def start(script):
            server = stack.enter_context(socket.create_server(("127.0.0.1", 0)))

            def serve():
                with contextlib.suppress(OSError):
                    while True:
                        connected, _ = server.accept()
                        with connected, contextlib.suppress(OSError):
                            script(connected)

            threading.Thread(target=serve, daemon=True).start()
            return f"127.0.0.1:{server.getsockname()[1]}"

        yield start


def says(answer):
    def script(connected):
        connected.recv(65536)
        connected.sendall(answer)

    return script


def test_a_report_is_posted_as_agreed_and_its_acknowledgement_believed(desktop):
    desktop.answer = lambda _: (200, {}, b"signed")
    outcome = post(desktop.address, b"envelope", believe)
    assert (outcome.way, outcome.ack) == (Way.ACKNOWLEDGED, ACK)
    [(path, headers, body)] = desktop.posts
    assert (path, body) == ("/v1/reports", b"envelope")
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["Content-Length"] == "8"


def test_the_own_clock_is_measured_against_the_desktops(desktop):
    desktop.answer = lambda _: (200, {}, b"signed")
    ahead = post(desktop.address, b"envelope", believe).ahead_seconds
    assert 100 <= ahead < 100 + (datetime.now(UTC) - ACK.received_at).total_seconds()


@pytest.mark.parametrize(
    ("status", "way"),
    [
        (429, Way.BUSY),
        (503, Way.BUSY),
        (400, Way.REFUSED),
        (404, Way.REFUSED),
        (413, Way.REFUSED),
        (500, Way.REFUSED),
        (204, Way.REFUSED),
    ],
)
def test_each_answer_without_a_signature_has_its_meaning(desktop, status, way):
    desktop.answer = lambda _: (status, {"Retry-After": "60"}, b"" if status == 204 else b"signed")
    outcome = post(desktop.address, b"envelope", believe)
    assert (outcome.way, outcome.ack, outcome.detail) == (way, None, str(status))


def test_a_redirection_is_not_followed(desktop):
    desktop.answer = lambda _: (307, {"Location": f"http://{desktop.address}/other"}, b"")
    assert post(desktop.address, b"envelope", believe).way is Way.REFUSED
    assert len(desktop.posts) == 1


@pytest.mark.parametrize("said", [b"", b"forged", b"signed" + b" " * SIGNED_LIMIT])
def test_an_acknowledgement_that_is_not_believed_is_a_forgery(desktop, said):
    desktop.answer = lambda _: (200, {}, said)
    assert post(desktop.address, b"envelope", believe).way is Way.FORGED


def test_a_proxy_of_the_session_is_not_used(desktop, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    desktop.answer = lambda _: (200, {}, b"signed")
    assert post(desktop.address, b"envelope", believe).way is Way.ACKNOWLEDGED


def test_an_endless_answer_is_read_no_further_than_an_acknowledgement(listener):
    def script(connected):
        connected.recv(65536)
        connected.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connected.sendall(b"x" * 65536)

    assert post(listener(script), b"envelope", believe).way is Way.FORGED


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 200 + b"\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"a" * 70000,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"\xff" * 100,
    ],
)
def test_whatever_else_answers_is_not_the_desktop(listener, answer):
    assert post(listener(says(answer)), b"envelope", believe).way is Way.UNREACHABLE


def test_an_answer_that_comes_byte_by_byte_is_cut(listener):
    ended = threading.Event()

    def script(connected):
        connected.recv(65536)
        connected.sendall(b"HTTP/1.1 200 OK\r\n")
        connected.settimeout(0.02)
        while not ended.is_set():
            connected.sendall(b"a")
            with contextlib.suppress(TimeoutError):
                if connected.recv(1) == b"":
                    ended.set()

    outcome = post(listener(script), b"envelope", believe, seconds=0.3)
    assert outcome.ack is None
    assert ended.wait(20)


@pytest.mark.parametrize("address", ["127.0.0.1:1", "[::1]:1", "name.invalid:80", "a..b:80"])
def test_nobody_there_is_no_crash(address):
    assert post(address, b"envelope", believe).way is Way.UNREACHABLE


def test_the_road_loads_no_tls():
    code = (
        "import sys, veilleuse_agent.http_road; print('ssl' in sys.modules, '_ssl' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.split() == ["False", "False"]
