# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of decisions on arrivals, each attack by its name, and what never changes."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.domain.admission import Admission, Arrival, Outcome, Past, admit
from veilleuse.domain.agents import Agent, Alarm, Kit, KitId, Road, Standing
from veilleuse.domain.model import AgentId, Report
from veilleuse.domain.traces import newest

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = timedelta(days=1)
A, B = AgentId("a" * 32), AgentId("b" * 32)
E1, E2, E3 = "1" * 32, "2" * 32, "3" * 32
CLOCK_DAYS = 366
KIT = Kit(
    id=KitId("k1"),
    token_hash="t" * 64,
    made_at=NOON,
    expires_at=NOON + 30 * DAY,
    uses_limit=2,
)
KNOWN = Agent(
    id=A,
    key="A",
    standing=Standing.APPROVED,
    machine="m1",
    first_heard=NOON - DAY,
    last_heard=NOON - DAY,
)


def report(
    sequence: int = 1,
    epoch: str = E1,
    *,
    agent: AgentId = A,
    report_id: str = "",
    produced_at: datetime = NOON,
) -> Report:
    id_ = report_id or f"{agent[0]}{epoch[0]}{sequence:030d}"
    return Report(agent, epoch, sequence, id_, produced_at, NOON, "0.1", {})


def arrival(said: Report | None = None, **more: object) -> Arrival:
    given_ = {
        "report": said or report(),
        "agent_key": "A",
        "token_hash": "",
        "machine": "m1",
        "road": Road.HTTP,
        "source": "10.0.0.7",
        "name": "POSTE-3",
        "system": "Windows 11",
        **more,
    }
    return Arrival(**given_)  # type: ignore[arg-type]


def decided(came: Arrival, past: Past, at: datetime = NOON) -> Admission:
    return admit(came, past, at, clock_days=CLOCK_DAYS)


TOKEN = {"token_hash": KIT.token_hash}


@pytest.mark.parametrize(
    ("came", "past", "outcome", "reason"),
    [
        (arrival(), Past(), Outcome.ASIDE, "no_token"),
        (arrival(**TOKEN), Past(), Outcome.ASIDE, "token_unknown"),
        (arrival(**TOKEN), Past(kit=KIT), Outcome.KEPT, ""),
        (arrival(**TOKEN), Past(kit=replace(KIT, approves=False)), Outcome.ASIDE, "person_asked"),
        (arrival(), Past(agent=KNOWN), Outcome.KEPT, ""),
        (arrival(), Past(agent=KNOWN, kit=replace(KIT, revoked_at=NOON)), Outcome.KEPT, ""),
        (
            arrival(),
            Past(agent=replace(KNOWN, standing=Standing.WAITING)),
            Outcome.ASIDE,
            "no_token",
        ),
        (
            arrival(**TOKEN),
            Past(agent=replace(KNOWN, standing=Standing.WAITING), kit=KIT),
            Outcome.KEPT,
            "",
        ),
        (
            arrival(**TOKEN),
            Past(agent=replace(KNOWN, standing=Standing.REVOKED), kit=KIT),
            Outcome.REFUSED,
            "revoked",
        ),
        (arrival(agent_key="B"), Past(agent=KNOWN), Outcome.REFUSED, "agent"),
        (arrival(), Past(queue_full=True), Outcome.REFUSED, "queue_full"),
        (arrival(**TOKEN), Past(kit=KIT, queue_full=True), Outcome.KEPT, ""),
        (arrival(), Past(agent=KNOWN, queue_full=True), Outcome.KEPT, ""),
        (
            arrival(),
            Past(agent=KNOWN, at_its_number=report().report_id, epoch=E1, last_of_epoch=1),
            Outcome.REPEATED,
            "replayed",
        ),
        (
            arrival(report(3)),
            Past(agent=KNOWN, has_its_id=True, epoch=E1, last_of_epoch=2),
            Outcome.REFUSED,
            "duplicate_id",
        ),
        (arrival(report(2)), Past(agent=KNOWN, epoch=E1, last_of_epoch=5), Outcome.KEPT, ""),
        (arrival(report(2)), Past(agent=KNOWN, epoch=E2, last_of_epoch=5), Outcome.KEPT, ""),
        (arrival(report(1, E3)), Past(agent=KNOWN, epoch=E1), Outcome.KEPT, ""),
    ],
)
def test_the_decision_follows_the_table(
    came: Arrival, past: Past, outcome: Outcome, reason: str
) -> None:
    got = decided(came, past)
    assert (got.outcome, got.reason) == (outcome, reason)


def test_what_an_agent_says_of_itself_is_kept_and_silence_does_not_wipe_it() -> None:
    got = decided(arrival(name="", system="", machine=""), Past(agent=replace(KNOWN, name="P")))
    assert got.agent is not None
    assert (got.agent.name, got.agent.machine) == ("P", "m1")
    assert got.agent.last_heard == NOON
    assert got.agent.first_heard == NOON - DAY


def test_a_machine_that_its_kit_approves_uses_it_once() -> None:
    got = decided(arrival(**TOKEN), Past(kit=KIT))
    assert got.kit == replace(KIT, uses=1)
    assert got.agent is not None
    assert (got.agent.standing, got.agent.kit) == (Standing.APPROVED, KIT.id)
    assert decided(arrival(report(2), **TOKEN), Past(agent=got.agent, kit=got.kit)).kit is None


@pytest.mark.parametrize("days", [-CLOCK_DAYS - 1, CLOCK_DAYS + 1, -20000])
def test_a_clock_that_dates_nothing_is_an_alarm_which_the_next_good_report_ends(days: int) -> None:
    wrong = arrival(report(produced_at=NOON + days * DAY))
    got = decided(wrong, Past(agent=KNOWN))
    assert (got.outcome, got.reason) == (Outcome.REFUSED, "clock")
    assert got.agent is not None
    assert got.agent.alarm is Alarm.CLOCK
    after = decided(arrival(report(2)), Past(agent=got.agent)).agent
    assert after is not None
    assert (after.alarm, after.alarm_at) == (None, None)


def test_only_the_alarm_about_the_clock_ends_by_itself() -> None:
    marked = replace(KNOWN, alarm=Alarm.CLONED, alarm_at=NOON)
    got = decided(arrival(), Past(agent=marked)).agent
    assert got is not None
    assert got.alarm is Alarm.CLONED


# Attacks


def test_replay() -> None:
    """Somebody who recorded an envelope sends it again: nothing changes, not even who was heard."""
    past = Past(agent=KNOWN, at_its_number=report().report_id, epoch=E1, last_of_epoch=7)
    got = decided(arrival(), past)
    assert (got.outcome, got.agent, got.kit, got.begin_anew) == (
        Outcome.REPEATED,
        None,
        None,
        False,
    )


def test_replay_after_revocation() -> None:
    revoked = replace(KNOWN, standing=Standing.REVOKED)
    past = Past(agent=revoked, at_its_number=report().report_id, epoch=E1, last_of_epoch=7)
    assert decided(arrival(), past).outcome is Outcome.REFUSED


def test_rollback_of_a_snapshot_that_uses_a_number_again() -> None:
    past = Past(agent=KNOWN, at_its_number="f" * 32, epoch=E1, last_of_epoch=9)
    got = decided(arrival(report(4)), past)
    assert (got.outcome, got.reason, got.begin_anew) == (Outcome.REFUSED, "sequence_reused", True)
    assert got.agent is not None
    assert got.agent.alarm is Alarm.ROLLED_BACK
    assert got.agent.standing is Standing.APPROVED


def test_rollback_of_a_snapshot_into_an_epoch_that_was_replaced() -> None:
    past = Past(agent=KNOWN, epoch=E2, last_of_epoch=9)
    got = decided(arrival(report(10, E1)), past)
    assert (got.outcome, got.reason, got.begin_anew) == (Outcome.REFUSED, "rolled_back", True)


def test_after_a_rollback_the_new_epoch_counts() -> None:
    marked = decided(
        arrival(report(4)), Past(agent=KNOWN, at_its_number="f" * 32, epoch=E1, last_of_epoch=9)
    ).agent
    assert decided(arrival(report(1, E3)), Past(agent=marked, epoch=E1)).outcome is Outcome.KEPT


def test_clone_with_its_data_folder_on_another_machine() -> None:
    got = decided(arrival(report(2), machine="m2"), Past(agent=KNOWN, epoch=E1, last_of_epoch=1))
    assert (got.outcome, got.reason) == (Outcome.REFUSED, "cloned")
    # The original is not told to change, nor known by what the copy says of itself.
    assert not got.begin_anew
    assert got.agent == replace(KNOWN, alarm=Alarm.CLONED, alarm_at=NOON)


@pytest.mark.parametrize(
    ("kit", "reason"),
    [
        (replace(KIT, expires_at=NOON), "token_expired"),
        (replace(KIT, uses=2), "token_exhausted"),
        (replace(KIT, revoked_at=NOON - DAY), "token_revoked"),
    ],
)
def test_stolen_kit_whose_token_opens_no_more(kit: Kit, reason: str) -> None:
    got = decided(arrival(**TOKEN), Past(kit=kit))
    assert (got.outcome, got.reason, got.kit) == (Outcome.ASIDE, reason, None)
    assert got.agent is not None
    assert got.agent.standing is Standing.WAITING


def test_stolen_kit_approves_no_more_machines_than_were_promised() -> None:
    kit, approved = KIT, 0
    for number in range(20):
        agent = AgentId(f"{number:032d}")
        got = decided(arrival(report(agent=agent), **TOKEN), Past(kit=kit))
        approved += got.outcome is Outcome.KEPT
        kit = got.kit or kit
    assert approved == KIT.uses_limit


def test_hostile_insider_who_uses_the_report_id_of_another_touches_only_himself() -> None:
    theirs = report(5, agent=A)
    own = replace(KNOWN, id=B, key="B")
    came = arrival(report(1, agent=B, report_id=theirs.report_id), agent_key="B")
    got = decided(came, Past(agent=own))
    assert got.outcome is Outcome.KEPT
    assert got.agent is not None
    assert got.agent.id == B


def test_flood_of_unknown_agents_stops_at_the_queue_whatever_they_bring() -> None:
    queue: dict[AgentId, Agent] = {}
    for number in range(40):
        agent = AgentId(f"{number:032d}")
        clock = NOON - 9999 * DAY if number % 2 else NOON
        came = arrival(report(agent=agent, produced_at=clock), **TOKEN)
        kit = replace(KIT, uses=2) if number % 3 else KIT
        got = decided(came, Past(kit=kit, queue_full=len(queue) >= 5))
        if got.agent is not None and got.agent.standing is Standing.WAITING:
            queue[agent] = got.agent
    assert len(queue) == 5


# Properties, over a small desktop that writes down what it is told


@dataclass
class Desktop:
    """Does with an admission what the store does."""

    agents: dict[AgentId, Agent] = field(default_factory=dict)
    kits: dict[str, Kit] = field(default_factory=lambda: {KIT.token_hash: KIT})
    kept: list[Report] = field(default_factory=list)

    def take(self, came: Arrival) -> Admission:
        got = decided(came, self._past(came))
        if got.agent is not None:
            self.agents[got.agent.id] = got.agent
        if got.kit is not None:
            self.kits[got.kit.token_hash] = got.kit
        if got.outcome is Outcome.KEPT:
            self.kept.append(came.report)
        return got

    def counts(self) -> tuple[object, ...]:
        standings = {id_: agent.standing for id_, agent in self.agents.items()}
        approved = {id_ for id_, one in standings.items() if one is Standing.APPROVED}
        return approved, dict(self.kits), list(self.kept)

    def _past(self, came: Arrival) -> Past:
        said = came.report
        mine = [one for one in self.kept if one.agent_id == said.agent_id]
        same = [one for one in mine if one.epoch == said.epoch]
        born = list(dict.fromkeys(one.epoch for one in mine))
        return Past(
            agent=self.agents.get(said.agent_id),
            kit=self.kits.get(came.token_hash),
            at_its_number=next((o.report_id for o in same if o.sequence == said.sequence), None),
            has_its_id=any(one.report_id == said.report_id for one in mine),
            epoch=born[-1] if born else "",
            last_of_epoch=max((one.sequence for one in same), default=None),
        )


reports = st.builds(
    report,
    sequence=st.integers(1, 4),
    epoch=st.sampled_from([E1, E2]),
    agent=st.sampled_from([A, B]),
    report_id=st.sampled_from(["", "e" * 32, "f" * 32]),
    produced_at=st.sampled_from([NOON, NOON - DAY, NOON - 4000 * DAY]),
)
arrivals = st.builds(
    lambda said, token, machine: arrival(
        said, token_hash=token, machine=machine, agent_key=said.agent_id[0]
    ),
    reports,
    st.sampled_from(["", KIT.token_hash, "x" * 64]),
    st.sampled_from(["", "m1", "m2"]),
)
several = st.lists(arrivals, max_size=12)


@given(several, arrivals)
def test_a_refused_arrival_never_changes_what_counts(before: list[Arrival], came: Arrival) -> None:
    desktop = Desktop()
    for one in before:
        desktop.take(one)
    counted = desktop.counts()
    if desktop.take(came).outcome in {Outcome.REFUSED, Outcome.REPEATED, Outcome.ASIDE}:
        assert desktop.counts() == counted


@given(several, arrivals)
def test_repeating_any_arrival_changes_nothing_more(before: list[Arrival], came: Arrival) -> None:
    desktop = Desktop()
    for one in (*before, came):
        desktop.take(one)
    counted, agents = desktop.counts(), dict(desktop.agents)
    again = desktop.take(came)
    assert desktop.counts() == counted
    assert desktop.agents == agents
    assert again.outcome is not Outcome.KEPT


@given(several, arrivals)
def test_a_late_report_never_becomes_the_newest(before: list[Arrival], came: Arrival) -> None:
    desktop = Desktop()
    for one in before:
        desktop.take(one)
    said = came.report
    top = newest(desktop.kept).get(said.agent_id)
    desktop.take(came)
    if top is not None and top.epoch == said.epoch and said.sequence <= top.sequence:
        assert newest(desktop.kept)[said.agent_id] == top
