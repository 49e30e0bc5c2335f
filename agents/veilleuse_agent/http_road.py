# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The road over the network: one POST a report, to the desktop's inbox and nowhere else.

No proxy, no redirection, no cookie, nothing encrypted but the report, which protects itself.
"""

import contextlib
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from threading import Timer

from veilleuse_agent.acknowledgement import SIGNED_LIMIT, ForgedAckError
from veilleuse_agent.plain_http import HTTPConnection, HTTPException
from veilleuse_agent.protocol import AckMessage

PATH = "/v1/reports"
CONNECT_SECONDS = 5.0
READ_SECONDS = 15.0
WHOLE_SECONDS = 30.0
"""Of one exchange: an answer that comes byte by byte is not waited for."""

_BUSY = {429, 503}


class Way(StrEnum):
    """How an exchange ended."""

    ACKNOWLEDGED = "acknowledged"
    BUSY = "busy"
    """Somebody asks to be left alone until the next run."""
    REFUSED = "refused"
    """An answer that nobody signed: it proves nothing."""
    FORGED = "forged"
    """An acknowledgement that is not the site's word on this report."""
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one exchange."""

    way: Way
    detail: str = ""
    ack: AckMessage | None = None
    ahead_seconds: float | None = None
    """How far the own clock is ahead of the desktop's, if the report was made for this exchange."""


def post(
    address: str,
    envelope: bytes,
    believe: Callable[[bytes], AckMessage],
    *,
    seconds: float = WHOLE_SECONDS,
) -> Outcome:
    """Send one sealed report to `host:port`, and give up after so many seconds.

    `believe` gives the acknowledgement in a body, or raises ForgedAckError.
    """
    begun = datetime.now(UTC)
    try:
        status, body = _exchange(address, envelope, seconds)
    except (OSError, ValueError, HTTPException) as failure:
        return Outcome(Way.UNREACHABLE, f"{type(failure).__name__}: {failure}"[:200])
    half_way = begun + (datetime.now(UTC) - begun) / 2
    if status != 200:
        return Outcome(Way.BUSY if status in _BUSY else Way.REFUSED, str(status))
    try:
        ack = believe(body)
    except ForgedAckError as failure:
        return Outcome(Way.FORGED, str(failure)[:200])
    ahead = (half_way - ack.received_at).total_seconds()
    return Outcome(Way.ACKNOWLEDGED, ack.reason, ack, ahead)


def _exchange(address: str, envelope: bytes, seconds: float) -> tuple[int, bytes]:
    """The status and at most one byte more than an acknowledgement may have."""
    host, _, port = address.rpartition(":")
    connection = HTTPConnection(host.strip("[]"), int(port), timeout=CONNECT_SECONDS)
    with contextlib.closing(connection):
        connection.connect()
        connection.sock.settimeout(READ_SECONDS)
        with _cut_after(seconds, connection.sock):
            headers = {"Content-Type": "application/octet-stream"}
            connection.request("POST", PATH, body=envelope, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read(SIGNED_LIMIT + 1)


@contextmanager
def _cut_after(seconds: float, connected: socket.socket) -> Iterator[None]:
    def cut() -> None:
        with contextlib.suppress(OSError):
            connected.shutdown(socket.SHUT_RDWR)

    timer = Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
