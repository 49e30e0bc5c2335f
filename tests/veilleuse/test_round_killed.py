# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program killed at random moments of a real round, again and again, on one database."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from veilleuse.store.database import Store
from veilleuse.store.key import obtain_key

KILLS = int(os.environ.get("VEILLEUSE_ROUND_KILLS", "3"))
LONGEST = 14.0
"""Seconds: a little longer than a round, so that every stage is hit and some rounds end."""
NEIGHBOURS = 40

LAN = f"""
ip link add lan0 type veth peer name lan1 && ip address add 10.77.9.1/24 dev lan0 &&
ip link set lan0 up && ip link set lan1 up &&
for n in $(seq 2 {NEIGHBOURS + 1}); do
  ip neighbour add 10.77.9.$n lladdr 02:00:00:00:09:$(printf %02x $n) nud reachable dev lan0
done && exec "$@"
"""
"""A network of this namespace alone, with neighbours that the system believes it has met."""


@pytest.mark.timeout(max(120, KILLS * 25))
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_a_round_killed_at_any_moment_loses_nothing_that_was_committed(tmp_path: Path) -> None:
    chance = random.Random(20261123)
    devices: set[str] = set()
    reports: dict[str, int] = {}
    for _ in range(KILLS):
        _kill_a_round(tmp_path, chance.uniform(0.3, LONGEST))
        if not (tmp_path / "veilleuse.db").exists():
            continue
        store = Store.open(tmp_path, obtain_key(tmp_path))
        try:
            devices_now = {device.id for device in store.devices()}
            reports_now = {report.agent_id: report.sequence for report in store.reports()}
            assert devices <= devices_now
            assert all(reports_now.get(agent, -1) >= number for agent, number in reports.items())
        finally:
            store.close()
        devices, reports = devices_now, reports_now
    assert len(devices) >= NEIGHBOURS, "no round lived long enough to be a test"


NEW_LAN = ["unshare", "--net", "sh", "-c", LAN, "sh"]


def _kill_a_round(folder: Path, after: float) -> None:
    running = subprocess.Popen(
        [*NEW_LAN, sys.executable, "-m", "veilleuse", "round", "--data", str(folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"},
    )
    end = time.monotonic() + after
    while running.poll() is None and time.monotonic() < end:
        time.sleep(0.02)
    running.send_signal(signal.SIGKILL)
    running.wait(timeout=10)
