# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Past months told again, and what a site says of its own care functions."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from veilleuse.catalogue.shelf import Shelf
from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.judge import reads_report
from veilleuse.domain.knowledge import Knowledge
from veilleuse.domain.model import CareFunctionId
from veilleuse.domain.verdicts import Verdict
from veilleuse.store.database import Store
from veilleuse.store.key import Key
from veilleuse.tasks.assess import assess
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.load_demo import load_demo
from veilleuse.tasks.picture import picture
from veilleuse.tasks.rejudge import judged_with, rejudged
from veilleuse.tasks.restate import is_current, restate, restated
from veilleuse.tasks.weigh_care import BadWeightError, UnknownCareError, weigh_care

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
EVER = datetime(2020, 1, 1, tzinfo=UTC)


class Otherwise(Shelf):
    """The catalogue with another model or other knowledge."""

    def __init__(
        self, model: AttackModel | None = None, knowledge: Knowledge | None = None
    ) -> None:
        shipped = Shelf()
        self._model, self._knowledge = model or shipped.model, knowledge or shipped.knowledge

    @property
    def model(self) -> AttackModel:  # type: ignore[override]
        return self._model

    @property
    def knowledge(self) -> Knowledge:  # type: ignore[override]
        return self._knowledge


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The twelve months of the demonstration, closed."""
    folder = tmp_path_factory.mktemp("lived")
    made = opened(folder)
    load_demo(made)
    made.close()
    return folder


@pytest.fixture
def demo(lived: Path, tmp_path: Path) -> Iterator[Desk]:
    made = opened(Path(shutil.copytree(lived, tmp_path / "demo")))
    yield made
    made.close()


def opened(folder: Path) -> Desk:
    return Desk(folder, Store.open(folder, Key(b"k" * 32), at=NOW), Shelf(), lambda: NOW)


def with_shelf(desk: Desk, shelf: Shelf) -> Desk:
    return replace(desk, shelf=shelf)


def milder(model: AttackModel) -> AttackModel:
    rates = {
        place: rate / 2 if place[0] == "arrive.mail" else rate
        for place, rate in model.rates.items()
    }
    return replace(model, version="later", rates=rates)


def test_under_the_same_model_there_is_nothing_to_tell_again(demo: Desk) -> None:
    assert restate(demo) == 0
    assert restated(demo, EVER) == demo.store.trend(EVER)
    assert picture(demo).trend_as_told == ()


def test_another_model_tells_every_month_again_and_both_curves_are_kept(demo: Desk) -> None:
    told = demo.store.trend(EVER)
    later = with_shelf(demo, Otherwise(model=milder(demo.shelf.model)))
    assert restate(later) == 12
    assert restate(later) == 0
    again = restated(later, EVER)
    assert [row.at for row in again] == [row.at for row in told]
    assert all(new.score < old.score for new, old in zip(again, told, strict=True))
    assert demo.store.trend(EVER) == told
    assert restated(demo, EVER) == told
    shown = picture(later)
    assert [point.score for point in shown.trend] == [row.score for row in again]
    assert [point.score for point in shown.trend_as_told] == [row.score for row in told]


def test_an_assessment_under_another_model_tells_the_past_again(demo: Desk) -> None:
    later = with_shelf(demo, Otherwise(model=milder(demo.shelf.model)))
    last = demo.store.last_assessment()
    assert last is not None
    assert is_current(demo, last)
    assert not is_current(later, last)
    assess(later, NOW.replace(hour=10))
    versions = {"model_version": "later", "knowledge_version": demo.shelf.knowledge.version}
    assert len(demo.store.restated(EVER, **versions)) == 12
    newest = demo.store.last_assessment()
    assert newest is not None
    assert is_current(later, newest)


def test_later_knowledge_judges_the_facts_of_the_day_again(demo: Desk) -> None:
    months = demo.store.assessments(EVER)
    same = rejudged(with_shelf(demo, Otherwise(knowledge=renamed(demo))), months[6])
    assert {(j.control, j.device): j.verdict for j in same} == {
        (j.control, j.device): j.verdict for j in months[6].judgements
    }


def renamed(desk: Desk) -> Knowledge:
    return replace(desk.shelf.knowledge, version="later")


def test_what_later_knowledge_has_learnt_changes_the_past(demo: Desk) -> None:
    blank = replace(renamed(demo), windows=(), distributions=())
    month = demo.store.assessments(EVER)[6]
    was = {(one.control, one.device): one.verdict for one in month.judgements}
    again = rejudged(with_shelf(demo, Otherwise(knowledge=blank)), month)
    now = {(one.control, one.device): one.verdict for one in again}
    moved = {subject for subject in was if was[subject] is not now[subject]}
    assert was.keys() == now.keys()
    assert {control for control, _ in moved} >= {"OS-01"}
    assert {now[subject] for subject in moved if subject[0] == "OS-01"} == {Verdict.UNKNOWN}
    assert all(device is not None for _, device in moved)


def test_what_was_answered_stays_as_it_was_judged(demo: Desk) -> None:
    later = with_shelf(demo, Otherwise(knowledge=renamed(demo)))
    first = demo.store.assessments(EVER)[0]
    answered = {"BKP-01", "BKP-02", "BKP-03", "GOV-02", "PAT-06"}
    kept = [one for one in first.judgements if one.control in answered]
    assert [one for one in rejudged(later, first) if one.control in answered] == kept


def test_a_weight_of_its_own_counts_and_the_others_keep_theirs(demo: Desk) -> None:
    before = {care.id: care.weight for care in demo.store.site().care_functions}
    weigh_care(demo, CareFunctionId("records"), "0,5")
    after = {care.id: care.weight for care in demo.store.site().care_functions}
    assert after == {**before, "records": 0.5}
    score = assess(demo, NOW.replace(hour=10)).exposure.estimate.score
    weigh_care(demo, CareFunctionId("records"), "0.05")
    assert assess(demo, NOW.replace(hour=11)).exposure.estimate.score < score


@pytest.mark.parametrize("typed", ["0", "-1", "0.95", "nan", "inf", "beaucoup", "", "1e400"])
def test_a_weight_outside_the_range_of_the_model_is_refused(desk: Desk, typed: str) -> None:
    before = desk.store.site()
    with pytest.raises(BadWeightError) as caught:
        weigh_care(desk, CareFunctionId("records"), typed)
    assert caught.value.details["low"] == "0.01"
    assert desk.store.site() == before


def test_a_function_the_site_does_not_have_is_refused_with_those_it_has(desk: Desk) -> None:
    with pytest.raises(UnknownCareError) as caught:
        weigh_care(desk, CareFunctionId("poetry"), "0.2")
    assert "records" in str(caught.value.details["known"])


def test_a_site_that_declared_none_takes_over_those_of_the_model(
    desk: Desk, wait: Callable[..., None]
) -> None:
    weigh_care(desk, CareFunctionId("phone"), "0.3")
    weights = {care.id: care.weight for care in desk.store.site().care_functions}
    assert weights.pop(CareFunctionId("phone")) == 0.3
    assert weights == {n.id: n.weight for n in desk.shelf.model.care if n.id != "phone"}


def test_kept_reports_are_judged_under_any_knowledge_and_any_day(demo: Desk) -> None:
    last = demo.store.last_assessment()
    assert last is not None
    knowledge = demo.shelf.knowledge
    today = judged_with(demo, last, knowledge, last.at)
    assert today == last.judgements

    supported = {
        day.year: sum(
            1
            for one in judged_with(demo, last, knowledge, day)
            if one.control == "OS-01" and one.verdict is Verdict.FINDING
        )
        for day in (last.at, last.at.replace(year=last.at.year + 8))
    }
    # Reports are too old by then: what was ended stays so, nothing is called well.
    later = judged_with(demo, last, knowledge, last.at + timedelta(days=60))
    fresh = {c.id for c in demo.shelf.controls.values() if reads_report(c)}
    reporting = {d.id for d in demo.store.devices() if d.agent_id}
    aged = {one.reason for one in later if one.control in fresh and one.device in reporting}
    assert "report_old" in aged
    assert supported[last.at.year] >= supported[last.at.year + 8] == 0
    assert judged_with(demo, last, replace(knowledge, windows=()), last.at) != today
    assert demo.store.last_assessment() == last  # a trial keeps nothing
