# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise

import pytest

from veilleuse.catalogue.attack_model import load_model
from veilleuse.catalogue.controls import load_controls
from veilleuse.catalogue.demo import DemoMonth, demo_desktop, demo_months
from veilleuse.catalogue.demo_story import Story
from veilleuse.catalogue.fingerprints import load_rules
from veilleuse.catalogue.knowledge import load_knowledge
from veilleuse.domain.classify import guess
from veilleuse.domain.model import UNTOUCHABLE, AnswerValue, DeviceClass, FactStatus
from veilleuse.domain.verdicts import ControlId

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def months() -> tuple[DemoMonth, ...]:
    return tuple(demo_months(NOW, load_knowledge()))


def test_twelve_months_end_now_each_on_the_same_day(months: tuple[DemoMonth, ...]) -> None:
    assert len(months) == 12
    assert months[-1].at == NOW
    assert all(
        timedelta(days=27) < later.at - earlier.at < timedelta(days=32)
        for earlier, later in pairwise(months)
    )


@pytest.mark.parametrize("day", [1, 28, 29, 31])
def test_any_day_of_the_year_gives_twelve_different_months(day: int) -> None:
    now = datetime(2027, 1, day, 12, 0, tzinfo=UTC)
    found = [month.at for month in demo_months(now, load_knowledge())]
    assert len({(at.year, at.month) for at in found}) == 12


def test_it_says_of_itself_that_it_is_a_demonstration(months: tuple[DemoMonth, ...]) -> None:
    assert all(month.site.is_demo for month in months)


def test_its_activities_weigh_what_the_model_says(months: tuple[DemoMonth, ...]) -> None:
    weights = {need.id: need.weight for need in load_model().care}
    for care in months[0].site.care_functions:
        assert care.weight == weights[care.id]


def test_every_answer_is_to_a_question_of_the_catalogue(months: tuple[DemoMonth, ...]) -> None:
    controls = load_controls()
    for month in months:
        for answer in month.answers:
            assert "answer_valid_days" in controls[ControlId(answer.control)].parameters


def test_about_sixty_devices_at_private_addresses(months: tuple[DemoMonth, ...]) -> None:
    last = months[-1].sightings
    assert 55 <= len(last) <= 70
    assert all(s.address is not None and s.address.is_private for s in last)
    assert len({s.hardware for s in last}) == len(last)
    assert len({s.address for s in last}) == len(last)


def test_the_rules_know_every_kind_of_device_and_leave_two_unknown(
    months: tuple[DemoMonth, ...],
) -> None:
    look = partial(guess, rules=load_rules())
    seen = Counter(
        look(s.evidence, [s.hardware] if s.hardware else []).device_class
        for s in months[-1].sightings
    )
    assert seen[DeviceClass.UNKNOWN] == 2
    assert sum(seen[one] for one in UNTOUCHABLE) >= 8
    assert set(seen) >= set(DeviceClass) - {DeviceClass.IMAGING, DeviceClass.UNKNOWN}


def test_nothing_happens_in_the_future_of_its_month(months: tuple[DemoMonth, ...]) -> None:
    for month in months:
        assert month.round.ended_at is not None
        assert month.round.ended_at <= month.at
        assert all(sighting.at <= month.at for sighting in month.sightings)
        assert all(report.received_at <= month.at for report in month.reports)
        assert all(answer.on <= month.at.date() for answer in month.answers)


def test_reports_of_one_agent_follow_one_another(months: tuple[DemoMonth, ...]) -> None:
    last: dict[str, int] = {}
    for month in months:
        for report in month.reports:
            assert last.get(report.agent_id, 0) < report.sequence
            last[report.agent_id] = report.sequence
    assert len(last) >= 20


def test_some_agent_falls_silent_and_some_device_leaves(months: tuple[DemoMonth, ...]) -> None:
    ever = {report.agent_id for month in months for report in month.reports}
    now = {report.agent_id for report in months[-1].reports}
    assert ever - now
    seen = {s.hardware for month in months for s in month.sightings}
    assert seen - {s.hardware for s in months[-1].sightings}


def test_facts_keep_absent_denied_and_failed_apart(months: tuple[DemoMonth, ...]) -> None:
    statuses = {
        fact.status
        for month in months
        for report in month.reports
        for fact in report.facts.values()
    }
    assert statuses >= {
        FactStatus.OK,
        FactStatus.ABSENT,
        FactStatus.DENIED,
        FactStatus.ERROR,
        FactStatus.NOT_APPLICABLE,
    }


def test_people_answer_frankly(months: tuple[DemoMonth, ...]) -> None:
    given = {answer.value for month in months for answer in month.answers}
    assert given >= {AnswerValue.YES, AnswerValue.NO}


def test_every_hand_that_is_laid_on_a_device_finds_it(months: tuple[DemoMonth, ...]) -> None:
    for month in months:
        here = {sighting.hardware for sighting in month.sightings}
        touched = (*month.corrections, *month.acceptances, *month.done)
        assert all(one.hardware in here for one in touched)
    assert demo_desktop() in {s.hardware for s in months[0].sightings}


def test_every_trait_is_worn_by_somebody() -> None:
    story = Story.read()
    worn = {trait for traits in story.carried.values() for trait in traits}
    for month in story.months:
        story.change(month)
        worn |= {trait for traits in story.carried.values() for trait in traits}
    assert worn == set(story.traits)
