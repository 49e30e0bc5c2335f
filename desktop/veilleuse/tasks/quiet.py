# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""When reports that keep coming have said enough for now."""

import threading


class Quiet:
    """Due after some quiet, or after the longest wait. Seconds of one monotonic clock."""

    def __init__(self, seconds: float, longest: float) -> None:
        """Due at once: what an earlier run left may wait."""
        self._seconds = seconds
        self._longest = longest
        self._guard = threading.Lock()
        self._first: float | None = float("-inf")
        self._last = float("-inf")

    def arrived(self, now: float) -> None:
        """Something came."""
        with self._guard:
            self._last = now
            if self._first is None:
                self._first = now

    def takes_turn(self, now: float) -> bool:
        """Whether it is due; then it is not again before something else comes."""
        with self._guard:
            if self._first is None:
                return False
            due = now - self._last >= self._seconds or now - self._first >= self._longest
            if due:
                self._first = None
            return due
