# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, datetime

from veilleuse_agent.clock import read
from veilleuse_agent.memory import Memory, Offset, write_memory
from veilleuse_agent.protocol import Status

AT = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


def test_a_clock_that_was_never_compared_is_absent(tmp_path):
    assert read(tmp_path)["clock.offset_seconds"].status is Status.ABSENT


def test_an_offset_says_when_it_was_measured(tmp_path):
    write_memory(tmp_path, Memory(offset=Offset(-12.5, AT)))
    reading = read(tmp_path)["clock.offset_seconds"]
    assert reading.value == -12.5
    assert "2026-11-23T08:30:00+00:00" in reading.source
