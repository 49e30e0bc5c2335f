# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How near the plan comes to the best one there is, on sites small enough to try every set."""

import random
from collections.abc import Iterator
from itertools import combinations

from veilleuse.catalogue.attack_model import load_model
from veilleuse.domain.attack import lay_scene
from veilleuse.domain.belief import Case, Subject
from veilleuse.domain.choice import Choice, Job, Jobs
from veilleuse.domain.exposure import Prescription, PrescriptionKind
from veilleuse.domain.model import DeviceClass, DeviceId
from veilleuse.domain.scene import Host, Scene
from veilleuse.domain.simulate import FEW
from veilleuse.domain.trial import Trial
from veilleuse.domain.verdicts import ControlId, Fix, FixId, Severity, Verdict
from veilleuse.domain.week import LOOKS, Works

MODEL = load_model()
KINDS = (DeviceClass.WORKSTATION,) * 6 + (DeviceClass.SERVER,) * 2 + tuple(DeviceClass)
SITES = 120
MOST_FIXES = 10
NEAR = 0.95


class SmallSite:
    """A few devices with a few findings, each control with a fix that may wait for another."""

    def __init__(self, seed: int) -> None:
        luck = random.Random(seed)
        scene = Scene(
            tuple(
                Host(DeviceId(f"d{number}"), luck.choice(KINDS), f"d{number}", "office")
                for number in range(luck.randint(2, 10))
            )
        )
        layout = lay_scene(scene, MODEL)
        subjects = sorted(layout.bearing, key=str)
        controls = sorted({control for control, _ in subjects})
        chosen = luck.sample(controls, min(luck.randint(3, MOST_FIXES), len(controls)))
        share = luck.choice([0.3, 0.6, 1.0])
        self.verdicts: dict[Subject, Verdict] = {
            subject: Verdict.FINDING
            if subject[0] in chosen and luck.random() < share
            else Verdict.OK
            for subject in subjects
        }
        fixes = {control: FixId(f"fix-{control}") for control in chosen}
        prescriptions = [self._prescription(control, fix, luck) for control, fix in fixes.items()]
        self.works = Works.of(prescriptions, _chained(list(fixes.values()), luck), self.verdicts)
        self.trial = Trial.of(layout, self.verdicts, MODEL, Case.LIKELY, FEW)
        self.choice = Choice(self.works.jobs, self.works.losses(self.trial))
        everything = sum(job.minutes for job in self.works.jobs)
        self.budget = round(everything * luck.uniform(0.15, 0.8))

    def _prescription(self, control: ControlId, fix: FixId, luck: random.Random) -> Prescription:
        machines = sum(v is Verdict.FINDING for s, v in self.verdicts.items() if s[0] == control)
        minutes = luck.choice([5, 15, 30, 60, 120]) + machines * luck.choice([0, 2, 10, 20])
        return Prescription(
            PrescriptionKind.FIX, fix, (control,), (), Severity.HIGH, minutes, 0.0, 0.0, 0.0
        )


def _chained(fixes: list[FixId], luck: random.Random) -> dict[FixId, Fix]:
    return {
        fix: Fix(fix, 0, 0, (fixes[luck.randrange(at)],) if at and luck.random() < 0.2 else ())
        for at, fix in enumerate(fixes)
    }


def allowed(jobs: tuple[Job, ...]) -> Iterator[Jobs]:
    for size in range(len(jobs) + 1):
        for some in combinations(range(len(jobs)), size):
            if all(jobs[job].needs <= set(some) for job in some):
                yield frozenset(some)


def test_a_plan_spares_nearly_all_that_the_best_one_could() -> None:
    ratios = []
    for seed in range(SITES):
        site = SmallSite(seed)
        choice = site.choice
        chosen = choice.within(site.budget, looks=LOOKS)
        before, after = choice.loss(frozenset()), choice.loss(chosen)
        fitting = (one for one in allowed(site.works.jobs) if choice.minutes(one) <= site.budget)
        best = min(map(choice.loss, fitting))
        if best < before:
            ratios.append((before - after) / (before - best))
    ratios.sort()
    print(f"{len(ratios)} sites, worst {ratios[0]:.4f}, exact {ratios.count(1.0)}")  # noqa: T201 pytest -s
    assert len(ratios) >= 100
    assert ratios[0] >= NEAR


def test_the_way_to_a_limit_takes_little_more_than_the_shortest() -> None:
    ratios = []
    for seed in range(SITES):
        site = SmallSite(seed)
        choice = site.choice
        sets = list(allowed(site.works.jobs))
        least, before = choice.loss(max(sets, key=len)), choice.loss(frozenset())
        limit = least + 0.3 * (before - least)
        if least >= limit:
            continue
        chosen = choice.reaching(limit, frozenset())
        assert chosen is not None
        shortest = min(choice.minutes(one) for one in sets if choice.loss(one) < limit)
        ratios.append(choice.minutes(chosen) / shortest if shortest else 1.0)
    ratios.sort()
    print(f"{len(ratios)} sites, worst {ratios[-1]:.3f}, exact {ratios.count(1.0)}")  # noqa: T201 pytest -s
    assert len(ratios) >= 100
    assert sum(ratios) / len(ratios) <= 1.05
