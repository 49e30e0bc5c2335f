# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What fits in the hours there are, and how far it leads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from veilleuse.domain.attack import lay_out
from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.belief import MET, settle
from veilleuse.domain.exposure import Prescription
from veilleuse.domain.model import Device, Site
from veilleuse.domain.score import score_of
from veilleuse.domain.simulate import FEW
from veilleuse.domain.trial import Trial, found, spared
from veilleuse.domain.verdicts import Fix, FixId, Judgement


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """What fits in so many minutes, and what all of it together changes."""

    prescriptions: tuple[Prescription, ...]
    minutes: int
    score_before: float
    score_after: float
    gain_share: float
    """Share of the expected loss that goes away, 0 to 1."""


def plan_hours(
    site: Site,
    devices: Iterable[Device],
    judgements: Iterable[Judgement],
    model: AttackModel,
    *,
    fixes: Mapping[FixId, Fix],
    prescriptions: Iterable[Prescription],
    hours: float,
    samples: int = FEW,
) -> WeekPlan:
    """The best fixes that fit, in their order, and the score with all of them done.

    A fix whose prerequisite is prescribed too waits for it; one that moves nothing is left out.
    """
    prescriptions = tuple(one for one in prescriptions if one.gain_share > 0)
    verdicts = settle(judgements)
    likely = Trial.sharp(lay_out(site, devices, model), verdicts, model, samples)
    chosen = _fitting(prescriptions, fixes, round(60 * hours))
    done = {subject for one in chosen for subject in found(verdicts, one.controls)}
    _, after = likely.imagine(dict.fromkeys(done, MET))
    return WeekPlan(
        prescriptions=chosen,
        minutes=sum(one.minutes for one in chosen),
        score_before=score_of(likely.before.loss),
        score_after=score_of(after.loss),
        gain_share=spared(likely.before, after),
    )


def _fitting(
    prescriptions: tuple[Prescription, ...], fixes: Mapping[FixId, Fix], minutes: int
) -> tuple[Prescription, ...]:
    """Takes the first that fits and whose prerequisites are taken, until none does."""
    chosen: list[Prescription] = []
    waiting = list(prescriptions)
    while True:
        ahead = {one.fix for one in waiting}
        left = minutes - sum(one.minutes for one in chosen)
        fitting = (one for one in waiting if one.minutes <= left and not ahead & _first(one, fixes))
        best = next(fitting, None)
        if best is None:
            return tuple(chosen)
        chosen.append(best)
        waiting.remove(best)


def _first(one: Prescription, fixes: Mapping[FixId, Fix]) -> frozenset[FixId]:
    fix = fixes.get(one.fix)
    return frozenset(fix.prerequisites) if fix else frozenset()
