# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from veilleuse.domain.agents import Agent, Alarm, Kit, KitId, RefusalCount, Road, SiteKey, Standing
from veilleuse.domain.model import AgentId, Fact, FactStatus, Report
from veilleuse.store.backup import back_up
from veilleuse.store.cipher import connect
from veilleuse.store.database import Store
from veilleuse.store.key import Key
from veilleuse.store.migrations import __file__ as migrations
from veilleuse.store.schema import MIGRATIONS, migrate

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = timedelta(days=1)
A = AgentId("a" * 32)
AGENT = Agent(
    id=A,
    key="k",
    standing=Standing.APPROVED,
    reason="no_token",
    name="POSTE-3",
    system="Windows 11",
    version="0.1.0",
    machine="m",
    kit=KitId("k1"),
    road=Road.FOLDER,
    source="10.0.0.7",
    first_heard=NOON,
    last_heard=NOON + DAY,
    decided_at=NOON,
    decided_by="C. Morel",
    alarm=Alarm.CLONED,
    alarm_at=NOON,
)
KIT = Kit(
    id=KitId("k1"),
    token_hash="t" * 64,
    label="soins",
    made_at=NOON,
    expires_at=NOON + DAY,
    uses_limit=5,
    uses=2,
    approves=False,
    folder=r"\\serveur\veilleuse",
    revoked_at=NOON,
)
KEY = SiteKey(seal=bytes(range(32)), sign=b"\1" * 32, made_at=NOON)


def report(
    sequence: int, epoch: str = "e1", *, at: datetime = NOON, agent: AgentId = A, late: int = 0
) -> Report:
    facts = {"os.name": Fact("Windows 11", FactStatus.OK, "registry", NOON)}
    received = at + timedelta(days=late)
    return Report(agent, epoch, sequence, f"{epoch}-{sequence}", at, received, "1", facts)


def past(store: Store, said: Report, token: str = "", limit: int = 5):
    return store.past(said, token_hash=token, waiting_limit=limit)


def test_agents_kits_and_keys_come_back_as_they_went(store: Store) -> None:
    bare = Agent(id=AgentId("b" * 32), key="", standing=Standing.WAITING, first_heard=NOON,
                 last_heard=NOON)  # fmt: skip
    for agent in (bare, AGENT):
        store.save_agent(agent)
    store.save_kit(KIT)
    store.replace_site_key(KEY, NOON)
    assert store.agents() == (AGENT, bare)
    assert store.agent(A) == AGENT
    assert store.agent(AgentId("x")) is None
    assert store.kits() == (KIT,)
    assert store.kit(KIT.id) == KIT
    assert store.site_keys() == (KEY,)


def test_saving_again_replaces(store: Store) -> None:
    store.save_agent(AGENT)
    store.save_agent(replace(AGENT, name="POSTE-4", alarm=None, alarm_at=None))
    store.save_kit(KIT)
    store.save_kit(replace(KIT, uses=3))
    assert [(a.name, a.alarm) for a in store.agents()] == [("POSTE-4", None)]
    assert [kit.uses for kit in store.kits()] == [3]


def test_the_key_that_counts_stands_first_and_those_it_replaced_are_retired(store: Store) -> None:
    second = replace(KEY, seal=b"\2" * 32, made_at=NOON + DAY)
    third = replace(KEY, seal=b"\3" * 32, made_at=NOON + 2 * DAY)
    store.replace_site_key(KEY, NOON)
    store.replace_site_key(second, NOON + DAY)
    store.replace_site_key(third, NOON + 2 * DAY)
    assert [(key.seal[0], key.retired_at) for key in store.site_keys()] == [
        (3, None),
        (2, NOON + 2 * DAY),
        (0, NOON + DAY),
    ]


def test_keys_travel_with_a_backup_and_show_in_no_plain_file(
    store: Store, tmp_path: Path, key: Key
) -> None:
    store.replace_site_key(KEY, NOON)
    copy = back_up(store, tmp_path / "copy.db")
    assert KEY.seal not in copy.read_bytes()
    database = connect(copy, key.secret)
    assert database.rows("SELECT seal FROM site_key") == [(KEY.seal,)]
    database.close_all()


def test_what_is_known_of_an_arrival(store: Store) -> None:
    store.save_agent(AGENT)
    store.save_kit(KIT)
    for said in (report(1), report(5), report(1, "e2")):
        store.add_report(said)
    found = past(store, report(5), KIT.token_hash)
    assert (found.agent, found.kit) == (AGENT, KIT)
    assert (found.at_its_number, found.last_of_epoch, found.epoch) == ("e1-5", 5, "e2")
    assert found.has_its_id
    new = past(store, report(9, "e3"), "unknown")
    assert (new.at_its_number, new.last_of_epoch, new.has_its_id, new.kit) == (
        None,
        None,
        False,
        None,
    )


def test_nothing_is_known_of_a_stranger(store: Store) -> None:
    found = past(store, report(1))
    assert (found.agent, found.epoch, found.last_of_epoch, found.queue_full) == (
        None,
        "",
        None,
        False,
    )


def test_the_queue_is_full_for_strangers_alone(store: Store) -> None:
    for number in range(2):
        waits = replace(AGENT, id=AgentId(str(number)), standing=Standing.WAITING)
        store.save_agent(waits)
    assert past(store, report(1), limit=2).queue_full
    assert not past(store, report(1), limit=3).queue_full
    assert not past(store, report(1, agent=AgentId("0")), limit=2).queue_full


def test_only_reports_of_agents_that_count_are_given_and_of_those_that_nobody_registered(
    store: Store,
) -> None:
    for name, standing in (("a", "approved"), ("w", "waiting"), ("r", "revoked"), ("n", "")):
        store.add_report(report(1, agent=AgentId(name)))
        if standing:
            store.save_agent(replace(AGENT, id=AgentId(name), standing=Standing(standing)))
    assert [said.agent_id for said in store.reports()] == ["a", "n"]
    assert [said.agent_id for said in store.unsettled_reports()] == ["a", "n"]


def test_a_report_is_to_be_settled_once_and_again_when_that_is_asked(store: Store) -> None:
    store.add_report(report(1))
    store.add_report(report(2))
    assert [said.sequence for said in store.unsettled_reports()] == [2]
    store.mark_settled(store.unsettled_reports())
    assert store.unsettled_reports() == ()
    assert [said.sequence for said in store.reports()] == [2]
    store.add_report(report(1, agent=AgentId("b")))
    store.unsettle(A)
    assert [said.agent_id for said in store.unsettled_reports()] == [A, "b"]


def test_a_report_that_came_while_others_were_settled_stays_to_be_settled(store: Store) -> None:
    store.add_report(report(1))
    being_settled = store.unsettled_reports()
    store.add_report(report(2))
    store.mark_settled(being_settled)
    assert [said.sequence for said in store.unsettled_reports()] == [2]


def test_a_late_report_needs_no_settling(store: Store) -> None:
    store.add_report(report(5))
    store.mark_settled(store.unsettled_reports())
    assert not store.add_report(report(4))
    assert store.unsettled_reports() == ()


def test_of_a_waiting_agent_the_newest_report_is_kept_aside_and_comes_in_later(
    store: Store,
) -> None:
    for sequence in (2, 3, 1):
        store.keep_aside(report(sequence))
    assert store.reports() == ()
    store.take_in_aside(A)
    assert [said.sequence for said in store.reports()] == [3]
    store.take_in_aside(A)
    assert [said.sequence for said in store.reports()] == [3]


def test_refusals_are_counted_by_day_and_reason(store: Store) -> None:
    store.count_refusal("seal", NOON, "10.0.0.1")
    store.count_refusal("seal", NOON + timedelta(hours=1), "10.0.0.2", 3)
    store.count_refusal("magic", NOON + DAY, "10.0.0.3")
    assert store.refusals(date(2026, 11, 23)) == (
        RefusalCount(date(2026, 11, 24), "magic", 1, NOON + DAY, "10.0.0.3"),
        RefusalCount(date(2026, 11, 23), "seal", 4, NOON + timedelta(hours=1), "10.0.0.2"),
    )
    assert len(store.refusals(date(2026, 11, 24))) == 1


def test_old_reports_are_thinned_to_the_last_of_each_month_and_the_newest_stays(
    store: Store,
) -> None:
    first = datetime(2026, 9, 1, 12, tzinfo=UTC)
    for day in range(60):
        store.add_report(report(day + 1, at=first + day * DAY))
    _tidy(store, history=first + 60 * DAY)
    left = store._db.rows("SELECT sequence FROM report ORDER BY sequence")
    assert left == [(30,), (60,)]  # the last of September; the newest, of October
    assert [said.sequence for said in store.reports()] == [60]


def test_agents_that_wait_unheard_leave_the_queue_and_others_stay(store: Store) -> None:
    old = NOON - 40 * DAY
    for name, standing, heard in (
        ("gone", "waiting", old),
        ("fresh", "waiting", NOON),
        ("ours", "approved", old),
        ("out", "revoked", old),
    ):
        agent = replace(AGENT, id=AgentId(name), standing=Standing(standing), last_heard=heard)
        store.save_agent(agent)
        store.keep_aside(report(1, agent=agent.id, at=heard))
    _tidy(store, waiting=NOON - 30 * DAY)
    assert {agent.id for agent in store.agents()} == {"fresh", "ours", "out"}
    assert store._db.rows("SELECT agent_id FROM aside") == [("fresh",)]


def test_old_counts_and_old_keys_go(store: Store) -> None:
    store.count_refusal("seal", NOON - 500 * DAY, "x")
    store.replace_site_key(KEY, NOON - 500 * DAY)
    store.replace_site_key(replace(KEY, seal=b"\2" * 32), NOON - 400 * DAY)
    _tidy(store, keys=NOON - 300 * DAY, refused=date(2026, 1, 1))
    assert store.refusals(date(2000, 1, 1)) == ()
    assert [key.seal[0] for key in store.site_keys()] == [2]


def test_a_database_of_before_agents_keeps_its_reports_and_settles_them_once(
    folder: Path, key: Key, tmp_path: Path
) -> None:
    first = tmp_path / "steps"
    first.mkdir()
    (first / "0001_first.py").write_bytes((MIGRATIONS / "0001_first.py").read_bytes())
    (first / "__init__.py").write_bytes(Path(migrations).read_bytes())
    folder.mkdir(mode=0o700)
    path = folder / "veilleuse.db"
    database = connect(path, key.secret)
    migrate(database, path, NOON, steps=first)
    whole = Store.open(tmp_path / "other", key)
    whole.add_report(report(3))
    ((facts,),) = whole._db.rows("SELECT facts FROM report")
    whole.close()
    database.rows(
        "INSERT INTO report (agent_id, epoch, sequence, report_id, produced_at, received_at,"
        f" agent_version, facts, newest) VALUES (?, 'e1', 3, 'r', ?, ?, '1', x'{facts.hex()}', 1)",
        *(A, "2026-11-23T12:00:00.000000+00:00", "2026-11-23T12:00:00.000000+00:00"),
    )
    database.close_all()
    store = Store.open(folder, key)
    assert [said.sequence for said in store.reports()] == [3]
    assert [said.sequence for said in store.unsettled_reports()] == [3]
    store.close()


@pytest.mark.parametrize("field", ["seal", "sign"])
def test_no_private_key_shows_in_what_a_log_would_print(field: str) -> None:
    assert repr(getattr(KEY, field)) not in repr(KEY)


def _tidy(store: Store, **before: datetime | date) -> None:
    ancient = datetime(2000, 1, 1, tzinfo=UTC)
    store.tidy_arrivals(
        **{
            "history": ancient,
            "waiting": ancient,
            "keys": ancient,
            "refused": ancient.date(),
            **before,
        }
    )
