# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs collectors one after the other, and beside them those that mostly wait.

None can crash the others or delay them for long.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from threading import Thread

from veilleuse_agent.collect.cleaning import clean, clean_text
from veilleuse_agent.collect.reading import Collector, Reading, Readings
from veilleuse_agent.protocol import FactMessage, Status

BUDGET = 150.0
"""Seconds for all collectors together; what was not begun by then is a time-out."""


def collect(
    collectors: Iterable[Collector],
    *,
    budget: float = BUDGET,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> dict[str, FactMessage]:
    """One fact for every name that every collector promised, whatever happened to it."""
    facts: dict[str, FactMessage] = {}
    end = time.monotonic() + budget
    chosen = tuple(collectors)
    beside = [_Attempt(each, end) for each in chosen if each.is_beside]
    others = (_Attempt(each, end) for each in chosen if not each.is_beside)
    for attempt in chain(others, beside):
        readings = attempt.readings()
        at = now()
        for name in attempt.collector.promises:
            silent = f"{attempt.collector.name}: silent"
            facts[name] = _fact(readings.get(name) or Reading(None, Status.ERROR, silent), at)
    return facts


@dataclass(slots=True)
class _Outcome:
    readings: Readings = field(default_factory=dict)
    failure: Exception | None = None


class _Attempt:
    """One collector at work, from the moment this exists."""

    def __init__(self, collector: Collector, end: float) -> None:
        self.collector = collector
        self._outcome = _Outcome()
        now = time.monotonic()
        self._until = min(now + collector.seconds, end)
        # A daemon thread: one that never returns is left behind and ends with the process.
        self._thread = Thread(
            target=_read, args=(collector, self._outcome), name=collector.name, daemon=True
        )
        self._is_begun = self._until > now
        if self._is_begun:
            self._thread.start()

    def readings(self) -> Readings:
        """What came of it, once it is done or late."""
        if self._is_begun:
            self._thread.join(max(0.0, self._until - time.monotonic()))
        if not self._is_begun or self._thread.is_alive():
            self.collector.stop()
            late = f"{self.collector.name}: over {self.collector.seconds:g} s"
            return _all(self.collector, Status.TIMEOUT, late)
        return _told(self.collector, self._outcome)


def _told(collector: Collector, outcome: _Outcome) -> Readings:
    match outcome.failure:
        case None:
            return outcome.readings
        case PermissionError():
            return _all(collector, Status.DENIED, f"{collector.name}: {outcome.failure}")
        case failure:
            kind = type(failure).__name__
            return _all(collector, Status.ERROR, f"{collector.name}: {kind}: {failure}")


def _read(collector: Collector, outcome: _Outcome) -> None:
    try:
        outcome.readings = dict(collector.read())
    except Exception as failure:  # noqa: BLE001 - the boundary that turns any failure into a fact
        outcome.failure = failure


def _all(collector: Collector, status: Status, source: str) -> Readings:
    return dict.fromkeys(collector.promises, Reading(None, status, source))


def _fact(reading: Reading, at: datetime) -> FactMessage:
    return FactMessage(clean(reading.value), reading.status, clean_text(reading.source), at)
