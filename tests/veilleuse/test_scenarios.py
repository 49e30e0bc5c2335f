# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Three written establishments: what the model says of them and what somebody who runs the
security of hospitals expects. Each file holds its facts and its expectations with their reasons.
"""

import pytest
from scenario import FILES, FOLDER, SHELF, Scenario, digits, read

from veilleuse.catalogue.words import words
from veilleuse.domain.belief import settle
from veilleuse.domain.scene import scene_of
from veilleuse.domain.standpoint import Standpoint, repairs
from veilleuse.domain.story import Story, stories
from veilleuse.domain.verdicts import ControlId
from veilleuse.domain.waterfall import Situation
from veilleuse.tasks.tell_story import tell_story

FIRST = 5


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.stem)
def scenario(request: pytest.FixtureRequest) -> Scenario:
    return read(request.param)


def test_there_are_three_of_them() -> None:
    assert len(FILES) == 3


def test_score_band_and_level_are_where_they_are_expected(scenario: Scenario) -> None:
    exposure, expected = scenario.exposure, scenario.expected
    band = exposure.band
    print(  # noqa: T201 for whoever argues with the numbers: pytest -s
        f"{scenario.name}: {exposure.estimate.score:.1f} [{band.best:.1f} {band.worst:.1f}]"
        f" {exposure.level.letter} {[gate.code for gate in exposure.level.gates]}"
    )
    low, high = expected["score"]  # type: ignore[misc]
    narrow, wide = expected["width"]  # type: ignore[misc]
    assert low <= exposure.estimate.score <= high  # type: ignore[operator]
    assert narrow <= band.worst - band.best <= wide  # type: ignore[operator]
    assert exposure.level.letter in expected["letters"]  # type: ignore[operator]
    assert [gate.code for gate in exposure.level.gates] == expected["gates"]


def stories_of(scenario: Scenario) -> tuple[Story, ...]:
    scene = scene_of(scenario.site, scenario.devices)
    stand = Standpoint.of(Situation(scene, settle(scenario.judgements)), SHELF.model)
    mended = repairs(stand.situation.verdicts, SHELF.controls)
    return stories(stand.course, stand.beliefs, mended)


def test_stories_go_through_the_devices_that_matter(scenario: Scenario) -> None:
    told = {story.care_function: story for story in stories_of(scenario)}
    names = {device.id: device.id for device in scenario.devices}
    actions: dict[str, ControlId] = {one.fix: one.controls[0] for one in scenario.prescriptions}
    for story in told.values():
        print(" ".join(tell_story(story, names, actions, words("fr"))))  # type: ignore[arg-type]  # noqa: T201
    for function, device in scenario.expected["stories"].items():  # type: ignore[attr-defined]
        assert device in told[function].devices


def test_the_first_prescriptions_are_what_a_practitioner_would_start_with(
    scenario: Scenario,
) -> None:
    for one in scenario.prescriptions[:8]:
        print(one.kind, one.fix, one.minutes, f"{one.gain_points:.1f} {one.narrowing:.1f}")  # noqa: T201
    first = [one.fix for one in scenario.prescriptions[:FIRST]]
    wanted, unwanted = scenario.expected["first"], scenario.expected["not_first"]
    assert set(wanted) <= set(first)  # type: ignore[call-overload]
    assert set(unwanted).isdisjoint(first)  # type: ignore[call-overload]


def test_their_digits_are_the_recorded_ones() -> None:
    """After a change of the model: python tests/veilleuse/scenario.py > …/scenarios/digits.txt."""
    recorded = (FOLDER / "digits.txt").read_text(encoding="utf-8")
    assert digits() == recorded
