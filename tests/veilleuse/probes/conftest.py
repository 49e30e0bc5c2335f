# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A clock that does not wait, and a budget for loopback that keeps its journal."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Network

import pytest

from veilleuse.catalogue.network import load_limits
from veilleuse.domain.limits import Limits
from veilleuse.domain.rounds import JournalEntry
from veilleuse.probes.budget import Budget, Clock, SystemClock

BEGAN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@dataclass(slots=True)
class FakeClock:
    """Time passes only by sleeping."""

    seconds: float = 0.0
    slept: list[float] = field(default_factory=list)

    def monotonic(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds

    def now(self) -> datetime:
        return BEGAN + timedelta(seconds=self.seconds)


@pytest.fixture
def limits() -> Limits:
    return load_limits()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def journal() -> list[JournalEntry]:
    return []


MakeBudget = Callable[..., Budget]


@pytest.fixture
def make_budget(limits: Limits, journal: list[JournalEntry]) -> MakeBudget:
    """A budget for loopback, as fast as can be; keywords change its limits or its other fields."""

    def make(
        clock: Clock | None = None,
        stop: Callable[[], bool] = lambda: False,
        network: str = "127.0.0.0/8",
        **changed: object,
    ) -> Budget:
        quick: dict[str, object] = {
            "packets_per_second": 1e6,
            "packets_per_second_per_device": 1e6,
            "never_ports": frozenset({9100}),
        }
        return Budget(
            limits=replace(limits, **(quick | changed)),  # type: ignore[arg-type]
            networks=(IPv4Network(network),),
            sink=journal.append,
            stop=stop,
            clock=clock or SystemClock(),
        )

    return make
