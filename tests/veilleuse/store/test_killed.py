# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import random
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from veilleuse.store.cipher import check
from veilleuse.store.database import Store
from veilleuse.store.key import Key

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
KILLS = int(os.environ.get("VEILLEUSE_KILLS", "12"))
WRITER = Path(__file__).with_name("writer.py")


def acknowledged_before_the_kill(folder: Path, start: int, patience: float) -> int:
    """The last number that the writer said was committed."""
    command = [sys.executable, str(WRITER), str(folder), str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(patience)
        child.kill()
        rest = child.stdout.read().splitlines(keepends=True)
    whole = [line for line in (first, *rest) if line.endswith(b"\n")]
    return int(whole[-1])


@pytest.mark.timeout(60 + 3 * KILLS)
def test_whatever_moment_it_is_killed_at_nothing_acknowledged_is_lost(
    folder: Path, key: Key
) -> None:
    moments = random.Random(20261123)
    number = 0
    for _ in range(KILLS):
        said = acknowledged_before_the_kill(folder, number, moments.uniform(0, 0.15))
        assert said > number
        store = Store.open(folder, key)
        try:
            check(store._db, store.path)
            number = len(store.rounds())
            assert said <= number <= said + 1
            assert store.last_round() is not None
            assert [one.sequence for one in store.reports()] == [number]
            assert len(store.journal(store.rounds()[-1].id)) == 2
            assert {one.last_seen for one in store.devices()} == {NOON + timedelta(seconds=number)}
            assert len(store.devices()) == 20
        finally:
            store.close()


def test_rounds_of_a_killed_program_are_closed_at_the_next_start(folder: Path, key: Key) -> None:
    said = acknowledged_before_the_kill(folder, 0, 0)
    store = Store.open(folder, key)
    closed = store.close_abandoned_rounds(NOON)
    assert closed >= said
    assert all(one.stopped and one.packets == 2 for one in store.rounds())
    store.close()
