# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs collectors one after the other; none can crash the others or delay them for long."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
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
    for collector in collectors:
        readings = _attempt(collector, min(collector.seconds, end - time.monotonic()))
        at = now()
        for name in collector.promises:
            reading = readings.get(name) or Reading(None, Status.ERROR, f"{collector.name}: silent")
            facts[name] = _fact(reading, at)
    return facts


@dataclass(slots=True)
class _Outcome:
    readings: Readings = field(default_factory=dict)
    failure: Exception | None = None


def _attempt(collector: Collector, seconds: float) -> Readings:
    outcome = _Outcome()
    # A daemon thread: one that never returns is left behind and ends with the process.
    thread = Thread(target=_read, args=(collector, outcome), name=collector.name, daemon=True)
    if seconds > 0:
        thread.start()
        thread.join(seconds)
    if seconds <= 0 or thread.is_alive():
        collector.stop()
        return _all(collector, Status.TIMEOUT, f"{collector.name}: over {collector.seconds:g} s")
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
