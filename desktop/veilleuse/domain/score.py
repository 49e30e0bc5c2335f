# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From simulated attacks to the figures that a person reads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp2, log, log2

from veilleuse.domain.attack import lay_scene
from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.belief import Case, Subject, believe, settle
from veilleuse.domain.exposure import Band, CareRisk, Estimate, Exposure
from veilleuse.domain.graph import Layout, weigh
from veilleuse.domain.level import cover, level_of
from veilleuse.domain.model import Device, Site
from veilleuse.domain.scene import Scene, scene_of
from veilleuse.domain.simulate import FEW, MANY, Outcome, run_ways
from veilleuse.domain.verdicts import Judgement, Verdict

_DECIMALS = 6
"""Kept of a score: far fewer than those in which two systems' logarithms differ."""

NOTHING_KNOWN = Band(0.0, 100.0)
"""Of a site on which no device was ever found."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The same attacks under the three ways to take an unknown."""

    best: Outcome
    likely: Outcome
    worst: Outcome

    @property
    def band(self) -> Band:
        """The scores at both ends."""
        return Band(score_of(self.best.loss), score_of(self.worst.loss))


def expose(
    site: Site,
    devices: Iterable[Device],
    judgements: Iterable[Judgement],
    model: AttackModel,
    *,
    samples: int = MANY,
) -> Exposure:
    """Every figure of one assessment, from one simulation."""
    return expose_scene(scene_of(site, devices), settle(judgements), model, samples=samples)


def expose_scene(
    scene: Scene,
    verdicts: Mapping[Subject, Verdict],
    model: AttackModel,
    *,
    samples: int = MANY,
    layout: Layout | None = None,
) -> Exposure:
    """The same, of a site as it was kept; `layout` is the scene's, where it is laid out already."""
    devices, layout = scene.devices, layout or lay_scene(scene, model)
    cases = spread_of(layout, verdicts, model, samples)
    estimate = estimate_of(cases.likely)
    coverage = cover(layout, devices, verdicts)
    return Exposure(
        estimate=estimate,
        band=cases.band if devices else NOTHING_KNOWN,
        level=level_of(
            estimate.score,
            cases.likely,
            devices=devices,
            verdicts=verdicts,
            coverage=coverage,
            placed=layout.placed_share,
            model=model,
        ),
        coverage=coverage,
        care_risks=tuple(
            CareRisk(care.id, round(1000 * cases.likely.stopped[care.id] / samples), care.placed)
            for care in layout.care
        ),
        samples=samples,
        model_version=model.version,
    )


def spread_of(
    layout: Layout, verdicts: Mapping[Subject, Verdict], model: AttackModel, samples: int
) -> Spread:
    """Runs the three cases."""
    graphs = [
        weigh(layout, believe(verdicts, model, case))
        for case in (Case.BEST, Case.LIKELY, Case.WORST)
    ]
    return Spread(*run_ways(graphs, samples))


def score_of(loss: float) -> float:
    """100 where everything is lost, ten points less for each halving, never under 0."""
    return points(max(0.0, 100 + 10 * log2(loss))) if loss > 0 else 0.0


def loss_at(score: float) -> float:
    """The loss under which the score is lower than that."""
    return exp2((score - 0.1**_DECIMALS - 100) / 10)


def points(value: float) -> float:
    """A score or a difference of scores, without the decimals that mean nothing."""
    return round(value, _DECIMALS)


def estimate_of(outcome: Outcome) -> Estimate:
    """The loss, its score and the score's standard error."""
    error = 10 / log(2) * outcome.error / outcome.loss if outcome.loss else 0.0
    return Estimate(outcome.loss, score_of(outcome.loss), points(error))


def samples_for(few: Outcome) -> int:
    """How many attacks make the score's standard error small, as the first few show it."""
    return FEW if few.loss and estimate_of(few).error < 1 else MANY
