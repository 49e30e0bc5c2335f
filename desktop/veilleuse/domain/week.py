# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What fits in the hours there are, in which order, and how far each step leads."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from veilleuse.domain.attack import lay_scene
from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.belief import MET, Subject
from veilleuse.domain.choice import Choice, Job, Jobs
from veilleuse.domain.exposure import Prescription, PrescriptionKind
from veilleuse.domain.machines import machines_in, some_machines
from veilleuse.domain.scene import Scene
from veilleuse.domain.score import score_of
from veilleuse.domain.simulate import FEW
from veilleuse.domain.trial import Trial, found, spared
from veilleuse.domain.verdicts import Fix, FixId, Verdict

LOOKS = 80
"""Simulations spent on looking for a better plan than the first good one."""


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One thing to do, and where the score stands once it is done after those before it."""

    prescription: Prescription
    best_hour: str
    """Code of `resources/i18n` (`best_hour.<code>`)."""
    score_after: float
    needed_by: tuple[FixId, ...] = ()
    """Later steps that must wait for this one."""
    partial: bool = False
    """Whether it is done on some of its machines only, for want of time."""


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """What fits in so many minutes, and what all of it together changes."""

    steps: tuple[PlanStep, ...]
    minutes: int
    score_before: float
    score_after: float
    gain_share: float
    """Share of the expected loss that goes away, 0 to 1."""

    @property
    def prescriptions(self) -> tuple[Prescription, ...]:
        """Those of the steps, in order."""
        return tuple(step.prescription for step in self.steps)


def plan_hours(
    scene: Scene,
    verdicts: Mapping[Subject, Verdict],
    model: AttackModel,
    *,
    fixes: Mapping[FixId, Fix],
    prescriptions: Iterable[Prescription],
    hours: float,
    samples: int = FEW,
    looks: int = LOOKS,
) -> WeekPlan:
    """Good fixes that fit, each after what must come first, tried together in the same attacks.

    In the time that is left, one more is done on the machines where it gains most.

    A prerequisite counts where it is prescribed too: its minutes are part of the plan. One of
    which nothing is known yet is planned as the question that it is.
    """
    likely = Trial.sharp(lay_scene(scene, model), verdicts, model, samples)
    works = Works.of(prescriptions, fixes, verdicts)
    choice = Choice(works.jobs, works.losses(likely))
    chosen = choice.within(round(60 * hours), looks=looks)
    steps, then = _steps(works, likely, fixes, tuple(choice.ordered(chosen)))
    left = round(60 * hours) - choice.minutes(chosen)
    part = _part(works, then, fixes, chosen, left)
    if part is not None:
        steps, then = (*steps, part[0]), part[1]
    return WeekPlan(
        steps=steps,
        minutes=sum(step.prescription.minutes for step in steps),
        score_before=score_of(likely.before.loss),
        score_after=score_of(then.before.loss),
        gain_share=spared(likely.before, then.before),
    )


@dataclass(frozen=True, slots=True)
class Works:
    """Prescriptions as jobs, and the findings that each resolves."""

    prescriptions: tuple[Prescription, ...]
    jobs: tuple[Job, ...]
    resolved: tuple[frozenset[Subject], ...]

    @classmethod
    def of(
        cls,
        prescriptions: Iterable[Prescription],
        fixes: Mapping[FixId, Fix],
        verdicts: Mapping[Subject, Verdict],
        *,
        advice: bool = False,
    ) -> "Works":
        """The fixes that bear on a figure, or all of them, and all that must come before them."""
        by_fix: dict[FixId, Prescription] = {}
        for one in sorted(prescriptions, key=lambda one: one.kind is not PrescriptionKind.FIX):
            by_fix.setdefault(one.fix, one)
        needs = {fix: _needs(fix, fixes, by_fix) for fix in by_fix}
        wanted = {fix for fix, one in by_fix.items() if _wanted(one, advice=advice)}
        kept = sorted(wanted.union(*(needs[fix] for fix in wanted)))
        place = {fix: number for number, fix in enumerate(kept)}
        return cls(
            tuple(by_fix[fix] for fix in kept),
            tuple(
                Job(by_fix[fix].minutes, frozenset(place[first] for first in needs[fix]))
                for fix in kept
            ),
            tuple(_resolved(by_fix[fix], verdicts) for fix in kept),
        )

    def changes(self, jobs: Iterable[int]) -> dict[Subject, float]:
        """What is met once they are done."""
        return dict.fromkeys((one for job in jobs for one in self.resolved[job]), MET)

    def losses(self, likely: Trial) -> Callable[[Jobs], float]:
        """The expected loss with each set of jobs done, in the same attacks."""
        return lambda jobs: likely.imagine(self.changes(jobs))[1].loss


def _wanted(one: Prescription, *, advice: bool) -> bool:
    return one.kind is PrescriptionKind.FIX and (advice or one.no_gain_reason != "advice")


def _resolved(one: Prescription, verdicts: Mapping[Subject, Verdict]) -> frozenset[Subject]:
    return found(verdicts, one.controls) if one.kind is PrescriptionKind.FIX else frozenset()


def _needs(
    fix: FixId, fixes: Mapping[FixId, Fix], prescribed: Mapping[FixId, Prescription]
) -> frozenset[FixId]:
    """What is prescribed of all that must come before, and before that."""
    needed: set[FixId] = set()
    waiting = [fix]
    while waiting:
        known = fixes.get(waiting.pop())
        for first in known.prerequisites if known else ():
            if first in prescribed and first not in needed and first != fix:
                needed.add(first)
                waiting.append(first)
    return frozenset(needed)


def _steps(
    works: Works, likely: Trial, fixes: Mapping[FixId, Fix], order: Sequence[int]
) -> tuple[tuple[PlanStep, ...], Trial]:
    """One after the other, and the site with all of them done."""
    steps, now = [], likely
    for at, job in enumerate(order):
        now = now.after(works.changes([job]))
        waiting = (later for later in order[at + 1 :] if job in works.jobs[later].needs)
        needed_by = tuple(works.prescriptions[later].fix for later in waiting)
        steps.append(_step(works.prescriptions[job], fixes, now, needed_by=needed_by))
    return tuple(steps), now


def _step(
    one: Prescription,
    fixes: Mapping[FixId, Fix],
    now: Trial,
    *,
    needed_by: tuple[FixId, ...] = (),
    partial: bool = False,
) -> PlanStep:
    """A question may be asked at any hour."""
    known = fixes.get(one.fix) if one.kind is PrescriptionKind.FIX else None
    return PlanStep(
        prescription=one,
        best_hour=known.best_hour if known else "any",
        score_after=score_of(now.before.loss),
        needed_by=needed_by,
        partial=partial,
    )


def _part(
    works: Works, now: Trial, fixes: Mapping[FixId, Fix], chosen: Jobs, left: int
) -> tuple[PlanStep, Trial] | None:
    """In the minutes that are left, some machines of the fix that promises most in them."""
    promises: list[tuple[float, int]] = []
    for job, one in enumerate(works.prescriptions):
        if job not in chosen and works.jobs[job].needs <= chosen and one.fix in fixes:
            share = min(1.0, machines_in(fixes[one.fix], left) / max(1, len(one.devices)))
            promises.append((one.gain_share * share, job))
    promise, job = max(promises, default=(0.0, 0))
    if promise <= 0:
        return None
    one = works.prescriptions[job]
    some = some_machines(one, fixes[one.fix], now, works.resolved[job], left)
    if some is None:
        return None
    return _step(some[0], fixes, some[1], partial=True), some[1]
