# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The laws of the exposure model, on random establishments."""

import os
import random
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from ipaddress import ip_address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veilleuse.catalogue.attack_model import load_model
from veilleuse.domain.attack import lay_out
from veilleuse.domain.belief import Subject
from veilleuse.domain.exposure import PrescriptionKind
from veilleuse.domain.graph import Layout
from veilleuse.domain.model import CareFunction, CareFunctionId, Device, DeviceClass, DeviceId, Site
from veilleuse.domain.plan import prescribe
from veilleuse.domain.score import Spread, expose, samples_for, score_of, spread_of
from veilleuse.domain.simulate import FEW
from veilleuse.domain.verdicts import (
    Control,
    ControlId,
    Fix,
    FixId,
    Judgement,
    Scope,
    Severity,
    Verdict,
)

MODEL = load_model()
NOW = datetime(2026, 9, 1, tzinfo=UTC)
LARGEST = 300
ADVICE = ControlId("HST-05")
OTHER = ControlId("XYZ-99")
KINDS = (DeviceClass.WORKSTATION,) * 8 + (DeviceClass.SERVER,) * 2 + tuple(DeviceClass)
ZONES = ("192.168.1.{}", "192.168.2.{}", "2001:db8:1::{}", "")
settings.register_profile("laws", max_examples=200, deadline=None)
settings.register_profile("nightly", max_examples=1_000, deadline=None)
LAW = settings.get_profile(os.environ.get("VEILLEUSE_LAWS", "laws"))
"""`VEILLEUSE_LAWS=nightly` tries each law five times as often."""


@dataclass(frozen=True)
class House:
    """A random establishment, and the luck with which a law picks what it changes."""

    site: Site
    devices: tuple[Device, ...]
    verdicts: Mapping[Subject, Verdict]
    luck: random.Random

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        return tuple(told(subject, verdict) for subject, verdict in self.verdicts.items())

    @cached_property
    def layout(self) -> Layout:
        return lay_out(self.site, self.devices, MODEL)

    def simulate(
        self, changes: Mapping[Subject, Verdict] | None = None, *, samples: int = FEW
    ) -> Spread:
        return spread_of(self.layout, {**self.verdicts, **(changes or {})}, MODEL, samples)

    def subjects(self) -> list[Subject]:
        """What bears on a figure, a control that is advice and one the model never heard of."""
        extra = {(control, one.id) for one in self.devices for control in (ADVICE, OTHER)}
        subjects = self.layout.bearing | extra
        return sorted(subjects, key=lambda subject: (subject[0], subject[1] or ""))

    def some(self, subjects: list[Subject]) -> list[Subject]:
        return self.luck.sample(subjects, self.luck.randint(0, len(subjects)))


def told(subject: Subject, verdict: Verdict) -> Judgement:
    return Judgement(*subject, verdict, Severity.HIGH, "told", {})


def device(name: str, luck: random.Random) -> Device:
    kind = luck.choice(KINDS)
    place = luck.choice(ZONES).format(luck.randint(1, 250))
    return Device(
        id=DeviceId(name),
        device_class=kind,
        confidence=1.0,
        reasons=(),
        first_seen=NOW,
        last_seen=NOW,
        addresses=(ip_address(place),) if place else (),
        reported_at=NOW if luck.random() < 0.5 else None,
    )


def house(seed: int, size: int) -> House:
    luck = random.Random(seed)
    devices = tuple(device(f"d{number}", luck) for number in range(size))
    chosen = frozenset(luck.sample([d.id for d in devices], luck.randint(0, min(3, size))))
    functions = (
        CareFunction(CareFunctionId("records"), 0.4, chosen),
        CareFunction(CareFunctionId("laundry"), luck.random()),
    )
    site = Site("s", care_functions=luck.choice([(), functions]))
    shares = luck.choice([(7, 1, 1, 1), (2, 5, 1, 1), (1, 1, 5, 3), (1, 0, 0, 0), (0, 1, 0, 0)])
    verdicts: dict[Subject, Verdict] = {}
    built = House(site, devices, verdicts, luck)
    for subject in built.subjects():
        verdict = luck.choices(
            (Verdict.OK, Verdict.FINDING, Verdict.UNKNOWN, None), weights=shares
        )[0]
        if verdict is not None:
            verdicts[subject] = verdict
    return built


def sizes(largest: int) -> st.SearchStrategy[int]:
    """Mostly small: a law that fails does so on few devices."""
    small = [st.integers(1, min(limit, largest)) for limit in (6,) * 4 + (20,) * 6 + (60,) * 2]
    return st.one_of(*small, st.integers(1, largest))


def houses(largest: int = LARGEST) -> st.SearchStrategy[House]:
    return st.builds(house, st.integers(0, 2**32), sizes(largest))


def losses(spread: Spread) -> tuple[float, float, float]:
    return spread.best.loss, spread.likely.loss, spread.worst.loss


@LAW
@given(houses())
def test_every_figure_is_bounded_and_the_likely_score_lies_in_the_band(house: House) -> None:
    exposure = expose(house.site, house.devices, house.judgements, MODEL, samples=FEW)
    score, band = exposure.estimate.score, exposure.band
    assert 0 <= band.best <= score <= band.worst <= 100
    assert 0 <= exposure.estimate.loss <= 1
    assert 0 <= exposure.coverage.share <= 1
    assert exposure.level.letter >= exposure.level.by_score
    assert all(0 <= risk.attacks_in_thousand <= 1000 for risk in exposure.care_risks)


@LAW
@given(houses())
def test_adding_a_finding_never_lowers_the_score(house: House) -> None:
    added = dict.fromkeys(house.some(house.subjects()), Verdict.FINDING)
    before, after = losses(house.simulate()), losses(house.simulate(added))
    assert all(then >= now for now, then in zip(before, after, strict=True))


@LAW
@given(houses())
def test_a_fix_never_raises_the_score(house: House) -> None:
    findings = [s for s, verdict in house.verdicts.items() if verdict is Verdict.FINDING]
    fixed = dict.fromkeys(house.some(findings), Verdict.OK)
    before, after = losses(house.simulate()), losses(house.simulate(fixed))
    assert all(then <= now for now, then in zip(before, after, strict=True))


@LAW
@given(houses(), st.booleans())
def test_adding_a_healthy_device_never_lowers_the_score(house: House, silent: bool) -> None:
    newcomer = replace(device("new", house.luck), reported_at=None if silent else NOW)
    larger = replace(house, devices=(*house.devices, newcomer))
    healthy = {subject: Verdict.OK for subject in larger.subjects() if subject[1] == newcomer.id}
    before, after = house.simulate(), larger.simulate(healthy)
    assert after.best.loss >= before.best.loss
    assert after.likely.loss >= before.likely.loss
    if newly_placed(house, larger):
        return  # to know where care runs may well lift the worst that could be
    assert after.worst.loss >= before.worst.loss


def newly_placed(smaller: House, larger: House) -> bool:
    before, after = (
        {care.id for care in one.layout.care if care.placed} for one in (smaller, larger)
    )
    return before != after


@LAW
@given(houses(30))
def test_the_order_of_devices_and_judgements_does_not_matter(house: House) -> None:
    devices, judgements = list(house.devices), list(house.judgements)
    before = expose(house.site, devices, judgements, MODEL, samples=FEW)
    house.luck.shuffle(devices)
    house.luck.shuffle(judgements)
    assert expose(house.site, devices, judgements, MODEL, samples=FEW) == before


@LAW
@given(houses(30))
def test_of_two_judgements_that_contradict_each_other_the_worse_one_counts(house: House) -> None:
    kinder = [told(subject, Verdict.OK) for subject in house.verdicts]
    told_twice = [*kinder, *house.judgements]
    once = expose(house.site, house.devices, house.judgements, MODEL, samples=FEW)
    assert expose(house.site, house.devices, told_twice, MODEL, samples=FEW) == once


@LAW
@given(houses())
def test_learning_narrows_the_band_and_the_score_stays_inside_it(house: House) -> None:
    unknown = [
        subject
        for subject in house.subjects()
        if house.verdicts.get(subject, Verdict.UNKNOWN) is Verdict.UNKNOWN
    ]
    learnt = {
        subject: house.luck.choice((Verdict.OK, Verdict.FINDING, Verdict.NOT_APPLICABLE))
        for subject in house.some(unknown)
    }
    before, after = losses(house.simulate()), losses(house.simulate(learnt))
    assert before[0] <= after[0] <= after[1] <= after[2] <= before[2]


CONTROLS = {
    control: Control(
        id=control,
        scope=Scope.DEVICE,
        applies_to=frozenset(),
        judge="told",
        parameters={},
        severity=Severity.HIGH,
        fix=FixId(f"fix-{control[:3]}"),
        evidences=(),
    )
    for control in (*sorted(MODEL.judged), ADVICE, OTHER)
}
FIXES = {control.fix: Fix(control.fix, 30, 5) for control in CONTROLS.values()}
WHY = {"advice", "overshadowed", "other_paths", "lowest", "no_band"}


@LAW
@given(houses(20))
def test_a_prescription_moves_a_figure_or_says_why_not(house: House) -> None:
    told = prescribe(house.site, house.devices, house.judgements, MODEL, FIXES, CONTROLS)
    for one in told:
        assert one.gain_points >= 0
        assert 0 <= one.gain_share <= 1
        assert one.narrowing >= 0
        moves = one.gain_points if one.kind is PrescriptionKind.FIX else one.narrowing
        assert bool(moves) != bool(one.no_gain_reason)
        assert not one.no_gain_reason or one.no_gain_reason in WHY


@LAW
@given(houses(12))
def test_the_gain_of_a_fix_is_the_difference_of_two_scores(house: House) -> None:
    samples = samples_for(house.simulate().likely)
    before = house.simulate(samples=samples).likely
    repairs = [
        one
        for one in prescribe(
            house.site, house.devices, house.judgements, MODEL, FIXES, CONTROLS, samples=FEW
        )
        if one.kind is PrescriptionKind.FIX
    ]
    for one in house.luck.sample(repairs, min(2, len(repairs))):
        fixed = {
            subject: Verdict.OK
            for subject, verdict in house.verdicts.items()
            if verdict is Verdict.FINDING and subject[0] in one.controls
        }
        after = house.simulate(fixed, samples=samples).likely
        gain = score_of(before.loss) - score_of(after.loss)
        assert one.gain_points == pytest.approx(gain, abs=1e-5)


def figures() -> str:
    """Every digit of a few establishments."""
    told = []
    for seed in range(4):
        one = house(seed, 25)
        exposure = expose(one.site, one.devices, one.judgements, MODEL, samples=FEW)
        told.append(repr((exposure.estimate, exposure.band, exposure.level, exposure.care_risks)))
    return "\n".join(told)


def test_the_same_facts_give_the_same_digits_in_another_process() -> None:
    script = f"""
import importlib.util, sys
spec = importlib.util.spec_from_file_location("laws", {__file__!r})
laws = importlib.util.module_from_spec(spec)
sys.modules["laws"] = laws
spec.loader.exec_module(laws)
print(laws.figures())
"""
    for hash_seed in ("1", "2"):
        answer = subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            check=True,
            text=True,
            env={"PYTHONHASHSEED": hash_seed},
            timeout=60,
        )
        assert answer.stdout.strip() == figures()
