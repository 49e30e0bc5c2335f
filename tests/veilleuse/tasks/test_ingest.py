# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters through the real store: what is kept, what is aside, what is answered."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from senders import NINE, Sender

from veilleuse.domain.admission import Outcome
from veilleuse.domain.agents import Alarm, Kit, KitId, Road, Standing
from veilleuse.domain.letters import Letter
from veilleuse.probes.mail import token_hash
from veilleuse.store.errors import DiskFullError
from veilleuse.tasks.ingest import take_many
from veilleuse.tasks.rotate_keys import rotate_keys, site_key
from veilleuse_agent.protocol import Verdict

TOKEN = "ab" * 16


def take(desk, *sealed: bytes, source: str = "10.0.0.7"):
    return take_many(desk, [Letter(data, Road.HTTP, source) for data in sealed])


def hand_out(desk, **more) -> Kit:
    kit = Kit(
        id=KitId("k1"),
        token_hash=token_hash(TOKEN),
        made_at=desk.now(),
        expires_at=desk.now() + timedelta(days=30),
        **{"uses_limit": 5, **more},
    )
    desk.store.save_kit(kit)
    return kit


@pytest.fixture
def sender(desk) -> Sender:
    hand_out(desk)
    return Sender("POSTE-3", site_key(desk), token=TOKEN, machine="cd" * 16)


def test_a_machine_of_a_kit_is_kept_at_once_and_told_so(desk, sender) -> None:
    (reply,) = take(desk, sender.sealed())
    assert sender.hear(reply.ack).verdict is Verdict.ACCEPTED
    assert sender.hear(reply.ack).received_at == desk.now()
    (kept,) = desk.store.reports()
    assert (kept.agent_id, kept.report_id) == (reply.agent_id, reply.report_id)
    (agent,) = desk.store.agents()
    assert (agent.name, agent.standing, agent.source) == ("POSTE-3", Standing.APPROVED, "10.0.0.7")
    assert desk.store.kits()[0].uses == 1


def test_an_unknown_machine_waits_with_its_newest_report_aside(desk) -> None:
    stranger = Sender("INCONNU", site_key(desk))
    replies = take(desk, stranger.sealed(2), stranger.sealed(1), stranger.sealed(3))
    assert [stranger.hear(one.ack).verdict for one in replies] == [Verdict.WAITING] * 3
    assert desk.store.reports() == ()
    (agent,) = desk.store.agents()
    assert (agent.standing, agent.reason) == (Standing.WAITING, "no_token")
    desk.store.take_in_aside(agent.id)
    desk.store.save_agent(replace(agent, standing=Standing.APPROVED))
    assert [kept.sequence for kept in desk.store.reports()] == [3]


def test_what_waited_comes_in_when_a_kit_approves_its_machine_later(desk) -> None:
    stranger = Sender("POSTE-9", site_key(desk))
    take(desk, stranger.sealed(1))
    hand_out(desk)
    stranger.token = TOKEN
    (reply,) = take(desk, stranger.sealed(2))
    assert reply.outcome is Outcome.KEPT
    assert [kept.sequence for kept in desk.store.reports()] == [2]
    assert take(desk, stranger.sealed(1))[0].outcome is Outcome.REPEATED


def test_the_same_letter_again_is_answered_again_and_changes_nothing(desk, sender, wait) -> None:
    sealed = sender.sealed()
    take(desk, sealed)
    before = desk.store.agents(), desk.store.kits(), desk.store.reports()
    wait(hours=1)
    replies = take(desk, sealed, sealed)
    assert {one.outcome for one in replies} == {Outcome.REPEATED}
    assert sender.hear(replies[0].ack).verdict is Verdict.ACCEPTED
    assert (desk.store.agents(), desk.store.kits(), desk.store.reports()) == before
    assert desk.store.refusals(NINE.date()) == ()


def test_a_late_report_is_history_and_the_newest_stays(desk, sender) -> None:
    take(desk, sender.sealed(5), sender.sealed(4))
    assert [kept.sequence for kept in desk.store.reports()] == [5]
    assert [kept.sequence for kept in desk.store.unsettled_reports()] == [5]


def test_a_snapshot_that_came_back_is_told_to_begin_anew_and_then_counts_again(
    desk, sender, wait
) -> None:
    take(desk, sender.sealed(1), sender.sealed(2))
    reused = structs.replace(sender.report(2), report_id="9" * 32)
    (reply,) = take(desk, sender.seal(reused))
    said = sender.hear(reply.ack)
    assert (said.verdict, said.reason, said.begin_anew) == (
        Verdict.REFUSED,
        "sequence_reused",
        True,
    )
    assert desk.store.agents()[0].alarm is Alarm.ROLLED_BACK
    wait(hours=4)
    sender.epoch = "5" * 32
    assert take(desk, sender.sealed(1, desk.now()))[0].outcome is Outcome.KEPT
    assert desk.store.reports()[0].epoch == "5" * 32
    # Whoever still goes on in the old epoch has a copy.
    sender.epoch = Sender("POSTE-3", sender.key).epoch
    assert take(desk, sender.sealed(3, desk.now()))[0].reason == "rolled_back"


def test_a_new_epoch_whose_clock_is_late_is_not_taken_for_a_copy(desk, sender, wait) -> None:
    take(desk, sender.sealed(1, NINE + timedelta(days=40)))  # its clock was ahead
    sender.epoch = "6" * 32
    wait(hours=4)
    for number in (1, 2, 3):
        sealed = sender.sealed(number, NINE - timedelta(days=90 - number))
        assert take(desk, sealed)[0].outcome is Outcome.KEPT
    assert desk.store.agents()[0].alarm is None


def test_a_clock_that_ran_ahead_does_not_stand_in_the_way_of_the_next_installation(
    desk, sender, wait
) -> None:
    take(desk, sender.sealed(1, NINE + timedelta(days=40)))
    wait(hours=4)
    sender.epoch = "7" * 32
    take(desk, sender.sealed(1, desk.now()))
    assert desk.store.reports()[0].epoch == "7" * 32


def test_a_clone_is_refused_and_the_original_goes_on(desk, sender) -> None:
    take(desk, sender.sealed(1))
    clone = Sender("POSTE-3", sender.key, machine="ef" * 16)
    assert take(desk, clone.sealed(2))[0].reason == "cloned"
    assert desk.store.agents()[0].alarm is Alarm.CLONED
    assert take(desk, sender.sealed(2))[0].outcome is Outcome.KEPT


def test_an_insider_who_copies_a_report_id_harms_nobody(desk, sender) -> None:
    take(desk, sender.sealed(1))
    insider = Sender("POSTE-4", sender.key, token=TOKEN)
    copied = structs.replace(insider.report(), report_id=sender.report().report_id)
    (reply,) = take(desk, insider.seal(copied))
    assert insider.hear(reply.ack).agent_id == insider.id
    assert {kept.agent_id for kept in desk.store.reports()} == {sender.id, insider.id}


def test_a_flood_of_strangers_fills_the_queue_and_no_more(desk) -> None:
    limit = desk.shelf.inbox.waiting_agents
    key = site_key(desk)
    replies = take(desk, *(Sender(f"S{number}", key).sealed() for number in range(limit + 25)))
    assert [one.outcome for one in replies].count(Outcome.ASIDE) == limit
    assert len(desk.store.agents()) == limit
    (count,) = desk.store.refusals(NINE.date())
    assert (count.reason, count.count) == ("queue_full", 25)


def test_refusals_are_counted_by_day_and_reason_with_the_last_source(desk, wait) -> None:
    take(desk, b"x", b"y", source="10.0.0.1")
    take(desk, b"VLSE", source="10.0.0.2")
    wait(days=1)
    take(desk, b"z", source="10.0.0.3")
    found = [(one.day.day, one.reason, one.count, one.last_source) for one in _refusals(desk)]
    assert found == [
        (24, "magic", 1, "10.0.0.3"),
        (23, "magic", 2, "10.0.0.1"),
        (23, "truncated", 1, "10.0.0.2"),
    ]


def test_a_letter_that_is_none_gets_no_signature(desk) -> None:
    (reply,) = take(desk, b"hello")
    assert (reply.is_opened, reply.reason) == (False, "magic")


def test_old_keys_open_for_their_time_and_then_never_again(desk, sender, wait) -> None:
    rotate_keys(desk)
    assert sender.hear(take(desk, sender.sealed(1))[0].ack).next_keys is not None
    wait(days=desk.shelf.inbox.key_days + 1)
    assert take(desk, sender.sealed(2, desk.now()))[0].reason == "site"


def test_where_the_disk_is_full_nobody_is_answered_and_nothing_is_kept(desk, sender) -> None:
    desk.store.site()
    pages = desk.store._db.rows("PRAGMA page_count")[0][0]
    desk.store._db.rows(f"PRAGMA max_page_count = {pages + 2}")
    big = [{"name": f"programme {number}"} for number in range(9000)]
    with pytest.raises(DiskFullError):
        take(desk, Sender("AUTRE", sender.key).sealed(), sender.sealed(software=big))
    assert (desk.store.agents(), desk.store.reports()) == ((), ())
    assert desk.store.kits()[0].uses == 0


@given(st.lists(st.binary(max_size=200), min_size=1, max_size=3))
def test_any_bytes_are_refused_and_only_counted(desk, letters) -> None:
    replies = take(desk, *letters)
    assert {one.outcome for one in replies} == {Outcome.REFUSED}
    assert (desk.store.agents(), desk.store.reports(), desk.store.devices()) == ((), (), ())


def _refusals(desk):
    return desk.store.refusals(NINE.date())
