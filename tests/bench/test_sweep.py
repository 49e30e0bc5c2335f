# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a sweep of 254 addresses takes, of which sixty answer; beside nmap in the same run."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

LAB = Path(__file__).parents[1] / "lab"
sys.path.append(str(LAB))

from crowd import ADDRESSES, NETWORK, Crowd  # noqa: E402

pytestmark = pytest.mark.skipif(
    os.geteuid() != 0 or shutil.which("ip") is None or shutil.which("nmap") is None,
    reason="needs root, iproute2 and nmap",
)
LIVE = {str(address) for address in ADDRESSES}


@pytest.fixture
def crowd() -> Iterator[Crowd]:
    with Crowd() as built:
        yield built


def _forget(crowd: Crowd) -> None:
    subprocess.run(crowd.command(["ip", "neigh", "flush", "all"]), check=True, capture_output=True)


def _swept(crowd: Crowd, *profile: str) -> dict[str, object]:
    _forget(crowd)
    program = [sys.executable, str(LAB / "sweeping.py"), str(NETWORK), *profile]
    ran = subprocess.run(crowd.command(program), capture_output=True, text=True, check=True)
    told: dict[str, object] = json.loads(ran.stdout)
    return told


def _scanned(crowd: Crowd) -> float:
    """Seconds by nmap's own clock, without its start."""
    _forget(crowd)
    command = ["nmap", "-sn", "-n", "-oX", "-", str(NETWORK)]
    ran = subprocess.run(crowd.command(command), capture_output=True, text=True, check=True)
    assert f'<hosts up="{len(LIVE) + 1}"' in ran.stdout
    return float(ran.stdout.partition('elapsed="')[2].partition('"')[0])


def test_a_gentle_sweep_finds_all_within_ten_seconds_and_the_first_within_two(
    crowd: Crowd, benchmark: BenchmarkFixture
) -> None:
    told = benchmark.pedantic(_swept, args=(crowd,), rounds=1)
    assert set(told["found"]) >= LIVE
    assert told["seconds"] <= 10
    assert told["first"] <= 2
    benchmark.extra_info.update(seconds=told["seconds"], first=told["first"])


def test_a_fast_sweep_is_not_slower_than_nmap(crowd: Crowd, benchmark: BenchmarkFixture) -> None:
    theirs = min(_scanned(crowd) for _ in range(3))
    best = 1e9

    def sweep() -> None:
        nonlocal best
        told = _swept(crowd, "fast")
        assert set(told["found"]) >= LIVE
        best = min(best, float(told["seconds"]))

    benchmark.pedantic(sweep, rounds=3)
    benchmark.extra_info.update(ours=best, nmap=theirs, ratio=best / theirs)
    assert best <= theirs
