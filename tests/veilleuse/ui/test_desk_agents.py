# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The wishes of the page of agents on a real database, with real reports."""

import http.client
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from senders import NINE, Sender

from veilleuse.catalogue.shelf import Shelf
from veilleuse.domain.agents import Standing
from veilleuse.domain.kits import KitWish
from veilleuse.probes.inbox import Place
from veilleuse.store.database import Store
from veilleuse.store.key import Key
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.make_kit import watched_folder
from veilleuse.tasks.picture import picture
from veilleuse.tasks.rotate_keys import site_key
from veilleuse.tasks.run_inbox import RunningInbox
from veilleuse.ui.agents.requests import FileRefusal, ImportSummary, InboxState
from veilleuse.ui.desk_agents import DeskAgents


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    opened = Desk(folder, Store.open(folder, Key(bytes(32))), Shelf(), lambda: NINE)
    yield opened
    opened.close()


@pytest.fixture
def agents(desk: Desk) -> Iterator[DeskAgents]:
    def here(desk: Desk) -> RunningInbox:
        place = Place("127.0.0.1", 0)
        return RunningInbox(desk, places=[place], folder=watched_folder(desk), announce=False)

    made = DeskAgents(desk, here)
    yield made
    made.stop_inbox()


def wish(desk: Desk, **chosen: object) -> KitWish:
    asked = {"days": 3, "uses": 2, "addresses": ("10.0.0.5:8750",), **chosen}
    return KitWish(**asked)


def sender(desk: Desk, kit: Path, name: str = "POSTE-3") -> Sender:
    """A machine on which that kit was installed."""
    token = json.loads((kit / "site.json").read_text(encoding="utf-8"))["token"]
    return Sender(name, site_key(desk), token=token, machine="cd" * 16)


def bring(agents: DeskAgents, *paths: Path) -> ImportSummary:
    return agents.import_files(paths, lambda _: None, lambda: False)


def test_a_kit_is_offered_made_used_and_revoked(
    agents: DeskAgents, desk: Desk, tmp_path: Path
) -> None:
    offer = agents.kit_offer()
    assert 0 < offer.days <= offer.most_days
    assert 0 < offer.uses <= offer.most_uses
    kit = agents.make_kit(tmp_path / "kit", wish(desk, label="Soins"))
    (tmp_path / "a.vlse").write_bytes(sender(desk, kit).sealed())
    assert bring(agents, tmp_path / "a.vlse") == ImportSummary(kept=1)
    shown = picture(desk)
    assert [(one.label, one.uses) for one in shown.kits] == [("Soins", 1)]
    assert [one.standing for one in shown.agents] == [Standing.APPROVED]
    before = agents.revoke_kit(shown.kits[0].id)
    assert picture(desk).kits[0].flaw(NINE) == "token_revoked"
    agents.restore_kit(before)
    assert picture(desk).kits == shown.kits


def test_who_waits_is_approved_and_that_is_taken_back(
    agents: DeskAgents, desk: Desk, tmp_path: Path
) -> None:
    kit = agents.make_kit(tmp_path / "kit", wish(desk, approves=False))
    (tmp_path / "a.vlse").write_bytes(sender(desk, kit).sealed())
    assert bring(agents, tmp_path / "a.vlse") == ImportSummary(aside=1)
    [waits] = picture(desk).agents
    assert (waits.standing, waits.reason) == (Standing.WAITING, "person_asked")
    before = agents.approve_agents([waits.id])
    assert before == (waits,)
    assert [device.name for device in picture(desk).devices] == ["POSTE-3"]
    agents.restore_agents(before)
    assert picture(desk).agents == (waits,)


def test_a_revoked_agent_counts_no_more_until_it_is_taken_back(
    agents: DeskAgents, desk: Desk, tmp_path: Path
) -> None:
    kit = agents.make_kit(tmp_path / "kit", wish(desk))
    (tmp_path / "a.vlse").write_bytes(sender(desk, kit).sealed())
    bring(agents, tmp_path / "a.vlse")
    [known] = picture(desk).agents
    before = agents.revoke_agents([known.id])
    assert desk.store.reports() == ()
    agents.restore_agents(before)
    assert len(desk.store.reports()) == 1


def test_wrong_files_are_named_and_left_alone(
    agents: DeskAgents, desk: Desk, tmp_path: Path
) -> None:
    kit = agents.make_kit(tmp_path / "kit", wish(desk))
    sealed = sender(desk, kit).sealed()
    (tmp_path / "a.vlse").write_bytes(sealed)
    (tmp_path / "b.vlse").write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
    (tmp_path / "c.txt").write_text("bonjour", encoding="utf-8")
    done = bring(agents, tmp_path / "a.vlse", tmp_path / "b.vlse", tmp_path / "c.txt")
    assert done.kept == 1
    assert {refusal.name for refusal in done.refused} == {"b.vlse", "c.txt"}
    assert FileRefusal(name="b.vlse", reason="seal") in done.refused
    assert (tmp_path / "c.txt").read_text(encoding="utf-8") == "bonjour"
    assert bring(agents, tmp_path / "a.vlse") == ImportSummary(repeated=1)


def test_the_inbox_takes_a_report_and_its_state_says_so(
    agents: DeskAgents, desk: Desk, tmp_path: Path
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    kit = agents.make_kit(tmp_path / "kit", wish(desk, folder=str(share)))
    assert agents.inbox_status() == InboxState()
    state = agents.start_inbox()
    assert state.is_on
    assert state.folder == str(share)
    machine = sender(desk, kit)
    connection = http.client.HTTPConnection(*state.addresses[0].split(":"), timeout=10)
    connection.request("POST", "/v1/reports", machine.sealed())
    answer = connection.getresponse()
    assert answer.status == 200
    machine.hear(answer.read())
    connection.close()
    assert agents.inbox_status().arrivals == 1
    assert [one.name for one in picture(desk).agents] == ["POSTE-3"]
    assert not agents.stop_inbox().is_on
    assert not agents.inbox_status().is_on
    assert agents.start_inbox().is_on


def test_an_inbox_that_cannot_listen_tells_why(desk: Desk) -> None:
    nowhere = [Place("192.0.2.1", 1)]  # an address of documentation: no machine has it (RFC 5737)
    agents = DeskAgents(desk, lambda desk: RunningInbox(desk, places=nowhere, announce=False))
    state = agents.start_inbox()
    assert not state.is_on
    assert state.problem is not None
    assert agents.inbox_status() == InboxState()
