# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Slow work off the GUI thread, results delivered on it: the only place that crosses threads."""

import ctypes
import logging
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from enum import StrEnum
from threading import Event
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

log = logging.getLogger(__name__)

Result = TypeVar("Result")


class Lane(StrEnum):
    """Which queue work waits in: one writer for the store, a few workers for the rest."""

    STORE = "store"
    PROBE = "probe"


WORKERS = {Lane.STORE: 1, Lane.PROBE: 8}


def keep_true_alive() -> None:
    """Gives `True` more references than a program can lose.

    PySide6 6.12.0 returns a borrowed `True` from `Signal.emit`: each emission costs one reference,
    and before Python 3.12 made it immortal the interpreter dies after some hundreds of them.
    """
    if sys.version_info < (3, 12):
        ctypes.c_ssize_t.from_address(id(True)).value += 1 << 60


keep_true_alive()


class Token:
    """What work is handed: whether to stop, and a way to speak to the GUI thread meanwhile."""

    def __init__(self, post: Callable[[Callable[[], None]], None]) -> None:
        """`post` runs a call on the GUI thread while the owner lives."""
        self.post = post
        self._stopped = Event()

    def stop(self) -> None:
        """Asks the work to end soon; what it returns is still delivered."""
        self._stopped.set()

    def is_stopped(self) -> bool:
        """Whether the work was asked to end."""
        return self._stopped.is_set()


class Runner(Protocol):
    """Real lanes, or the inline variant of tests."""

    def run(
        self,
        owner: QObject,
        lane: Lane,
        work: Callable[[Token], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> Token:
        """Starts `work`; one of `done` and `failed` runs on the GUI thread if `owner` lives."""

    def stop(self) -> None:
        """Stops and joins everything; called once, when the application is about to quit."""


class Jobs(QObject):
    """The two lanes of threads."""

    _landed = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Made on the GUI thread."""
        super().__init__(parent)
        self._pools = {
            lane: ThreadPoolExecutor(count, thread_name_prefix=lane)
            for lane, count in WORKERS.items()
        }
        self._running: dict[Token, Future[None]] = {}
        self._ended = False
        self._landed.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        lane: Lane,
        work: Callable[[Token], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> Token:
        """Starts `work` in its lane; nothing starts once `stop` was called."""
        token = Token(lambda call: self._landed.emit(owner, call))
        if not self._ended:
            future = self._pools[lane].submit(self._carry, token, work, done, failed)
            self._running[token] = future
            future.add_done_callback(lambda _: self._running.pop(token, None))
        return token

    def stop(self) -> None:
        """Asks everything to stop, forgets what had not started and waits for the rest."""
        self._ended = True
        for token in tuple(self._running):
            token.stop()
        for pool in self._pools.values():
            pool.shutdown(wait=True, cancel_futures=True)

    def _carry(
        self,
        token: Token,
        work: Callable[[Token], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        call = _outcome(token, work, done, failed)
        if not self._ended:
            token.post(call)

    @staticmethod
    def _deliver(owner: QObject, call: Callable[[], None]) -> None:
        if isValid(owner):
            call()


class InlineJobs:
    """Runs everything at once, in the caller's thread: for tests and pictures of the window."""

    def run(
        self,
        owner: QObject,
        lane: Lane,  # noqa: ARG002 - there is only one thread
        work: Callable[[Token], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> Token:
        """Runs `work` and delivers before it returns."""

        def post(call: Callable[[], None]) -> None:
            if isValid(owner):
                call()

        token = Token(post)
        post(_outcome(token, work, done, failed))
        return token

    def stop(self) -> None:
        """Nothing is ever left running."""


def _outcome(
    token: Token,
    work: Callable[[Token], Result],
    done: Callable[[Result], None],
    failed: Callable[[Exception], None],
) -> Callable[[], None]:
    try:
        result = work(token)
    except Exception as error:
        log.info("work failed", exc_info=error)
        # `error` is unbound once this block ends.
        failure = error
        return lambda: failed(failure)
    return lambda: done(result)
