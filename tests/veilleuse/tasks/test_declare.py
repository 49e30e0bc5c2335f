# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from veilleuse.domain.model import Answer, AnswerValue
from veilleuse.domain.verdicts import ControlId, Finding, FindingState, Severity, Verdict
from veilleuse.tasks.assess import assess, reassess
from veilleuse.tasks.attach import attach
from veilleuse.tasks.declare import (
    NoSuchFindingError,
    NotAQuestionError,
    UnknownControlError,
    accept,
    declare,
    mark_done,
    name_site,
    withdraw,
)
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.written import WrittenAheadError, WrittenBlankError, WrittenLongError

BKP = ControlId("BKP-03")


def answered(value: AnswerValue, control: str = "BKP-03") -> Answer:
    return Answer(control, value, date(2026, 11, 20), "A. Martin")


def opened(desk: Desk) -> Finding:
    return next(f for f in desk.store.findings() if f.control == BKP)


def test_an_answer_replaces_the_earlier_one(desk: Desk) -> None:
    declare(desk, answered(AnswerValue.NO))
    declare(desk, answered(AnswerValue.YES))
    assert [answer.value for answer in desk.store.site().answers] == [AnswerValue.YES]


def test_an_answer_to_no_question_is_refused(desk: Desk) -> None:
    with pytest.raises(UnknownControlError):
        declare(desk, answered(AnswerValue.YES, "XYZ-99"))
    assert desk.store.site().answers == ()


def test_an_answer_opens_a_finding_and_the_next_one_proves_it_over(desk: Desk) -> None:
    assess(desk, desk.now())
    declare(desk, answered(AnswerValue.NO))
    reassess(desk)
    assert opened(desk).state is FindingState.OPEN
    declare(desk, answered(AnswerValue.YES))
    reassess(desk)
    assert opened(desk).state is FindingState.RESOLVED


def test_before_the_first_round_an_answer_concludes_nothing(desk: Desk) -> None:
    declare(desk, answered(AnswerValue.NO))
    reassess(desk)
    assert desk.store.last_assessment() is None


def test_an_accepted_risk_keeps_its_name_its_day_and_its_place_in_the_score(desk: Desk) -> None:
    declare(desk, answered(AnswerValue.NO))
    before = assess(desk, desk.now())
    accept(desk, BKP, None, until=date(2027, 1, 31), by="La direction", because="Budget 2027")
    after = assess(desk, desk.now())
    finding = opened(desk)
    assert finding.state is FindingState.ACCEPTED
    assert (finding.accepted_until, finding.accepted_by) == (date(2027, 1, 31), "La direction")
    assert after.exposure.estimate == before.exposure.estimate


def test_work_that_is_said_done_waits_for_its_proof(desk: Desk) -> None:
    declare(desk, answered(AnswerValue.NO))
    assess(desk, desk.now())
    mark_done(desk, BKP, None)
    assess(desk, desk.now())
    assert opened(desk).state is FindingState.AWAITING_PROOF


def test_nothing_can_be_accepted_where_nothing_is_open(desk: Desk, tmp_path: Path) -> None:
    resolved = Finding(
        BKP, None, Severity.HIGH, FindingState.RESOLVED, desk.now(), "answer_no", {}, desk.now()
    )
    desk.store.save_findings((resolved,))
    with pytest.raises(NoSuchFindingError):
        mark_done(desk, BKP, None)
    assert desk.store.findings() == (resolved,)


def test_the_site_has_the_name_it_was_given(desk: Desk) -> None:
    declare(desk, answered(AnswerValue.YES))
    name_site(desk, "Les Tilleuls", "Mme Roy")
    site = desk.store.site()
    assert (site.name, site.responsible) == ("Les Tilleuls", "Mme Roy")
    assert len(site.answers) == 1


def test_every_question_left_open_is_unknown_and_never_ok(desk: Desk) -> None:
    told = {j.control: j.verdict for j in assess(desk, desk.now()).judgements}
    assert told[BKP] is Verdict.UNKNOWN


def test_an_answer_that_is_replaced_stays_written_and_can_be_put_back(desk: Desk) -> None:
    first, second = answered(AnswerValue.NO), answered(AnswerValue.YES)
    assert declare(desk, first) is None
    assert declare(desk, second) == first
    withdraw(desk, BKP, first)
    assert desk.store.site().answers == (first,)
    assert desk.store.past_answers("BKP-03") == (first, second)
    withdraw(desk, BKP, None)
    assert desk.store.site().answers == ()


def test_an_answer_needs_a_question_a_name_and_a_day_that_came(desk: Desk) -> None:
    with pytest.raises(NotAQuestionError):
        declare(desk, answered(AnswerValue.YES, "ADM-01"))
    with pytest.raises(WrittenBlankError):
        declare(desk, replace(answered(AnswerValue.YES), by="  "))
    with pytest.raises(WrittenAheadError):
        declare(desk, replace(answered(AnswerValue.YES), on=date(2026, 11, 25)))
    with pytest.raises(WrittenLongError):
        declare(desk, replace(answered(AnswerValue.YES), note="x" * 301))
    assert desk.store.site().answers == desk.store.past_answers() == ()


def test_what_only_people_settle_is_closed_by_a_dated_answer_and_not_by_the_word_done(
    desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "minutes.pdf").write_bytes(b"essai de restauration")
    declare(desk, answered(AnswerValue.NO))
    assess(desk, desk.now())
    mark_done(desk, BKP, None)
    assess(desk, desk.now())
    assert opened(desk).state is FindingState.AWAITING_PROOF
    proof = replace(
        answered(AnswerValue.YES), attachments=(attach(desk, tmp_path / "minutes.pdf"),)
    )
    declare(desk, proof)
    assess(desk, desk.now())
    closed = opened(desk)
    assert (closed.state, closed.proof) == (FindingState.RESOLVED, ("answers",))
    assert desk.store.site().answers == (proof,)
