# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

import pytest

from veilleuse.domain.attack import lay_scene
from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.belief import MET, Case, Subject, settle
from veilleuse.domain.machines import by_machine, machines_in
from veilleuse.domain.model import Device, Site
from veilleuse.domain.plan import prescribe
from veilleuse.domain.scene import scene_of
from veilleuse.domain.simulate import FEW
from veilleuse.domain.trial import Trial
from veilleuse.domain.verdicts import Control, ControlId, Fix, FixId, Judgement, Verdict
from veilleuse.domain.week import plan_hours


class Facts(Protocol):
    site: Site
    devices: tuple[Device, ...]
    judgements: tuple[Judgement, ...]


Reference = Mapping[str, Facts]


@pytest.fixture
def trial(model: AttackModel, reference: Reference) -> Trial:
    facts = reference["neglected"]
    layout = lay_scene(scene_of(facts.site, facts.devices), model)
    return Trial.of(layout, settle(facts.judgements), model, Case.LIKELY, FEW)


def findings(facts: Facts, control: str) -> list[Subject]:
    return [
        (j.control, j.device)
        for j in facts.judgements
        if j.control == control and j.verdict is Verdict.FINDING
    ]


def test_each_machine_gains_what_it_alone_would(trial: Trial, reference: Reference) -> None:
    subjects = findings(reference["neglected"], "EDR-01")
    gains = by_machine(trial, subjects)
    assert {one.device for one in gains} == {device for _, device in subjects}
    shares = [one.gain_share for one in gains]
    assert shares == sorted(shares, reverse=True)
    best = gains[0]
    after = trial.imagine({(ControlId("EDR-01"), best.device): MET})[1]
    assert best.gain_share == 1 - after.loss / trial.before.loss > 0


def test_all_findings_of_one_machine_count_together(trial: Trial, reference: Reference) -> None:
    facts = reference["neglected"]
    both = [*findings(facts, "HST-01"), *findings(facts, "HST-04")]
    gains = {one.device: one.gain_share for one in by_machine(trial, both)}
    alone = {one.device: one.gain_share for one in by_machine(trial, findings(facts, "HST-04"))}
    assert all(gains[device] >= share for device, share in alone.items())
    assert len(gains) == len({device for _, device in both})


def test_what_holds_for_the_site_has_no_machines(trial: Trial) -> None:
    assert by_machine(trial, [(ControlId("NET-01"), None)]) == ()


@pytest.mark.parametrize(("minutes", "count"), [(0, 0), (29, 0), (30, 0), (40, 1), (65, 3)])
def test_machines_are_counted_after_what_is_done_once(minutes: int, count: int) -> None:
    assert machines_in(Fix(FixId("f"), 30, 10), minutes) == count
    assert machines_in(Fix(FixId("f"), 30, 0), minutes) == 0


def test_the_time_that_is_left_goes_to_the_machines_where_a_fix_gains_most(
    model: AttackModel,
    reference: Reference,
    controls: Mapping[ControlId, Control],
    fixes: Mapping[FixId, Fix],
) -> None:
    facts = reference["neglected"]
    long = {fix: replace(one, minutes_each=60) for fix, one in fixes.items() if one.minutes_each}
    told = [
        one
        for one in prescribe(facts.site, facts.devices, facts.judgements, model, long, controls)
        if one.fix == "install-antivirus"
    ]
    week = plan_hours(
        scene_of(facts.site, facts.devices),
        settle(facts.judgements),
        model,
        fixes=long,
        prescriptions=told,
        hours=3,
    )
    (step,) = week.steps
    assert step.partial
    assert len(step.prescription.devices) == 2
    assert step.prescription.minutes == week.minutes == 180
    assert set(step.prescription.devices) < set(told[0].devices)
    assert week.score_after == step.score_after < week.score_before
