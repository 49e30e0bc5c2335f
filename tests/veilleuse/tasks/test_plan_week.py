# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO

import pytest
from rich.console import Console

from veilleuse.catalogue.shelf import Shelf
from veilleuse.catalogue.words import words
from veilleuse.cli.plan import show_plan, show_tried_out
from veilleuse.domain.events import Event, EventElsewhereError, UnknownEventError
from veilleuse.domain.exposure import PrescriptionKind
from veilleuse.domain.model import DeviceClass, DeviceId
from veilleuse.domain.verdicts import ControlId, FixId
from veilleuse.domain.whatif import Mended, NothingToMendError, Reversed, UnknownFindingError
from veilleuse.store.database import Store
from veilleuse.store.key import Key
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.explain import NothingToExplainError, UnknownSubjectError
from veilleuse.tasks.export import records_as_json
from veilleuse.tasks.load_demo import load_demo
from veilleuse.tasks.plan_week import BadHoursError, Planned, hours_of, plan_week
from veilleuse.tasks.try_out import begin_trying, try_out

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("demo")
    made = Desk(folder, Store.open(folder, Key(b"k" * 32), at=NOW), Shelf(), lambda: NOW)
    load_demo(made)
    yield made
    made.close()


@pytest.fixture(scope="module")
def planned(demo: Desk) -> Planned:
    return plan_week(demo, 3)


def first_fix(demo: Desk) -> FixId:
    assessment = demo.store.last_assessment()
    assert assessment is not None
    return next(
        one.fix
        for one in assessment.prescriptions
        if one.kind is PrescriptionKind.FIX and one.gain_points and len(one.devices) > 1
    )


def a_workstation(demo: Desk) -> DeviceId:
    devices = demo.store.devices()
    return next(one.id for one in devices if one.device_class is DeviceClass.WORKSTATION)


def test_three_hours_of_the_demonstration_lower_its_score_step_by_step(planned: Planned) -> None:
    week = planned.week
    assert 0 < week.minutes <= 180
    scores = [week.score_before, *(step.score_after for step in week.steps)]
    assert scores == sorted(scores, reverse=True)
    assert week.score_after == scores[-1] < scores[0]


def test_the_plan_says_when_each_step_disturbs_least(planned: Planned, demo: Desk) -> None:
    for step in planned.week.steps:
        fix = demo.shelf.fixes[step.prescription.fix]
        question = step.prescription.kind is PrescriptionKind.LEARN
        assert step.best_hour == ("any" if question else fix.best_hour)
        assert words("fr")(f"best_hour.{step.best_hour}")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_plan_and_trial_are_printed_whole(language: str, planned: Planned, demo: Desk) -> None:
    out = StringIO()
    console = Console(file=out, width=110)
    show_plan(console, planned, words(language))
    show_tried_out(console, try_out(demo, events=["supplier_stolen"]), words(language))
    text = out.getvalue()
    assert "1. " in text
    assert "{" not in text
    assert ("Niveau" if language == "fr" else "Level") in text


def test_plan_and_trial_are_json_too(planned: Planned, demo: Desk) -> None:
    told = json.loads(records_as_json(planned))
    assert told["week"]["steps"][0]["prescription"]["fix"]
    assert set(told["next_level"]) >= {"letter", "actions", "minutes", "reachable"}
    tried = json.loads(records_as_json(try_out(demo, events=["supplier_stolen"])))
    assert tried["imagined"] == [{"code": "supplier_stolen", "device": None}]
    assert tried["after"]["score"] > tried["before"]["score"]


@pytest.mark.parametrize("typed", ["", "x", "0", "-3", "nan", "inf", "1e9"])
def test_hours_that_are_none_are_refused(typed: str) -> None:
    with pytest.raises(BadHoursError):
        hours_of(typed)


def test_half_hours_are_written_with_a_point_or_a_comma() -> None:
    assert hours_of("2.5") == hours_of("2,5") == 2.5


def test_fixes_findings_and_events_are_tried_together(demo: Desk) -> None:
    fix, device = first_fix(demo), a_workstation(demo)
    tried = try_out(
        demo,
        fixes=[fix],
        findings=["NET-01"],
        events=[f"attachment_opened:{device}", f"attachment_opened:{device}"],
    )
    assert set(tried.imagined) == {
        Mended(fix),
        Reversed(ControlId("NET-01")),
        Event("attachment_opened", device),
    }
    assert tried.after.score > tried.before.score


def test_a_fix_on_one_machine_gains_less_than_on_all(demo: Desk) -> None:
    fix = first_fix(demo)
    assessment = demo.store.last_assessment()
    assert assessment is not None
    device = next(one for one in assessment.prescriptions if one.fix == fix).devices[0]
    one, all_ = try_out(demo, fixes=[f"{fix}:{device}"]), try_out(demo, fixes=[fix])
    assert all_.after.score <= one.after.score <= one.before.score
    assert all_.after.score < all_.before.score


def test_what_is_not_known_is_refused(demo: Desk) -> None:
    with pytest.raises(NothingToMendError):
        try_out(demo, fixes=["no-such-fix"])
    with pytest.raises(UnknownFindingError):
        try_out(demo, findings=["XYZ-99"])
    with pytest.raises(UnknownEventError):
        try_out(demo, events=["meteorite"])
    with pytest.raises(EventElsewhereError):
        try_out(demo, events=["attachment_opened"])
    with pytest.raises(UnknownSubjectError):
        try_out(demo, events=["attachment_opened:nobody's computer"])


def test_before_the_first_round_there_is_nothing_to_plan_or_to_try(desk: Desk) -> None:
    with pytest.raises(NothingToExplainError):
        plan_week(desk, 3)
    with pytest.raises(NothingToExplainError):
        begin_trying(desk)
