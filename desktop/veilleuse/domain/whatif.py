# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the figures would be if some things were mended, found or happened."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from veilleuse.domain.attack import lay_scene
from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.belief import BROKEN, MET, Subject
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.events import Event, EventRule, Happenings, with_taken
from veilleuse.domain.exposure import Level
from veilleuse.domain.graph import Graph, reweigh
from veilleuse.domain.level import cover, level_of
from veilleuse.domain.model import CareFunctionId, DeviceId
from veilleuse.domain.scene import Scene
from veilleuse.domain.score import score_of
from veilleuse.domain.simulate import FEW, Outcome, outcome_of
from veilleuse.domain.trial import Trial
from veilleuse.domain.verdicts import ControlId, FixId, Verdict


class NothingToMendError(VeilleuseError):
    """No such fix, or it has nothing to resolve here."""

    code = "nothing_to_mend"


class UnknownFindingError(VeilleuseError):
    """No such control is judged of that device."""

    code = "unknown_finding"


@dataclass(frozen=True, slots=True)
class Mended:
    """A fix is done: on every machine that has its findings, or on one."""

    fix: FixId
    device: DeviceId | None = None


@dataclass(frozen=True, slots=True)
class Reversed:
    """One control turns out otherwise: a finding is resolved, anything else becomes one."""

    control: ControlId
    device: DeviceId | None = None


Imagined = Mended | Reversed | Event


@dataclass(frozen=True, slots=True)
class Figures:
    """What the simulated attacks come to."""

    score: float
    loss: float
    """Mean share of the activity that is lost, 0 to 1."""
    stopped_in_thousand: Mapping[CareFunctionId, int]


class WhatIf:
    """One site with a set of things imagined. Only what is imagined counts, not in which order."""

    def __init__(
        self,
        scene: Scene,
        verdicts: Mapping[Subject, Verdict],
        model: AttackModel,
        *,
        events: Mapping[str, EventRule],
        repairs: Mapping[FixId, frozenset[Subject]],
        samples: int = FEW,
    ) -> None:
        """Simulates the site as it is. `repairs` holds the findings that each fix resolves."""
        layout = with_taken(lay_scene(scene, model))
        self._scene, self._verdicts, self._model = scene, verdicts, model
        self._happenings = Happenings(layout, events)
        self._repairs = repairs
        self._base = Trial.sharp(layout, verdicts, model, samples)
        self._judged = layout.bearing | verdicts.keys()
        self._imagined: frozenset[Imagined] = frozenset()
        self._outcome = self._base.before

    @property
    def imagined(self) -> frozenset[Imagined]:
        """What differs from the site as it is."""
        return self._imagined

    @property
    def samples(self) -> int:
        """Attacks simulated: more where few of them do harm."""
        return self._base.before.samples

    @property
    def graph(self) -> Graph:
        """The site as it is, with a way into control of each device that is never open."""
        return self._base.graph

    @property
    def before(self) -> Figures:
        """The site as it is."""
        return _figures(self._base.before)

    @property
    def figures(self) -> Figures:
        """With all that is imagined."""
        return _figures(self._outcome)

    def toggle(self, *some: Imagined) -> Figures:
        """Imagines each, or no longer where it was imagined already.

        NothingToMendError, UnknownFindingError, UnknownEventError, EventElsewhereError: nothing
        is changed then.
        """
        imagined = self._imagined.symmetric_difference(some)
        self._outcome = self._follow(imagined)
        self._imagined = imagined
        return self.figures

    def level(self) -> Level:
        """The letter with all that is imagined."""
        changed = {
            subject: Verdict.OK if broken == MET else Verdict.FINDING
            for subject, broken in self._changes(self._imagined).items()
        }
        verdicts = {**self._verdicts, **changed}
        layout, devices = self._base.graph.layout, self._scene.devices
        return level_of(
            score_of(self._outcome.loss),
            self._outcome,
            devices=devices,
            verdicts=verdicts,
            coverage=cover(layout, devices, verdicts),
            placed=layout.placed_share,
            model=self._model,
        )

    def _follow(self, imagined: frozenset[Imagined]) -> Outcome:
        changes = self._changes(imagined)
        graph = self._base.graph
        if changes:
            graph = reweigh(graph, self._base.beliefs.assuming(changes), changes)
        certain = self._certain(imagined)
        if certain:
            chances = list(graph.chances)
            for index in certain:
                chances[index] = 1.0
            graph = replace(graph, chances=tuple(chances))
        if graph.weighs_as(self._base.graph):
            return self._base.before
        return outcome_of(self._base.course.along(graph))

    def _changes(self, imagined: frozenset[Imagined]) -> dict[Subject, float]:
        changes: dict[Subject, float] = {}
        for one in imagined:
            match one:
                case Mended():
                    changes |= dict.fromkeys(self._mended(one), MET)
                case Reversed():
                    changes |= self._reversed(one)
        return changes

    def _mended(self, one: Mended) -> frozenset[Subject]:
        resolved = self._repairs.get(one.fix, frozenset())
        if one.device is not None:
            resolved = frozenset(subject for subject in resolved if subject[1] == one.device)
        if not resolved:
            raise NothingToMendError(fix=one.fix, known=", ".join(self._repairs))
        return resolved

    def _reversed(self, one: Reversed) -> Mapping[Subject, float]:
        subject = (one.control, one.device)
        if subject not in self._judged:
            raise UnknownFindingError(control=one.control, device=one.device or "–")
        broken = self._verdicts.get(subject) is Verdict.FINDING
        return {subject: MET if broken else BROKEN}

    def _certain(self, imagined: frozenset[Imagined]) -> frozenset[int]:
        happened = (self._happenings.certain(one) for one in imagined if isinstance(one, Event))
        return frozenset(index for edges in happened for index in edges)


def _figures(outcome: Outcome) -> Figures:
    return Figures(
        score=score_of(outcome.loss),
        loss=outcome.loss,
        stopped_in_thousand={
            care: round(1000 * count / outcome.samples) for care, count in outcome.stopped.items()
        },
    )
