# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How commands end."""

from enum import IntEnum


class Exit(IntEnum):
    """The process's exit code; agents/README.md explains each."""

    DONE = 0
    USAGE = 2
    DATA_FOLDER = 3
    NOT_ENROLLED = 4
    OUTPUT = 5
    KEPT = 6
    DISK_FULL = 7
    BUSY = 8
    SITE = 9
    LATE = 10
    SCHEDULE = 11
    REFUSED = 12
    CANCELLED = 13


class StoppedError(Exception):
    """A command cannot go on: the code of a sentence, its place, the exit code."""

    def __init__(self, code: str, place: object, status: Exit) -> None:
        """Keep them for the person who is told."""
        self.code = code
        self.place = place
        self.status = status
        super().__init__(code, str(place))
