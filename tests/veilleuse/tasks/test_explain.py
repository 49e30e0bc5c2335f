# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from fractions import Fraction
from io import StringIO

import pytest
from rich.console import Console

from veilleuse.catalogue.shelf import Shelf
from veilleuse.catalogue.words import words
from veilleuse.cli.explain import show_change, show_explained
from veilleuse.domain.belief import settle
from veilleuse.domain.exposure import Assessment, PrescriptionKind
from veilleuse.domain.judge import asks_person
from veilleuse.domain.model import Device, DeviceClass, DeviceId
from veilleuse.domain.waterfall import Situation, waterfall
from veilleuse.store.database import Store
from veilleuse.store.key import Key
from veilleuse.tasks.assess import assess
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.explain import (
    AmbiguousSubjectError,
    BadDayError,
    DeviceTold,
    FixTold,
    FunctionTold,
    NoPastError,
    NothingToExplainError,
    SiteTold,
    UnknownSubjectError,
    day,
    explain,
    explain_change,
)
from veilleuse.tasks.export import explained_as_json
from veilleuse.tasks.load_demo import load_demo
from veilleuse.tasks.tell_story import tell_story

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
EVER = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("demo")
    made = Desk(folder, Store.open(folder, Key(b"k" * 32), at=NOW), Shelf(), lambda: NOW)
    load_demo(made)
    yield made
    made.close()


@pytest.fixture(scope="module")
def months(demo: Desk) -> tuple[Assessment, ...]:
    return demo.store.assessments(EVER)


def titled(demo: Desk, title: str) -> Device:
    return next(one for one in demo.store.devices() if one.title == title)


def situation(one: Assessment) -> Situation:
    assert one.scene is not None
    return Situation(one.scene, settle(one.judgements))


def exact(points: float) -> Fraction:
    return Fraction(f"{points:.6f}")


@pytest.mark.parametrize("month", range(1, 12))
def test_each_month_of_the_demonstration_sums_exactly_and_each_bar_has_a_sentence(
    demo: Desk, months: tuple[Assessment, ...], month: int
) -> None:
    before, after = months[month - 1], months[month]
    asked = frozenset(c.id for c in demo.shelf.controls.values() if asks_person(c))
    fall = waterfall(situation(before), situation(after), demo.shelf.model, asked)
    assert fall.before == before.exposure.estimate.score
    assert fall.after == after.exposure.estimate.score
    assert sum(exact(bar.points) for bar in fall.bars) == exact(fall.after) - exact(fall.before)
    assert fall.bars
    for language in ("fr", "en"):
        for bar in fall.bars:
            assert str(bar.count) in words(language)(f"waterfall.{bar.cause}", n=bar.count)


def test_the_twelve_months_are_all_there(months: tuple[Assessment, ...]) -> None:
    assert len(months) == 12
    assert all(one.scene is not None for one in months)


def test_the_site_is_told_by_its_stories_and_choke_points(demo: Desk) -> None:
    explained = explain(demo)
    assert isinstance(explained.told, SiteTold)
    assert explained.told.stories
    assert len(explained.told.chokes) == len(explained.told.choke_steps) == 5
    for story in explained.told.stories:
        for language in ("fr", "en"):
            sentences = tell_story(story, explained.titles, explained.actions, words(language))
            assert len(sentences) == 3
            assert all(one.endswith((".", "…")) for one in sentences)
        assert any(explained.titles[device] in " ".join(sentences) for device in story.devices)


@pytest.mark.parametrize("spelled", ["SRV-SOINS", "srv-soins", " SRV-SOINS "])
def test_a_device_goes_by_its_title(demo: Desk, spelled: str) -> None:
    told = explain(demo, spelled).told
    assert isinstance(told, DeviceTold)
    assert told.title == "SRV-SOINS"
    assert told.taken_in_thousand <= told.entered_in_thousand
    assert told.blast.stopped_in_thousand["records"] > 500  # type: ignore[index]
    assert {way.step for way in told.ways} >= {"move", "reuse", "land.remote"}


def test_a_device_goes_by_its_id_and_its_address_too(demo: Desk) -> None:
    device = titled(demo, "SRV-SOINS")
    for subject in (device.id, str(device.addresses[0])):
        told = explain(demo, subject).told
        assert isinstance(told, DeviceTold)
        assert told.device == device.id


def test_a_care_function_is_told_by_its_story_and_devices(demo: Desk) -> None:
    told = explain(demo, "records").told
    assert isinstance(told, FunctionTold)
    assert told.story is not None
    assert told.story.stopped_in_thousand == told.stopped_in_thousand
    assert titled(demo, "SRV-SOINS").id in {way.device for way in told.ways}


def test_a_fix_is_told_by_what_it_spares(demo: Desk) -> None:
    last = demo.store.last_assessment()
    assert last is not None
    fix = max(
        (one for one in last.prescriptions if one.kind is PrescriptionKind.FIX),
        key=lambda one: one.gain_share,
    )
    told = explain(demo, fix.fix).told
    assert isinstance(told, FixTold)
    assert told.prescription == fix
    assert all(one.after_in_thousand <= one.before_in_thousand for one in told.efforts)
    assert any(one.after_in_thousand < one.before_in_thousand for one in told.efforts)


@pytest.mark.parametrize("unknown", ["la lune", "patch-everything", "x" * 5000])
def test_a_name_that_nothing_has_is_refused(demo: Desk, unknown: str) -> None:
    with pytest.raises(UnknownSubjectError):
        explain(demo, unknown)


def test_a_name_that_two_devices_have_is_refused_with_their_ids(desk: Desk) -> None:
    twins = tuple(
        Device(DeviceId(one), DeviceClass.PRINTER, 1.0, (), NOW, NOW, name="jumelle")
        for one in ("aa", "bb")
    )
    desk.store.save_devices(twins)
    assess(desk, NOW)
    with pytest.raises(AmbiguousSubjectError) as caught:
        explain(desk, "jumelle")
    assert caught.value.details["ids"] == "aa, bb"
    told = explain(desk, "aa").told
    assert isinstance(told, DeviceTold)


def test_a_site_of_nothing_has_no_story_and_no_choke_point(desk: Desk) -> None:
    assess(desk, NOW)
    told = explain(desk).told
    assert isinstance(told, SiteTold)
    assert told.stories == ()


def test_before_the_first_round_there_is_nothing_to_explain(desk: Desk) -> None:
    with pytest.raises(NothingToExplainError):
        explain(desk)
    with pytest.raises(NothingToExplainError):
        explain_change(desk)


def test_a_change_is_told_from_the_month_that_was_asked_for(
    demo: Desk, months: tuple[Assessment, ...]
) -> None:
    lately = explain_change(demo)
    assert (lately.since, lately.until) == (months[-2].at, months[-1].at)
    asked = months[4].at.astimezone().date()
    earlier = explain_change(demo, asked)
    assert earlier.since == months[4].at
    assert earlier.waterfall.before == months[4].exposure.estimate.score
    assert earlier.waterfall.after == lately.waterfall.after
    with pytest.raises(NoPastError):
        explain_change(demo, date(2020, 1, 1))


def test_a_day_that_is_none_is_refused() -> None:
    assert day("2026-09-30") == date(2026, 9, 30)
    for typed in ("2026-02-30", "hier", ""):
        with pytest.raises(BadDayError):
            day(typed)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("subject", ["", "SRV-SOINS", "records", "update-software"])
def test_everything_can_be_read_on_a_terminal_and_by_a_program(
    demo: Desk, subject: str, language: str
) -> None:
    explained, change = explain(demo, subject), explain_change(demo)
    out = StringIO()
    show_explained(Console(file=out, width=110), explained, words(language))
    show_change(Console(file=out, width=110), change, words(language))
    assert len(out.getvalue()) > 300
    assert set(json.loads(explained_as_json(explained, change))) == {"explained", "change"}
