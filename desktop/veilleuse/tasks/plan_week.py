# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What to do with the hours there are, and what is missing for the next letter."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite

from veilleuse.domain.belief import Subject, settle
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.exposure import Prescription
from veilleuse.domain.next_level import NextLevel, next_level
from veilleuse.domain.scene import Scene, scene_of
from veilleuse.domain.verdicts import Verdict
from veilleuse.domain.week import WeekPlan, plan_hours
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.explain import NothingToExplainError
from veilleuse.tasks.rejudge import rejudged

MOST_HOURS = 1000
"""Half a year of work: more is a slip of the hand."""


class BadHoursError(VeilleuseError):
    """What was typed is no number of hours."""

    code = "bad_hours"


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the last assessment stands on."""

    scene: Scene
    verdicts: Mapping[Subject, Verdict]
    prescriptions: tuple[Prescription, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan for some hours, and the way to the next letter."""

    hours: float
    week: WeekPlan
    next_level: NextLevel


def hours_of(typed: str) -> float:
    """A number of hours, with a point or a comma; BadHoursError for anything else."""
    try:
        hours = float(typed.replace(",", "."))
    except ValueError as error:
        raise BadHoursError(hours=typed, most=MOST_HOURS) from error
    if not isfinite(hours) or not 0 < hours <= MOST_HOURS:
        raise BadHoursError(hours=typed, most=MOST_HOURS)
    return hours


def plan_week(desk: Desk, hours: float) -> Planned:
    """From the last assessment. NothingToExplainError before the first round."""
    ground, shelf = grounds(desk), desk.shelf
    return Planned(
        hours=hours,
        week=plan_hours(
            ground.scene,
            ground.verdicts,
            shelf.model,
            fixes=shelf.fixes,
            prescriptions=ground.prescriptions,
            hours=hours,
        ),
        next_level=next_level(
            ground.scene,
            ground.verdicts,
            shelf.model,
            fixes=shelf.fixes,
            prescriptions=ground.prescriptions,
        ),
    )


def grounds(desk: Desk) -> Grounds:
    """NothingToExplainError before the first round."""
    assessment = desk.store.last_assessment()
    if assessment is None:
        raise NothingToExplainError
    scene = assessment.scene or scene_of(desk.store.site(), desk.store.devices())
    return Grounds(scene, settle(rejudged(desk, assessment)), assessment.prescriptions)
