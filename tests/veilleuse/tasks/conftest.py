# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk with a real database and a clock that the test sets."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from veilleuse.catalogue.shelf import Shelf
from veilleuse.store.database import Store
from veilleuse.store.key import Key
from veilleuse.tasks.desk import Desk


class Clock:
    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **step: float) -> None:
        self.at += timedelta(**step)


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 11, 23, 9, tzinfo=UTC))


@pytest.fixture
def wait(clock: Clock) -> Callable[..., None]:
    """Lets time pass: `wait(days=1)`."""
    return clock.forward


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    opened = Desk(tmp_path, Store.open(tmp_path, Key(bytes(32))), Shelf(), clock)
    yield opened
    opened.close()
