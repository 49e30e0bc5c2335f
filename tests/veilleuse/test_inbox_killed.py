# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program killed in the middle of a burst of reports, again and again, on one database."""

import os
import random
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from inbox_sender import Crowd
from senders import Sender

from veilleuse.domain.agents import Kit, KitId
from veilleuse.probes.mail import token_hash
from veilleuse.store.cipher import check
from veilleuse.store.database import Store
from veilleuse.store.key import obtain_key
from veilleuse.tasks.desk import open_desk
from veilleuse.tasks.rotate_keys import site_key

KILLS = int(os.environ.get("VEILLEUSE_INBOX_KILLS", "3"))
AGENTS = 12
LONGEST = 1.5
"""Seconds of burst before a kill."""
TOKEN = "ab" * 16

# The real service with the limits of one source lifted: here all agents are one machine.
PROGRAM = """
import sys
from dataclasses import replace
from pathlib import Path
from veilleuse.catalogue.inbox import load_inbox_limits
from veilleuse.probes.inbox import Place
from veilleuse.tasks.desk import open_desk
from veilleuse.tasks.run_inbox import RunningInbox
import threading

desk = open_desk(Path(sys.argv[1]))
wide = {"connections_per_source": 500, "burst_per_source": 10**6, "burst": 10**6}
desk.shelf.__dict__["inbox"] = replace(load_inbox_limits(), **wide)
inbox = RunningInbox(desk, places=[Place("127.0.0.1", 0)], announce=False)
inbox.start()
print(inbox.status().addresses[0], flush=True)
threading.Event().wait()
"""


def prepared(folder: Path) -> list[Sender]:
    desk = open_desk(folder)
    kit = Kit(
        id=KitId("k1"),
        token_hash=token_hash(TOKEN),
        made_at=desk.now(),
        expires_at=desk.now() + timedelta(days=30),
        uses_limit=AGENTS,
    )
    desk.store.save_kit(kit)
    key = site_key(desk)
    desk.close()
    return [Sender(f"POSTE-{number}", key, token=TOKEN) for number in range(AGENTS)]


def begun(folder: Path) -> tuple[subprocess.Popen[str], str]:
    running = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert running.stdout is not None
    return running, running.stdout.readline().strip()


@pytest.mark.timeout(120 + 30 * KILLS)
def test_every_acknowledged_report_is_in_the_database_and_every_other_is_with_its_sender(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    agents = prepared(tmp_path)
    chance = random.Random(20261125)
    promised: set[tuple[str, int]] = set()
    for burst in range(KILLS):
        running, address = begun(tmp_path)
        # Another epoch for each burst: numbers begin again.
        for agent in agents:
            agent.epoch = f"{burst:032x}"
        crowd = Crowd(address, agents, datetime.now(UTC))
        crowd.begin()
        assert crowd.some.wait(60), "nothing was ever acknowledged"
        threading.Event().wait(chance.uniform(0, LONGEST))
        running.send_signal(signal.SIGKILL)
        running.wait(timeout=10)
        running.stdout.close()
        crowd.end()
        now = {(f"{agent}/{burst}", number) for agent, number in crowd.acknowledged}
        promised |= now
        found = _by_burst(tmp_path)
        assert promised <= found
        waiting = {(f"{agent}/{burst}", number) for agent, number in crowd.waiting}
        assert {one for one in found if one[0].endswith(f"/{burst}")} <= now | waiting
        # The inbox comes back: what was not acknowledged is sent again and kept exactly once.
        running, crowd.address = begun(tmp_path)
        crowd.send_what_waits()
        running.send_signal(signal.SIGKILL)
        running.wait(timeout=10)
        running.stdout.close()
        assert crowd.waiting == {}
        promised |= waiting
        assert promised == _by_burst(tmp_path)
    assert len(promised) > AGENTS * KILLS, "no burst lived long enough to be a test"


def _by_burst(folder: Path) -> set[tuple[str, int]]:
    store = Store.open(folder, obtain_key(folder))
    try:
        check(store._db, store.path)
        rows = store._db.rows("SELECT agent_id, epoch, sequence FROM report")
    finally:
        store.close()
    found = [(f"{agent}/{int(str(epoch), 16)}", int(str(number))) for agent, epoch, number in rows]
    assert len(found) == len(set(found)), "a report is there twice"
    return set(found)
