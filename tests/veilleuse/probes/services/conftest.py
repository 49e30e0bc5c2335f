# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A server of one connection, which a test scripts."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from veilleuse.catalogue.network import load_limits

Serve = Callable[[socket.socket], None]


@contextmanager
def _served(serve: Serve) -> Iterator[socket.socket]:
    ours, theirs = socket.socketpair()

    def run() -> None:
        with theirs, contextlib.suppress(OSError):
            serve(theirs)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        with ours:
            yield ours
    finally:
        thread.join(5)


@pytest.fixture
def served() -> Callable[[Serve], contextlib.AbstractContextManager[socket.socket]]:
    """Our end of a connection whose other end is served by a function in a thread."""
    return _served


@pytest.fixture(scope="session")
def served_by() -> Callable[..., list]:
    """What a question finds in one answer after which the server hangs up."""
    limits = replace(load_limits(), banner_seconds=1.0)

    def run(ask, answer: bytes) -> list:
        def serve(theirs: socket.socket) -> None:
            theirs.sendall(answer)
            theirs.shutdown(socket.SHUT_WR)
            while theirs.recv(4096):
                pass

        with _served(serve) as ours:
            return list(ask(ours, limits))

    return run
