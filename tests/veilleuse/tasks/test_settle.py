# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports that came in become devices, findings and a score; decisions about agents undo that."""

import sys
from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest
from senders import Sender

from veilleuse.domain.agents import Alarm, Kit, KitId, Road, Standing
from veilleuse.domain.letters import Letter
from veilleuse.domain.rounds import Mode
from veilleuse.probes.mail import token_hash
from veilleuse.tasks.decide_agents import (
    UnknownAgentError,
    agent_named,
    approve,
    restore_agents,
    revoke,
)
from veilleuse.tasks.import_systeminfo import agent_id
from veilleuse.tasks.ingest import take_many
from veilleuse.tasks.make_round import make_round
from veilleuse.tasks.rotate_keys import site_key
from veilleuse.tasks.settle import conclude, settle, show_reports, tidy

TOKEN = "ab" * 16
CARD = "00:14:22:00:00:01"
INTERFACES = [{"name": "eth0", "hardware": CARD, "address": "10.9.0.5", "prefix": 24}]
NEIGHBOURS = [
    {"address": "10.9.0.20", "hardware": "00:11:32:00:00:20", "interface": "eth0"},
    {"address": "10.9.0.21", "hardware": "00:11:32:00:00:21", "interface": "eth0"},
]


@pytest.fixture
def kit(desk) -> Kit:
    made = Kit(
        id=KitId("k1"),
        token_hash=token_hash(TOKEN),
        made_at=desk.now(),
        expires_at=desk.now() + timedelta(days=30),
        uses_limit=50,
    )
    desk.store.save_kit(made)
    return made


@pytest.fixture
def sender(desk, kit) -> Sender:
    return Sender("POSTE-3", site_key(desk), token=TOKEN)


def take(desk, *sealed: bytes) -> None:
    take_many(desk, [Letter(data, Road.HTTP, "10.9.0.5") for data in sealed])


def names(desk) -> list[str]:
    return sorted(device.name for device in desk.store.devices() if device.name)


def test_a_report_becomes_a_device_and_a_score(desk, sender) -> None:
    take(desk, sender.sealed(host_interfaces=INTERFACES, neighbours=NEIGHBOURS))
    assert desk.store.devices() == ()
    assert settle(desk) == 1
    own = next(d for d in desk.store.devices() if d.agent_id == sender.id)
    assert (own.name, own.facts["os.family"].value) == ("POSTE-3", "windows")
    assert desk.store.last_assessment() is not None


def test_what_the_machine_sees_around_it_becomes_devices_too(desk, sender) -> None:
    take(desk, sender.sealed(host_interfaces=INTERFACES, neighbours=NEIGHBOURS))
    settle(desk)
    addresses = {str(a) for device in desk.store.devices() for a in device.addresses}
    assert addresses == {"10.9.0.5", "10.9.0.20", "10.9.0.21"}
    assert len(desk.store.devices()) == 3


def test_where_nothing_came_nothing_is_assessed(desk, sender) -> None:
    assert settle(desk) == 0
    assert desk.store.last_assessment() is None
    take(desk, sender.sealed())
    settle(desk)
    before = desk.store.last_assessment()
    assert settle(desk) == 0
    assert desk.store.last_assessment() == before


def test_settling_that_was_cut_short_is_done_again_with_the_same_outcome(desk, sender) -> None:
    take(desk, sender.sealed(host_interfaces=INTERFACES, neighbours=NEIGHBOURS))
    show_reports(desk)  # and the power fails before anything is concluded
    shown = desk.store.devices()
    assert settle(desk) == 1
    assert desk.store.devices() == shown


def test_two_machines_that_see_the_same_neighbours_do_not_double_them(desk, sender) -> None:
    other = Sender("POSTE-4", sender.key, token=TOKEN)
    rows = [{**INTERFACES[0], "hardware": "00:14:22:00:00:02", "address": "10.9.0.6"}]
    take(desk, sender.sealed(host_interfaces=INTERFACES, neighbours=NEIGHBOURS))
    take(desk, other.sealed(host_interfaces=rows, neighbours=NEIGHBOURS))
    settle(desk)
    assert len(desk.store.devices()) == 4


def test_a_waiting_machine_counts_for_nothing_until_it_is_approved(desk) -> None:
    stranger = Sender("INCONNU", site_key(desk))
    take(desk, stranger.sealed())
    assert settle(desk) == 0
    (before,) = approve(desk, [stranger.id], by="C. Morel")
    assert before.standing is Standing.WAITING
    (agent,) = desk.store.agents()
    assert (agent.standing, agent.reason, agent.decided_by) == (
        Standing.APPROVED,
        "",
        "C. Morel",
    )
    assert names(desk) == ["INCONNU"]
    assert desk.store.unsettled_reports() == ()


def test_a_revoked_machine_is_forgotten_and_what_the_network_shows_stays(desk, sender) -> None:
    take(desk, sender.sealed(host_interfaces=INTERFACES))
    settle(desk)
    (before,) = revoke(desk, [sender.id])
    (device,) = desk.store.devices()
    assert (device.agent_id, dict(device.facts), device.reported_at) == (None, {}, None)
    assert str(device.addresses[0]) == "10.9.0.5"
    assert desk.store.reports() == ()
    restore_agents(desk, [before])
    (device,) = desk.store.devices()
    assert device.agent_id == sender.id
    assert device.facts["host.name"].value == "POSTE-3"


def test_the_undoing_of_an_approval_makes_it_wait_again_and_count_no_more(desk) -> None:
    stranger = Sender("INCONNU", site_key(desk))
    take(desk, stranger.sealed())
    before = approve(desk, [stranger.id])
    restore_agents(desk, before)
    assert desk.store.agents()[0].standing is Standing.WAITING
    assert desk.store.reports() == ()
    assert all(device.agent_id is None for device in desk.store.devices())
    approve(desk, [stranger.id])
    assert [said.agent_id for said in desk.store.reports()] == [stranger.id]


def test_a_replay_while_an_approval_is_taken_back_does_not_count(desk) -> None:
    stranger = Sender("INCONNU", site_key(desk))
    take(desk, stranger.sealed())
    restore_agents(desk, approve(desk, [stranger.id]))
    (reply,) = take_many(desk, [Letter(stranger.sealed(), Road.HTTP, "x")])
    assert stranger.hear(reply.ack).verdict == "waiting"
    assert desk.store.reports() == ()


def test_approving_ends_an_alarm(desk, sender) -> None:
    take(desk, sender.sealed())
    agent = desk.store.agents()[0]
    desk.store.save_agent(replace(agent, alarm=Alarm.CLONED, alarm_at=desk.now()))
    approve(desk, [sender.id])
    assert desk.store.agents()[0].alarm is None


def test_a_kit_that_asks_a_person_counts_its_machines_once_they_are_approved(desk, kit) -> None:
    desk.store.save_kit(replace(kit, approves=False))
    machine = Sender("POSTE-7", site_key(desk), token=TOKEN)
    take(desk, machine.sealed())
    assert desk.store.kits()[0].uses == 0
    approve(desk, [machine.id])
    revoke(desk, [machine.id])
    approve(desk, [machine.id])
    assert desk.store.kits()[0].uses == 1


def test_an_unknown_agent_changes_nothing_for_those_named_with_it(desk, sender) -> None:
    take(desk, sender.sealed())
    with pytest.raises(UnknownAgentError):
        revoke(desk, [sender.id, agent_id("nobody")])
    assert desk.store.agents()[0].standing is Standing.APPROVED


def test_an_agent_is_named_by_the_beginning_of_its_id(desk, sender) -> None:
    take(desk, sender.sealed())
    assert agent_named(desk, f" {sender.id[:6].upper()} ") == sender.id
    for typed in ("", "zz", sender.id + "0"):
        with pytest.raises(UnknownAgentError):
            agent_named(desk, typed)


def test_a_round_settles_what_waits_and_knows_its_own_agent(desk, sender, tmp_path) -> None:
    take(desk, sender.sealed(host_interfaces=INTERFACES))
    program = tmp_path / "agent.py"
    own = Sender("ACCUEIL", sender.key)
    report = own.report()
    text = msgspec.json.encode(report).decode()
    program.write_text(f"print({text!r})")
    make_round(
        desk,
        Mode.QUIET,
        (),
        tell=lambda _: None,
        stop=lambda: False,
        agent=[sys.executable, str(program)],
    )
    known = {agent.id: agent for agent in desk.store.agents()}
    assert (known[own.id].standing, known[own.id].road) == (Standing.APPROVED, Road.LOCAL)
    assert {"ACCUEIL", "POSTE-3"} <= set(names(desk))
    assert desk.store.unsettled_reports() == ()


def test_tidying_keeps_what_counts(desk, sender, wait) -> None:
    for sequence in range(1, 4):
        take(desk, sender.sealed(sequence, desk.now()))
        wait(days=4)
    wait(days=60)
    tidy(desk)
    assert [said.sequence for said in desk.store.reports()] == [3]
    assert len(desk.store.agents()) == 1


def test_concluding_nothing_is_nothing(desk) -> None:
    conclude(desk, ())
    assert desk.store.last_assessment() is None
