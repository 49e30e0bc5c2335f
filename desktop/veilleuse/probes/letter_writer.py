# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One writer for all who knock: letters that came meanwhile are taken in together."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.inbox_limits import InboxLimits
from veilleuse.domain.letters import Letter, Reply

Take = Callable[[Sequence[Letter]], Sequence[Reply]]
"""Writes letters down, all or none, and says what became of each. May raise a VeilleuseError."""

_Waiting = tuple[Letter, "asyncio.Future[Reply | None]"]

log = logging.getLogger(__name__)


class LetterWriter:
    """Lives in one event loop; the writing itself is done in a thread of its own."""

    def __init__(self, take: Take, limits: InboxLimits) -> None:
        """Nothing is taken before `run`."""
        self._take = take
        self._batch = limits.batch
        self._queue: asyncio.Queue[_Waiting] = asyncio.Queue(limits.queue)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="letters")

    async def hand_in(self, letter: Letter) -> Reply | None:
        """What became of it; None where it could not be taken now, and may be sent again."""
        answer: asyncio.Future[Reply | None] = asyncio.get_running_loop().create_future()
        try:
            self._queue.put_nowait((letter, answer))
        except asyncio.QueueFull:
            return None
        return await answer

    async def run(self) -> None:
        """Writes until it is cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            batch = [await self._queue.get()]
            while len(batch) < self._batch and not self._queue.empty():
                batch.append(self._queue.get_nowait())
            letters = [letter for letter, _ in batch]
            replies = await loop.run_in_executor(self._thread, self._taken, letters)
            for (_, answer), reply in zip(batch, replies, strict=True):
                if not answer.done():  # whoever waited may have left
                    answer.set_result(reply)
                self._queue.task_done()

    async def drain(self) -> None:
        """Waits until everything that was handed in is written."""
        await self._queue.join()

    def close(self) -> None:
        """Lets go of the thread."""
        self._thread.shutdown()

    def _taken(self, letters: Sequence[Letter]) -> Sequence[Reply | None]:
        try:
            return self._take(letters)
        except VeilleuseError as error:
            log.warning("%d letters not taken: %s", len(letters), error)
        except Exception:  # the inbox outlives whatever one letter does to its writer
            log.exception("%d letters not taken", len(letters))
            if len(letters) > 1:
                return [reply for letter in letters for reply in self._taken([letter])]
        return [None] * len(letters)
