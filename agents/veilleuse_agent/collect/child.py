# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Child processes with a fixed argument list, one language, a time limit and an output cap."""

import os
import selectors
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import IO, Protocol

FOLDERS = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
"""Where programs are looked for; the caller's own PATH never decides."""
OUTPUT_LIMIT = 4 * 1024 * 1024
SECONDS = 15.0

_ENVIRONMENT = {"PATH": FOLDERS, "LC_ALL": "C", "LANGUAGE": "C", "HOME": "/nonexistent"}


@dataclass(frozen=True, slots=True)
class Output:
    """What a child said before it ended."""

    code: int
    text: str
    complaint: str = ""
    """The beginning of its error output."""


class ChildError(Exception):
    """The child was not there, could not start, was too slow or said too much."""


class Children(Protocol):
    """Starts programs and waits for them."""

    def has(self, program: str) -> bool:
        """Whether the program is installed."""
        ...

    def run(self, arguments: Sequence[str], *, seconds: float = SECONDS) -> Output:
        """What the program answered; ChildError when there is no whole answer."""
        ...


class RealChildren:
    """Children of one collector: they end with it."""

    def __init__(self) -> None:
        """Nothing runs yet."""
        self._living: set[subprocess.Popen[bytes]] = set()
        self._lock = Lock()
        self._closed = False

    def has(self, program: str) -> bool:
        """Whether the program is installed."""
        return shutil.which(program, path=FOLDERS) is not None

    def run(self, arguments: Sequence[str], *, seconds: float = SECONDS) -> Output:
        """What the program answered; ChildError when there is no whole answer."""
        child = self._start(arguments)
        end = time.monotonic() + seconds
        try:
            out, err = _listen(child, end)
            code = child.wait(max(0.1, end - time.monotonic()))
        except subprocess.TimeoutExpired as failure:
            raise ChildError(f"{arguments[0]}: too slow") from failure
        finally:
            _end(child)
            with self._lock:
                self._living.discard(child)
        return Output(code, out.decode(errors="replace"), err[:300].decode(errors="replace"))

    def stop(self) -> None:
        """End those that run, start no other."""
        with self._lock:
            self._closed = True
            living = tuple(self._living)
        for child in living:
            _kill_group(child)

    def _start(self, arguments: Sequence[str]) -> "subprocess.Popen[bytes]":
        program = shutil.which(arguments[0], path=FOLDERS)
        if program is None:
            raise ChildError(f"{arguments[0]}: not installed")
        with self._lock:
            if self._closed:
                raise ChildError(f"{arguments[0]}: too late")
            try:
                child = subprocess.Popen(
                    [program, *arguments[1:]],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    env=_ENVIRONMENT,
                    cwd="/",
                    start_new_session=True,
                )
            except OSError as failure:
                raise ChildError(f"{arguments[0]}: {failure.strerror}") from failure
            self._living.add(child)
            return child


def _listen(child: "subprocess.Popen[bytes]", end: float) -> tuple[bytes, bytes]:
    """Both outputs until they close; the child that passes a limit is reported, not heard out."""
    if child.stdout is None or child.stderr is None:
        raise ChildError("no pipes")
    heard: dict[IO[bytes], bytearray] = {child.stdout: bytearray(), child.stderr: bytearray()}
    with selectors.DefaultSelector() as selector:
        for pipe in heard:
            selector.register(pipe, selectors.EVENT_READ)
        while selector.get_map():
            ready = selector.select(max(0.0, end - time.monotonic()))
            if not ready:
                raise ChildError("too slow")
            for key, _ in ready:
                pipe = child.stdout if key.fd == child.stdout.fileno() else child.stderr
                piece = os.read(key.fd, 65536)
                heard[pipe] += piece
                if not piece:
                    selector.unregister(pipe)
                if len(heard[pipe]) > OUTPUT_LIMIT:
                    raise ChildError("too much output")
    return bytes(heard[child.stdout]), bytes(heard[child.stderr])


def _end(child: "subprocess.Popen[bytes]") -> None:
    if child.returncode is None:  # not yet reaped, so its number is still its own
        _kill_group(child)
        child.wait()
    for pipe in (child.stdout, child.stderr):
        if pipe is not None:
            pipe.close()


def _kill_group(child: "subprocess.Popen[bytes]") -> None:
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        child.kill()
