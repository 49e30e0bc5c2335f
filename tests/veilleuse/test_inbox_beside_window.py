# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two programs on one database: an inbox that takes reports in, and a window's tasks."""

import signal
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from inbox_sender import Crowd
from test_inbox_killed import begun, prepared

from veilleuse.domain.model import Answer, AnswerValue
from veilleuse.domain.rounds import Mode
from veilleuse.tasks.correct import correct_device
from veilleuse.tasks.declare import declare, name_site
from veilleuse.tasks.desk import open_desk
from veilleuse.tasks.make_round import make_round
from veilleuse.tasks.picture import picture

NO_AGENT = [sys.executable, "-c", "raise SystemExit(1)"]


@pytest.fixture(autouse=True)
def key_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


def test_a_window_and_an_inbox_work_on_one_database_without_losing_anything(
    tmp_path: Path,
) -> None:
    agents = prepared(tmp_path)
    running, address = begun(tmp_path)
    crowd = Crowd(address, agents, datetime.now(UTC))
    crowd.begin()
    assert crowd.some.wait(60)
    desk = open_desk(tmp_path)
    try:
        make_round(desk, Mode.QUIET, (), tell=lambda _: None, stop=lambda: False, agent=NO_AGENT)
        for number in range(8):
            name_site(desk, f"EHPAD {number}", "C. Morel")
            answer = Answer("BKP-03", AnswerValue.YES, date(2026, 11, 23), "C. Morel", str(number))
            declare(desk, answer)
            device = desk.store.devices()[0]
            correct_device(desk, device.id, label=f"label {number}")
        shown = picture(desk)
        crowd.end()
        running.send_signal(signal.SIGTERM)
        running.wait(timeout=30)
        kept = desk.store._db.rows("SELECT agent_id, sequence FROM report")
        named = {device.name for device in desk.store.devices()}
        labels = {device.label for device in desk.store.devices()}
    finally:
        running.kill()
        running.wait()
        running.stdout.close()
        desk.close()
    assert crowd.acknowledged <= set(kept)
    assert len(crowd.acknowledged) > len(agents)
    assert shown.site.name == "EHPAD 7"
    assert {agent.name for agent in agents} <= named
    assert "label 7" in labels


def test_a_desk_that_is_opened_twice_at_once_is_made_once(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from veilleuse.tasks.desk import open_desk;"
        "from veilleuse.tasks.rotate_keys import site_key;"
        "d = open_desk(Path(sys.argv[1])); print(site_key(d).seal.hex()); d.close()"
    )
    open_desk(tmp_path).close()
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    told = {each.communicate(timeout=60)[0].strip() for each in started}
    assert len(told) == 1
    assert [each.returncode for each in started] == [0, 0, 0]
