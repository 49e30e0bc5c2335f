# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole messages from a connection, each within a size and all of them within a time."""

import socket
import time

_MESSAGE_BYTES = 65536


class Stream:
    """Raises OSError where the other side is silent, hangs up or promises too much."""

    def __init__(self, connection: socket.socket, seconds: float) -> None:
        """All that follows takes at most so long."""
        self._connection = connection
        self._until = time.monotonic() + seconds

    def ask(self, message: bytes) -> None:
        """Send a whole message."""
        self._connection.settimeout(max(0.05, self._until - time.monotonic()))
        self._connection.sendall(message)

    def exactly(self, count: int) -> bytes:
        """The next so many bytes."""
        if not 0 <= count <= _MESSAGE_BYTES:
            raise ConnectionError(f"a message of {count} bytes")
        data = b""
        while len(data) < count:
            left = self._until - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self._connection.settimeout(left)
            more = self._connection.recv(count - len(data))
            if not more:
                raise ConnectionError("hung up")
            data += more
        return data
