# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gentle TCP connects: a short list of ports, one connection at a time, stopped by any alarm."""

import contextlib
import errno
import select
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from veilleuse.domain.model import Address, Evidence, Sighting
from veilleuse.probes.budget import Budget, RefusedError
from veilleuse.probes.description import Location, fetch
from veilleuse.probes.greetings import greet
from veilleuse.probes.together import Say

_IN_PROGRESS = frozenset(
    {errno.EINPROGRESS, errno.EWOULDBLOCK, getattr(errno, "WSAEWOULDBLOCK", errno.EWOULDBLOCK)}
)

_LISTEN_SECONDS = 0.1

Alarm = Callable[[tuple[Evidence, ...]], bool]
"""Whether what was just learnt forbids going on."""


class Lines:
    """The connections open at this moment, so that a stop can end them all at once."""

    def __init__(self) -> None:
        """None open."""
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()

    @contextlib.contextmanager
    def hold(self, connection: socket.socket) -> Iterator[socket.socket]:
        """Keep a connection on the list while it is used, then close it."""
        with self._lock:
            self._open.add(connection)
        try:
            yield connection
        finally:
            with self._lock:
                self._open.discard(connection)
            connection.close()

    def hang_up(self) -> None:
        """End every connection: whoever reads from one reads its end."""
        with self._lock:
            for connection in self._open:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)


class Answer(Enum):
    """What became of one connection."""

    OPEN = auto()
    REFUSED = auto()
    SILENT = auto()


@dataclass(frozen=True, slots=True)
class Attempt:
    """The answer, and the connection where it is open."""

    answer: Answer
    connection: socket.socket | None = None


def visit(
    address: Address,
    budget: Budget,
    lines: Lines,
    alarm: Alarm,
    say: Say,
    *,
    page: Location | None = None,
) -> None:
    """Read the device's own description where it announced one, then try the short list.

    Reports what it says and stops at once on an alarm.
    """
    learnt: list[Evidence] = []
    if page is not None:
        learnt += _described(page, budget, lines, say)
        if learnt and alarm(tuple(learnt)):
            return
    answered = False
    for port in budget.limits.connect_ports:
        try:
            budget.spend("connect", address, "connect", port=port)
        except RefusedError:
            break
        attempt = knock(address, port, budget)
        answered = answered or attempt.answer is not Answer.SILENT
        if attempt.connection:
            with lines.hold(attempt.connection) as connection:
                fresh = [Evidence("tcp.open", str(port))]
                fresh += greet(connection, port, address, budget.limits)
            learnt += fresh
            say(Sighting("connect", budget.clock.now(), address=address, evidence=tuple(fresh)))
            if alarm(tuple(learnt)):
                return
    if answered and not learnt:
        say(Sighting("connect", budget.clock.now(), address=address))


def _described(page: Location, budget: Budget, lines: Lines, say: Say) -> tuple[Evidence, ...]:
    try:
        budget.spend("upnp", page.address, "connect", port=page.port)
    except RefusedError:
        return ()
    attempt = knock(page.address, page.port, budget)
    if attempt.connection is None:
        return ()
    with lines.hold(attempt.connection) as connection:
        found = fetch(connection, page, budget.limits)
    if found:
        say(Sighting("upnp", budget.clock.now(), address=page.address, evidence=found))
    return found


def knock(address: Address, port: int, budget: Budget) -> Attempt:
    """Try one connection, already paid for; it is the caller's to close."""
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    connection = socket.socket(family, socket.SOCK_STREAM)
    connection.setblocking(False)
    code = connection.connect_ex((str(address), port))
    if code in _IN_PROGRESS:
        code = _wait(connection, budget)
    if code == 0:
        return Attempt(Answer.OPEN, connection)
    connection.close()
    refused = code in {errno.ECONNREFUSED, getattr(errno, "WSAECONNREFUSED", errno.ECONNREFUSED)}
    return Attempt(Answer.REFUSED if refused else Answer.SILENT)


def _wait(connection: socket.socket, budget: Budget) -> int:
    """The connection's error code, or ETIMEDOUT before the system would repeat its SYN."""
    # On Windows a failed connection is told in the third list.
    until = time.monotonic() + budget.limits.connect_seconds
    while (left := until - time.monotonic()) > 0:
        wait = min(left, _LISTEN_SECONDS)
        _, ready, failed = select.select([], [connection], [connection], wait)
        if ready or failed:
            return connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if budget.stop():
            break
    return errno.ETIMEDOUT
