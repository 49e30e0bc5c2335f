# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veilleuse.catalogue.attack_model import load_model
from veilleuse.domain.attack import lay_scene
from veilleuse.domain.belief import Subject
from veilleuse.domain.model import CareFunction, CareFunctionId, DeviceClass, DeviceId
from veilleuse.domain.scene import Host, Scene
from veilleuse.domain.score import expose_scene
from veilleuse.domain.simulate import FEW
from veilleuse.domain.verdicts import ControlId, Verdict
from veilleuse.domain.waterfall import Cause, Situation, Waterfall, waterfall

MODEL = load_model()
ASKED = frozenset(map(ControlId, ("BKP-01", "BKP-02", "GOV-02")))
KINDS = (DeviceClass.WORKSTATION,) * 3 + (DeviceClass.SERVER,) * 2 + tuple(DeviceClass)
CARE = (
    CareFunction(CareFunctionId("records"), 0.4),
    CareFunction(CareFunctionId("records"), 0.8),
    CareFunction(CareFunctionId("laundry"), 0.3, frozenset({DeviceId("d0")})),
)


def host(number: int, luck: random.Random) -> Host:
    zone = luck.choice(["10.0.0.0/24", "10.0.1.0/24", None])
    return Host(DeviceId(f"d{number}"), luck.choice(KINDS), f"d{number}", zone)


def situation(seed: int, names: list[int]) -> Situation:
    luck = random.Random(seed)
    scene = Scene(
        tuple(sorted((host(n, luck) for n in names), key=lambda one: one.id)),
        tuple(luck.sample(CARE[::2], luck.randint(0, 2))),
    )
    verdicts = {}
    for subject in sorted(lay_scene(scene, MODEL).bearing, key=str):
        verdict = luck.choice([*Verdict, None])
        if verdict is not None:
            verdicts[subject] = verdict
    return Situation(scene, verdicts)


def fall(before: Situation, after: Situation) -> Waterfall:
    return waterfall(before, after, MODEL, ASKED, samples=FEW)


def score(one: Situation) -> float:
    return expose_scene(one.scene, one.verdicts, MODEL, samples=FEW).estimate.score


def exact(points: float) -> Fraction:
    """A figure of six decimals, without the rounding of binary fractions."""
    return Fraction(f"{points:.6f}")


names = st.lists(st.integers(0, 11), unique=True, max_size=8)


@given(st.integers(0, 10**6), names, names)
@settings(max_examples=200)
def test_the_bars_sum_exactly_to_the_whole(seed: int, old: list[int], new: list[int]) -> None:
    before, after = situation(seed, old), situation(seed + 1, new)
    told = fall(before, after)
    assert (told.before, told.after) == (score(before), score(after))
    assert sum(exact(bar.points) for bar in told.bars) == exact(told.after) - exact(told.before)
    causes = [list(Cause).index(bar.cause) for bar in told.bars]
    assert causes == sorted(set(causes))
    assert all(bar.count > 0 for bar in told.bars)


@given(st.integers(0, 10**6), names)
def test_between_two_equal_dates_there_is_no_bar(seed: int, old: list[int]) -> None:
    before = situation(seed, old)
    assert fall(before, before).bars == ()


BASE = situation(3, [0, 1, 2, 3, 4, 5])
BASE = replace(BASE, verdicts=dict.fromkeys(lay_scene(BASE.scene, MODEL).bearing, Verdict.OK))


def changed(subject: Subject, was: Verdict | None, now: Verdict | None) -> tuple[Cause, ...]:
    def at(verdict: Verdict | None) -> Situation:
        verdicts = {one: value for one, value in BASE.verdicts.items() if one != subject}
        return Situation(BASE.scene, {**verdicts, subject: verdict} if verdict else verdicts)

    return tuple(bar.cause for bar in fall(at(was), at(now)).bars)


OBSERVED: Subject = (ControlId("NET-01"), None)
ANSWERED: Subject = (ControlId("BKP-02"), None)


@pytest.mark.parametrize(
    ("was", "now", "cause"),
    [
        (Verdict.OK, Verdict.FINDING, Cause.OPENED),
        (Verdict.NOT_APPLICABLE, Verdict.FINDING, Cause.OPENED),
        (Verdict.FINDING, Verdict.OK, Cause.FIXED),
        (Verdict.FINDING, Verdict.NOT_APPLICABLE, Cause.FIXED),
        (Verdict.UNKNOWN, Verdict.FINDING, Cause.KNOWLEDGE),
        (None, Verdict.OK, Cause.KNOWLEDGE),
        (Verdict.FINDING, Verdict.UNKNOWN, Cause.KNOWLEDGE),
        (Verdict.OK, None, Cause.KNOWLEDGE),
        (Verdict.OK, Verdict.NOT_APPLICABLE, Cause.KNOWLEDGE),
    ],
)
def test_each_change_of_a_verdict_has_its_cause(
    was: Verdict | None, now: Verdict | None, cause: Cause
) -> None:
    assert changed(OBSERVED, was, now) == (cause,)
    assert changed(ANSWERED, was, now) == (Cause.ANSWERS,)


def test_a_device_that_came_brings_its_findings_along() -> None:
    newcomer = Host(DeviceId("new"), DeviceClass.SERVER, "new", "10.0.0.0/24")
    scene = replace(BASE.scene, devices=(*BASE.scene.devices, newcomer))
    broken = {
        subject: Verdict.FINDING
        for subject in lay_scene(scene, MODEL).bearing
        if subject[1] == newcomer.id
    }
    smaller = replace(BASE, verdicts=dict.fromkeys(BASE.verdicts, Verdict.FINDING))
    larger = Situation(scene, {**smaller.verdicts, **broken})
    come, gone = fall(smaller, larger), fall(larger, smaller)
    assert [(bar.cause, bar.count) for bar in come.bars] == [(Cause.NEW, 1)]
    assert [(bar.cause, bar.count) for bar in gone.bars] == [(Cause.GONE, 1)]
    assert come.bars[0].points == -gone.bars[0].points > 0


def test_a_device_that_turns_out_to_be_another_kind_is_knowledge() -> None:
    first = BASE.scene.devices[0]
    other = DeviceClass.CAMERA if first.device_class is not DeviceClass.CAMERA else KINDS[0]
    hosts = (replace(first, device_class=other), *BASE.scene.devices[1:])
    moved = replace(BASE, scene=replace(BASE.scene, devices=hosts))
    assert [(bar.cause, bar.count) for bar in fall(BASE, moved).bars] == [(Cause.KNOWLEDGE, 1)]


def test_a_care_function_that_weighs_more_is_something_people_declared() -> None:
    light, heavy = (replace(BASE, scene=replace(BASE.scene, care=(care,))) for care in CARE[:2])
    assert [bar.cause for bar in fall(light, heavy).bars] == [Cause.ANSWERS]
