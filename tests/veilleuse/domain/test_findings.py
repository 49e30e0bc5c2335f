# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.domain.findings import follow
from veilleuse.domain.model import DeviceId
from veilleuse.domain.verdicts import ControlId, FindingState, Judgement, Severity, Verdict

T0 = datetime(2026, 11, 1, 8, tzinfo=UTC)
DAY = timedelta(days=1)


def judgement(verdict, device="d1", control="PAT-01", severity="high", reason="r", **details):
    return Judgement(
        ControlId(control),
        DeviceId(device) if device else None,
        Verdict(verdict),
        Severity(severity),
        reason,
        details,
        ("updates.installed_at",),
    )


def opened(**changes):
    (finding,) = follow((), (judgement("finding"),), T0)
    return replace(finding, **changes)


def accepted(until):
    return opened(
        state=FindingState.ACCEPTED, accepted_until=until, accepted_by="A", accepted_because="B"
    )


@pytest.mark.parametrize("verdict", ["ok", "unknown", "not_applicable"])
def test_only_a_finding_opens(verdict):
    assert follow((), (judgement(verdict),), T0) == ()


def test_a_finding_keeps_its_opening_and_follows_what_is_said_of_it():
    worse = judgement("finding", severity="critical", reason="late", n=3)

    (found,) = follow((opened(),), (worse,), T0 + DAY)

    assert (found.opened_at, found.severity, found.reason) == (T0, Severity.CRITICAL, "late")
    assert found.details == {"n": 3}


def test_only_an_ok_resolves_with_proof():
    (found,) = follow((opened(),), (judgement("ok"),), T0 + DAY)

    assert found.state is FindingState.RESOLVED
    assert (found.resolved_at, found.proof) == (T0 + DAY, ("updates.installed_at",))
    assert found.reason == "r"


@pytest.mark.parametrize("state", ["open", "awaiting_proof"])
def test_unknown_keeps_a_finding_as_it_is(state):
    before = opened(state=FindingState(state))

    assert follow((before,), (judgement("unknown"),), T0 + DAY) == (before,)


@pytest.mark.parametrize("judgements", [(), (judgement("not_applicable"),)])
def test_what_no_longer_applies_is_closed_without_proof(judgements):
    (found,) = follow((opened(),), judgements, T0 + DAY)

    assert (found.state, found.proof) == (FindingState.RESOLVED, ())


def test_work_said_to_be_done_waits_for_its_proof():
    before = opened(state=FindingState.AWAITING_PROOF)

    (still,) = follow((before,), (judgement("finding"),), T0 + DAY)
    (proven,) = follow((still,), (judgement("ok"),), T0 + 2 * DAY)

    assert still.state is FindingState.AWAITING_PROOF
    assert proven.state is FindingState.RESOLVED


@pytest.mark.parametrize("verdict", ["finding", "unknown"])
def test_a_risk_is_accepted_up_to_its_last_day(verdict):
    before = accepted(date(2026, 11, 10))

    (kept,) = follow((before,), (judgement(verdict),), datetime(2026, 11, 10, 23, tzinfo=UTC))
    (over,) = follow((before,), (judgement(verdict),), datetime(2026, 11, 11, 0, tzinfo=UTC))

    assert kept.state is FindingState.ACCEPTED
    assert (over.state, over.accepted_by, over.opened_at) == (FindingState.OPEN, "A", T0)


def test_an_accepted_risk_that_went_away_is_resolved():
    (found,) = follow((accepted(date(2027, 1, 1)),), (judgement("ok"),), T0 + DAY)

    assert found.state is FindingState.RESOLVED


def test_what_comes_back_is_a_new_opening_and_the_old_one_stays():
    (resolved,) = follow((opened(),), (judgement("ok"),), T0 + DAY)

    old, new = follow((resolved,), (judgement("finding"),), T0 + 2 * DAY)

    assert old == resolved
    assert (new.state, new.opened_at, new.resolved_at) == (FindingState.OPEN, T0 + 2 * DAY, None)
    assert follow((old, new), (judgement("finding"),), T0 + 3 * DAY) == (old, new)


def test_the_worst_come_first_then_by_control_and_device():
    judgements = (
        judgement("finding", "b", "PAT-01", "low"),
        judgement("finding", "b", "EDR-01", "critical"),
        judgement("finding", None, "BKP-01", "critical"),
        judgement("finding", "a", "EDR-01", "critical"),
    )

    found = follow((), judgements, T0)

    assert [(f.control, f.device) for f in found] == [
        ("BKP-01", None),
        ("EDR-01", "a"),
        ("EDR-01", "b"),
        ("PAT-01", "b"),
    ]


_VERDICTS = st.sampled_from(list(Verdict))


@given(st.lists(st.lists(_VERDICTS, min_size=3, max_size=3), max_size=8))
def test_each_subject_has_one_unresolved_finding_at_most_and_order_does_not_matter(rounds):
    forwards, backwards = (), ()
    for count, verdicts in enumerate(rounds):
        judgements = tuple(judgement(v.value, f"d{n}") for n, v in enumerate(verdicts))
        forwards = follow(forwards, judgements, T0 + count * DAY)
        backwards = follow(backwards[::-1], judgements[::-1], T0 + count * DAY)
    alive = [f.device for f in forwards if f.state is not FindingState.RESOLVED]

    assert forwards == backwards
    assert len(alive) == len(set(alive))
