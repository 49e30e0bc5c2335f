# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long documents take, and how much memory the longest one does."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

TESTS = Path(__file__).parents[1] / "veilleuse"
sys.path.insert(0, str(TESTS))

from paper_sites import site_picture  # noqa: E402
from papers import data_of  # noqa: E402

from veilleuse.tasks.paper.kinds import Kind  # noqa: E402
from veilleuse.tasks.paper.typeset import render  # noqa: E402

ALONE = f"""
import sys
sys.path.insert(0, {str(TESTS)!r})
from paper_sites import site_picture
from papers import data_of
from veilleuse.tasks.paper.kinds import Kind
from veilleuse.tasks.paper.typeset import render
render(data_of(site_picture(5000, lines=3), "fr", Kind.ANNEX))
status = open("/proc/self/status").read()
print(int(status.split("VmHWM:")[1].split()[0]) // 1024)
"""
"""The high-water mark of the program itself: that of getrusage begins with its parent's."""


@pytest.mark.parametrize(
    ("kind", "count", "seconds"),
    [(Kind.SUMMARY, 300, 1.0), (Kind.ANNEX, 500, 3.0), (Kind.ANNEX, 5000, 20.0)],
)
def test_a_document_is_made_in_time(
    benchmark: BenchmarkFixture, kind: Kind, count: int, seconds: float
) -> None:
    shown = site_picture(count, lines=3)
    render(data_of(shown, "fr", kind))
    benchmark.pedantic(lambda: render(data_of(shown, "fr", kind)), rounds=3, iterations=1)
    assert benchmark.stats.stats.min <= seconds


@pytest.mark.skipif(sys.platform != "linux", reason="other systems count memory otherwise")
def test_the_annex_of_5_000_devices_stays_under_500_megabytes(benchmark: BenchmarkFixture) -> None:
    def measured() -> int:
        told = subprocess.run(
            [sys.executable, "-c", ALONE], check=True, capture_output=True, text=True
        )
        return int(told.stdout)

    assert benchmark.pedantic(measured, rounds=1, iterations=1) <= 500
