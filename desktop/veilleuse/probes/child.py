# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs another program with a fixed argument list, a time limit, a size limit and a stop."""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from typing import IO

from veilleuse.probes.budget import Budget

_LOOK_UP_SECONDS = 0.1
_COMPLAINT_BYTES = 2048
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Windows only: no console flashes up."""


class ChildError(Exception):
    """The program could not be started, failed, took too long or wrote too much."""


def ask(command: Sequence[str], budget: Budget, seconds: float, limit: int) -> bytes:
    """What the program wrote; ChildError, or StoppedError. It is dead when this returns."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as complaint:
        run(command, budget, seconds, limit, output=output, complaint=complaint)
        output.seek(0)
        return output.read(limit + 1)


def run(
    command: Sequence[str],
    budget: Budget,
    seconds: float,
    limit: int,
    *,
    output: IO[bytes],
    complaint: IO[bytes],
) -> None:
    """Has the program write into two files; ChildError, or StoppedError.

    It is dead when this returns, and what it wrote until then is there in any case.
    """
    until = budget.clock.monotonic() + seconds
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=complaint,
            creationflags=_NO_WINDOW,
        )
    except OSError as error:
        raise ChildError(str(error)) from error
    try:
        while process.poll() is None:
            if budget.clock.monotonic() > until:
                raise ChildError(f"more than {seconds:.0f} s")
            if max(_size(output), _size(complaint)) > limit:
                raise ChildError(f"more than {limit} bytes")
            budget.pause(_LOOK_UP_SECONDS)
    finally:
        process.kill()
        process.wait()
    if process.returncode != 0:
        raise ChildError(f"exit {process.returncode} {_last_line(complaint)}")


def _size(output: IO[bytes]) -> int:
    # The child shares the file offset: asking for the size by name leaves it alone.
    return os.fstat(output.fileno()).st_size


def _last_line(complaint: IO[bytes]) -> str:
    complaint.seek(max(0, _size(complaint) - _COMPLAINT_BYTES))
    lines = complaint.read(_COMPLAINT_BYTES).decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")
