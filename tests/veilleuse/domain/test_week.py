# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

import pytest

from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.belief import settle
from veilleuse.domain.exposure import Prescription
from veilleuse.domain.model import Device, Site
from veilleuse.domain.plan import prescribe
from veilleuse.domain.scene import scene_of
from veilleuse.domain.verdicts import Control, ControlId, Fix, FixId, Judgement
from veilleuse.domain.week import plan_hours

Fixes = Mapping[FixId, Fix]


class Facts(Protocol):
    site: Site
    devices: tuple[Device, ...]
    judgements: tuple[Judgement, ...]


Reference = Mapping[str, Facts]
Told = Mapping[str, tuple[Prescription, ...]]


@pytest.fixture(scope="module")
def told(
    model: AttackModel,
    reference: Reference,
    controls: Mapping[ControlId, Control],
    fixes: Fixes,
) -> Told:
    return {
        name: prescribe(facts.site, facts.devices, facts.judgements, model, fixes, controls)
        for name, facts in reference.items()
    }


def test_three_hours_hold_what_fits_and_lower_the_score(
    model: AttackModel, reference: Reference, fixes: Fixes, told: Told
) -> None:
    name = "neglected, ten computers"
    facts = reference[name]
    week = plan_hours(
        scene_of(facts.site, facts.devices),
        settle(facts.judgements),
        model,
        fixes=fixes,
        prescriptions=told[name],
        hours=3,
    )
    assert 0 < week.minutes == sum(one.minutes for one in week.prescriptions) <= 180
    assert week.score_after < week.score_before - 5
    assert week.gain_share > max(one.gain_share for one in week.prescriptions)


def test_a_fix_waits_for_its_prerequisite(
    model: AttackModel, reference: Reference, fixes: Fixes, told: Told
) -> None:
    name = "neglected, ten computers"
    facts, leader = reference[name], told[name][0].fix
    later = {**fixes, leader: replace(fixes[leader], prerequisites=(FixId("test-a-restore"),))}

    def planned(hours: float) -> list[FixId]:
        week = plan_hours(
            scene_of(facts.site, facts.devices),
            settle(facts.judgements),
            model,
            fixes=later,
            prescriptions=told[name],
            hours=hours,
        )
        return [one.fix for one in week.prescriptions]

    assert leader not in planned(3)
    all_week = planned(60)
    assert all_week.index(FixId("test-a-restore")) < all_week.index(leader)


def test_no_time_is_no_plan(
    model: AttackModel, reference: Reference, fixes: Fixes, told: Told
) -> None:
    facts = reference["neglected"]
    week = plan_hours(
        scene_of(facts.site, facts.devices),
        settle(facts.judgements),
        model,
        fixes=fixes,
        prescriptions=told["neglected"],
        hours=0,
    )
    assert week.prescriptions == ()
    assert week.score_after == week.score_before
