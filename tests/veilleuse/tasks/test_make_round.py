# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from ipaddress import ip_network
from pathlib import Path

import pytest

from veilleuse.domain.model import Device, DeviceClass, DeviceId
from veilleuse.domain.moves import MoveKind
from veilleuse.domain.rounds import Mode, Progress
from veilleuse.probes.scope import connections
from veilleuse.store.errors import DiskFullError
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.make_round import FastRefusedError, make_round, networks_of
from veilleuse.tasks.picture import Picture, picture
from veilleuse_agent import protocol

NOWHERE = (ip_network("10.254.254.0/30"),)
"""A network this machine has no card on: nothing is sent there."""


def agent(
    folder: Path, *, sequence: int = 1, at: str = "2026-11-23T08:59:00Z", **facts: object
) -> list[str]:
    """A program that answers as the agent does."""
    values = {"os.family": "linux", "host.name": "accueil", **facts}
    message = {
        "version": protocol.VERSION,
        "site_key": "",
        "agent_id": "0" * 32,
        "epoch": "1" * 32,
        "sequence": sequence,
        "report_id": f"{sequence:032x}",
        "produced_at": at,
        "agent_version": "0.1.0",
        "facts": {
            name: {"value": value, "status": "ok", "source": "test", "at": at}
            for name, value in values.items()
        },
    }
    program = folder / "agent.py"
    program.write_text(f"print({json.dumps(json.dumps(message))})")
    return [sys.executable, str(program)]


def never() -> bool:
    return False


def test_a_round_without_a_network_examines_this_machine_and_concludes(
    desk: Desk, tmp_path: Path
) -> None:
    steps: list[Progress] = []
    made = make_round(
        desk, Mode.QUIET, NOWHERE, tell=steps.append, stop=never, agent=agent(tmp_path)
    )
    shown = picture(desk)
    assert [device.name for device in shown.devices] == ["accueil"]
    assert shown.devices[0].is_desktop
    assert shown.devices[0].device_class is DeviceClass.WORKSTATION
    assert shown.assessment is not None
    assert shown.last_round == made
    assert made.packets == 0
    assert {notice.code for notice in made.notices} >= {"no_network"}
    assert [step.step for step in steps][-2:] == ["agent", "assess"]


def test_the_first_devices_are_kept_before_the_listening_begins(desk: Desk, tmp_path: Path) -> None:
    seen: list[tuple[str, int]] = []

    def tell(step: Progress) -> None:
        seen.append((step.step, len(desk.store.devices())))

    make_round(desk, Mode.QUIET, tell=tell, stop=lambda: bool(seen), agent=agent(tmp_path))
    if connections():
        assert seen[0][0] == "listen"
        assert seen[0][1] >= 1


def test_a_fast_round_is_refused_near_care_and_nothing_is_sent(desk: Desk, tmp_path: Path) -> None:
    network = ip_network("10.254.253.0/24")
    pump = Device(
        DeviceId("pump"), DeviceClass.MEDICAL, 0.9, (), desk.now(), desk.now(),
        addresses=(network[9],),
    )  # fmt: skip
    with desk.store.transaction():
        desk.store.save_devices((pump,))
    with pytest.raises(FastRefusedError) as refused:
        make_round(desk, Mode.GENTLE, (network,), tell=lambda _: None, stop=never, fast=True)
    assert refused.value.details == {"device": "10.254.253.9"}
    assert desk.store.last_round() is None
    made = make_round(
        desk, Mode.GENTLE, NOWHERE, tell=lambda _: None, stop=never, agent=agent(tmp_path),
        fast=True,
    )  # fmt: skip
    assert made.ended_at is not None


def test_an_agent_that_fails_is_a_notice_and_the_round_goes_on(desk: Desk) -> None:
    broken = [sys.executable, "-c", "import sys; sys.exit('no disk')"]
    made = make_round(desk, Mode.QUIET, NOWHERE, tell=lambda _: None, stop=never, agent=broken)
    assert "local_agent_failed" in {notice.code for notice in made.notices}
    assert desk.store.last_assessment() is not None


def test_a_stopped_round_says_so_and_keeps_what_was_there(desk: Desk, tmp_path: Path) -> None:
    make_round(desk, Mode.QUIET, NOWHERE, tell=lambda _: None, stop=never, agent=agent(tmp_path))
    slow = [sys.executable, "-c", "import time; time.sleep(30)"]
    made = make_round(
        desk, Mode.GENTLE, NOWHERE, tell=lambda _: None, stop=lambda: True, agent=slow
    )
    assert made.stopped
    assert len(desk.store.devices()) == 1


def test_a_failing_store_ends_the_round_at_once_and_the_agent_with_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFullError(path="here")

    monkeypatch.setattr(type(desk.store), "save_devices", full)
    slow = [sys.executable, "-c", "import time; time.sleep(30)"]
    with pytest.raises(DiskFullError):
        make_round(desk, Mode.QUIET, NOWHERE, tell=lambda _: None, stop=never, agent=slow)


def test_a_second_round_knows_the_same_machine_again(desk: Desk, tmp_path: Path) -> None:
    for _ in range(2):
        make_round(
            desk, Mode.QUIET, NOWHERE, tell=lambda _: None, stop=never, agent=agent(tmp_path)
        )
    assert len(desk.store.devices()) == 1
    assert len(desk.store.rounds()) == 2


def test_a_round_records_what_it_found_changed_since_the_one_before(
    desk: Desk, tmp_path: Path, wait: Callable[..., None]
) -> None:
    def look(sequence: int) -> Picture:
        at = desk.now().isoformat()
        said = agent(tmp_path, sequence=sequence, at=at)
        make_round(desk, Mode.QUIET, NOWHERE, tell=lambda _: None, stop=never, agent=said)
        return picture(desk)

    assert look(1).moves == ()
    (own,) = desk.store.devices()
    desk.store.save_devices((replace(own, name="ancien"),))
    wait(hours=1)
    shown = look(2)
    assert [(move.kind, move.before, move.after) for move in shown.moves] == [
        (MoveKind.NAME, "ancien", "accueil")
    ]
    assert shown.last_round is not None
    assert shown.moves[0].at == shown.last_round.started_at
    wait(hours=1)
    assert look(3).moves == ()


def test_typed_networks_are_checked_before_anything_is_sent(desk: Desk) -> None:
    assert networks_of(desk, ["192.168.1.0/24"]) == (ip_network("192.168.1.0/24"),)
