# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent import envelope
from veilleuse_agent.spool import COUNT_LIMIT, SIZE_LIMIT, Spool

EPOCH, OLD = "1" * 32, "f" * 32


def sealed(size=200, fill=b"x"):
    """Bytes that look like an envelope from outside, which is all a spool can see."""
    return (envelope.MAGIC + b"\x01" + bytes(16)).ljust(size, fill)


def fill(spool, count, epoch=EPOCH, size=200):
    return [spool.add(epoch, n, f"{n:032x}", sealed(size)) for n in range(1, count + 1)]


@pytest.fixture
def spool(tmp_path):
    return Spool(tmp_path)


def test_nothing_is_made_before_something_waits(spool):
    assert spool.entries(EPOCH) == []
    assert spool.tidy() == spool.trim(EPOCH) == 0
    assert not spool.folder.exists()


def test_what_waits_is_read_whole(spool):
    entry = spool.add(EPOCH, 7, "2" * 32, sealed())
    assert spool.entries(EPOCH) == [entry]
    assert spool.envelope(entry) == sealed()
    assert (entry.sequence, entry.report_id, entry.is_handed) == (7, "2" * 32, False)


def test_the_oldest_come_first_and_other_epochs_before_this_one(spool):
    for epoch, sequence in ((EPOCH, 10), (EPOCH, 9), (OLD, 300)):
        spool.add(epoch, sequence, "2" * 32, sealed())
    found = [(e.epoch, e.sequence) for e in spool.entries(EPOCH)]
    assert found == [(OLD, 300), (EPOCH, 9), (EPOCH, 10)]


def test_the_oldest_are_pushed_out_and_counted_by_number(spool):
    fill(spool, COUNT_LIMIT + 3)
    assert spool.trim(EPOCH) == 3
    assert [e.sequence for e in spool.entries(EPOCH)] == list(range(4, COUNT_LIMIT + 4))


def test_the_oldest_are_pushed_out_by_size(spool):
    fill(spool, 6, size=SIZE_LIMIT // 5)
    assert spool.trim(EPOCH) == 1
    assert sum(e.size for e in spool.entries(EPOCH)) <= SIZE_LIMIT


def test_what_was_handed_keeps_its_place_and_its_bytes(spool):
    entry = fill(spool, 2)[0]
    handed = spool.mark_handed(entry)
    assert [e.is_handed for e in spool.entries(EPOCH)] == [True, False]
    assert spool.envelope(handed) == sealed()


@pytest.mark.parametrize(
    "damage",
    [b"", b"VLSE", sealed()[:-1], sealed(fill=b"y"), b"x" * (envelope.ENVELOPE_LIMIT + 1)],
)
def test_a_damaged_report_is_deleted_and_counted(spool, damage):
    bad, good = fill(spool, 2)
    (spool.folder / bad.name).write_bytes(damage)
    assert spool.envelope(bad) is None
    assert spool.tidy() == 1
    assert spool.entries(EPOCH) == [good]


@given(st.binary(max_size=100))
def test_any_bytes_in_place_of_a_report_are_damage(tmp_path, data):
    spool = Spool(tmp_path)
    entry = spool.add(EPOCH, 1, "2" * 32, sealed())
    (spool.folder / entry.name).write_bytes(data)
    assert spool.envelope(entry) is None


def test_strangers_and_drafts_are_cleared_away_and_only_strangers_counted(spool):
    entry = fill(spool, 1)[0]
    (spool.folder / "notes.txt").write_text("")
    (spool.folder / f".{entry.name}.99.abcd").write_bytes(b"half")
    (spool.folder / "folder").mkdir()
    assert spool.tidy() == 1
    assert sorted(p.name for p in spool.folder.iterdir()) == sorted([entry.name, "folder"])


def test_a_cleared_spool_is_empty(spool):
    fill(spool, 3)
    spool.clear()
    assert not spool.folder.exists()


WRITER = """
import sys
from pathlib import Path
from veilleuse_agent.spool import Spool
spool = Spool(Path(sys.argv[1]))
print("ready", flush=True)
n = 0
while True:
    n += 1
    data = (b"VLSE\\x01" + bytes(16)).ljust(100_000, b"%d" % (n % 10))
    spool.add("1" * 32, n, f"{n:032x}", data)
    spool.trim("1" * 32)
"""


def test_a_writer_killed_at_any_moment_leaves_only_whole_reports(tmp_path):
    for milliseconds in (1, 7, 20, 45, 80):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE
        )
        with writer:
            writer.stdout.readline()
            try:
                writer.wait(milliseconds / 1000)
            except subprocess.TimeoutExpired:
                writer.kill()
        spool = Spool(tmp_path)
        assert all(spool.envelope(entry) is not None for entry in spool.entries(EPOCH))
        assert spool.tidy() == 0
        assert len(spool.entries(EPOCH)) <= COUNT_LIMIT + 1
        assert not list(spool.folder.glob(".*"))
