# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long it takes to judge every control of the catalogue on 500 computers with all their facts,
and to draw everything else from that."""

import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

sys.path.insert(0, str(Path(__file__).parent))

from town import hosts

from veilleuse.catalogue.shelf import Shelf
from veilleuse.domain.judge import judge
from veilleuse.domain.verdicts import Verdict

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
COMPUTERS = 500
SECONDS = 2.0


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf()


def test_every_control_on_five_hundred_computers(benchmark: BenchmarkFixture, shelf: Shelf) -> None:
    site, devices = hosts(shelf, NOW, COMPUTERS)
    assert min(len(device.facts) for device in devices) >= 20
    told = benchmark(judge, shelf.controls, site, devices, shelf.knowledge, NOW)
    assert {one.control for one in told} == shelf.controls.keys()
    verdicts = Counter(one.verdict for one in told)
    assert min(verdicts[verdict] for verdict in Verdict) > COMPUTERS / 10
    benchmark.extra_info.update(controls=len(shelf.controls), judgements=len(told))
    assert benchmark.stats.stats.min <= SECONDS
