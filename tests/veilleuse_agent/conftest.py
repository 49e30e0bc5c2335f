# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A site with its keys, a desktop that listens on loopback, surroundings made of nothing.

And DNS messages built piece by piece, well-formed or not.
"""

import struct
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import msgspec
import pytest
from nacl.public import PrivateKey
from nacl.signing import SigningKey

from veilleuse_agent.acknowledgement import sign_ack
from veilleuse_agent.collect.reading import Collector, ok
from veilleuse_agent.envelope import EnvelopeError, open_envelope
from veilleuse_agent.protocol import AckMessage, SiteKeys, Verdict
from veilleuse_agent.site import Policy, Site
from veilleuse_agent.surroundings import Surroundings


class FakeSite:
    """The private halves of one site's keys."""

    def __init__(self, number=1):
        self.seal_private = bytes([number]) * 32
        self.sign_seed = bytes([number + 100]) * 32
        self.keys = SiteKeys(
            bytes(PrivateKey(self.seal_private).public_key).hex(),
            bytes(SigningKey(self.sign_seed).verify_key).hex(),
        )

    def open(self, envelope):
        return open_envelope(envelope, site_private_key=self.seal_private).report

    def ack(self, report, **changes):
        values = {
            "site_key": report.site_key,
            "agent_id": report.agent_id,
            "report_id": report.report_id,
            "verdict": Verdict.ACCEPTED,
            "received_at": datetime.now(UTC),
        }
        return sign_ack(AckMessage(**(values | changes)), site_seed=self.sign_seed)


class FakeDesktop:
    """Opens what it is sent and signs for it, unless `answer` says otherwise."""

    def __init__(self, *sites):
        self.sites = sites
        self.changes = {}
        self.answer = self.acknowledge
        self.posts, self.reports = [], []
        desktop = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                desktop.posts.append((self.path, dict(self.headers), body))
                status, headers, said = desktop.answer(body)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(said)))
                self.end_headers()
                self.wfile.write(said)

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def acknowledge(self, envelope):
        for site in self.sites:
            try:
                report = site.open(envelope)
            except EnvelopeError:
                continue
            self.reports.append(report)
            return 200, {}, site.ack(report, **self.changes)
        return 400, {}, b"site"

    def close(self):
        self._server.shutdown()
        self._server.server_close()


class FakeScheduler:
    def __init__(self):
        self.job = None

    def install(self, job):
        self.job = job

    def remove(self):
        self.job = None

    def is_installed(self):
        return self.job is not None


@pytest.fixture
def site():
    return FakeSite()


@pytest.fixture
def sites():
    """Builds other sites."""
    return FakeSite


@pytest.fixture
def desktop(site):
    started = FakeDesktop(site, FakeSite(2))
    yield started
    started.close()


@pytest.fixture
def kit(tmp_path, site):
    """Writes a kit and gives its folder."""

    def write(*addresses, name="kit", **changes):
        values = {"version": 1, "keys": site.keys, "addresses": addresses, "token": "a" * 32}
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        (folder / "site.json").write_bytes(msgspec.json.encode(Site(**(values | changes))))
        return folder

    return write


@pytest.fixture
def around():
    """Builds surroundings: one quick fact, one mark, no policy, nobody who answers the network."""

    def build(**changes):
        fact = Collector("quick", ("os.id",), lambda: {"os.id": ok("debian", "test")})
        values = {
            "collectors": lambda: (fact,),
            "marks": lambda: {"machine_id": "1" * 32},
            "policy": Policy,
            "find": lambda: (),
            "scheduler": FakeScheduler(),
            "give_way": lambda: None,
        }
        return Surroundings(**(values | changes))

    return build


@pytest.fixture
def long_ago():
    return datetime.now(UTC) - timedelta(days=3)


@dataclass(frozen=True)
class Row:
    """A record whose data is ready."""

    name: bytes
    kind: int
    data: bytes
    seconds: int = 120
    group: int = 0x8001


def labels(*parts: str) -> bytes:
    encoded = [part.encode() for part in parts]
    return b"".join(bytes([len(part)]) + part for part in encoded) + b"\0"


def txt(*pairs: bytes) -> bytes:
    return b"".join(bytes([len(pair)]) + pair for pair in pairs)


def srv(*target: str) -> bytes:
    return struct.pack("!HHH", 0, 0, 631) + labels(*target)


def message(
    rows: Sequence[Row] = (), *, flags: int = 0x8400, questions: Sequence[bytes] = ()
) -> bytes:
    head = struct.pack("!HHHHHH", 0, flags, len(questions), len(rows), 0, 0)
    asked = b"".join(name + b"\0\x01\0\x01" for name in questions)
    told = b"".join(
        row.name + struct.pack("!HHIH", row.kind, row.group, row.seconds, len(row.data)) + row.data
        for row in rows
    )
    return head + asked + told


def netbios_label(name: str, suffix: int) -> bytes:
    """RFC 1001, 14.1."""
    packed = name.upper().ljust(15).encode("ascii") + bytes([suffix])
    pairs = "".join(chr(65 + (byte >> 4)) + chr(65 + (byte & 15)) for byte in packed)
    return b"\x20" + pairs.encode() + b"\0"


@pytest.fixture
def wire() -> SimpleNamespace:
    """The pieces above."""
    made: dict[str, Callable[..., object]] = {
        "Row": Row, "labels": labels, "txt": txt, "srv": srv, "message": message,
        "netbios_label": netbios_label,
    }  # fmt: skip
    return SimpleNamespace(**made)
