# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far this machine's clock is from the desktop's, as the last acknowledgement showed."""

from functools import partial
from pathlib import Path

from veilleuse_agent.collect.reading import Collector, Readings, absent, ok
from veilleuse_agent.memory import read_memory

PROMISES = ("clock.offset_seconds",)


def collector(data: Path) -> Collector:
    """Reads what the data folder remembers."""
    return Collector("clock", PROMISES, partial(read, data))


def read(data: Path) -> Readings:
    """Seconds this clock is ahead of the desktop's (behind where negative), when last measured."""
    offset = read_memory(data).offset
    if offset is None:
        return {PROMISES[0]: absent("no acknowledgement has come over the network yet")}
    return {PROMISES[0]: ok(offset.seconds, f"acknowledgement of {offset.at.isoformat()}")}
