# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several probes at once whose words arrive, one by one, in the thread that asked."""

import queue
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait

from veilleuse.domain.model import Sighting
from veilleuse.domain.rounds import Notice
from veilleuse.probes.budget import StoppedError

Said = Sighting | Notice
Say = Callable[[Said], None]

_LISTEN_SECONDS = 0.05


def together(
    works: Sequence[Callable[[Say], None]],
    deliver: Say,
    *,
    lanes: int,
    finished: Callable[[int], None] = lambda _: None,
    tick: Callable[[], None] = lambda: None,
) -> None:
    """Run all, at most `lanes` at a time. A stopped work just ends, any other error is raised.

    `deliver`, `finished` (with the count of works done) and `tick` run in the calling thread.
    """
    said: queue.SimpleQueue[Said] = queue.SimpleQueue()
    with ThreadPoolExecutor(max_workers=max(1, lanes), thread_name_prefix="probe") as pool:
        left = {pool.submit(work, said.put) for work in works}
        errors = []
        while left:
            done, left = wait(left, timeout=_LISTEN_SECONDS)
            _drain(said, deliver)
            tick()
            if done:
                finished(len(works) - len(left))
            errors += [error for each in done if (error := each.exception())]
        _drain(said, deliver)
    for error in errors:
        if not isinstance(error, StoppedError):
            raise error


def _drain(said: queue.SimpleQueue[Said], deliver: Say) -> None:
    while not said.empty():
        deliver(said.get())
