# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbers of the exposure model, typed; `resources/model` holds them with reason and source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from veilleuse.domain.exposure import Letter
from veilleuse.domain.model import CareFunctionId, DeviceClass
from veilleuse.domain.verdicts import ControlId, Verdict

Place = tuple[str, DeviceClass | None]
"""A step of an attack and the class of device it is taken on; None where it concerns the site."""


class Effect(NamedTuple):
    """A control that, once broken, makes a step this many times as likely."""

    control: ControlId
    factor: float


@dataclass(frozen=True, slots=True)
class CareNeed:
    """What one care function weighs, and how surely each class of device in hand stops it."""

    id: CareFunctionId
    weight: float
    carriers: Mapping[DeviceClass, float]


@dataclass(frozen=True, slots=True)
class GateRule:
    """Caps the level where its controls have one of `verdicts`."""

    code: str
    cap: Letter
    controls: tuple[ControlId, ...]
    verdicts: frozenset[Verdict]
    classes: frozenset[DeviceClass]
    """Of the devices it looks at; empty for any device and for the site."""
    within_reach: bool
    """Whether only devices reached by a simulated attack count."""


@dataclass(frozen=True, slots=True)
class CoverageRule:
    """Caps the level where less than `below` of what matters was observed."""

    code: str
    cap: Letter
    below: float


@dataclass(frozen=True, slots=True)
class Efforts:
    """Minutes an observation takes where no fix says so, and what it is worth."""

    answer: int
    """To answer a question about the site, or to look at one device."""
    agent_once: int
    agent_each: int
    band_point: float
    """Points of gain that one point less of blind spot counts for, in the order of the plan."""


@dataclass(frozen=True, slots=True)
class AttackModel:
    """Everything a person may argue with, and nothing else."""

    version: str
    cap: float
    """No step of an attack is ever surer than this."""
    entries: tuple[str, ...]
    """Ways in, each with the steps `arrive.<entry>` and `land.<entry>`."""
    rates: Mapping[Place, float]
    """Probability of each step where every control is met; a step without a rate is not taken."""
    effects: Mapping[Place, tuple[Effect, ...]]
    priors: Mapping[ControlId, float]
    """How often a control turns out broken in the sector, for want of knowing."""
    advice: frozenset[ControlId]
    """Controls that are judged and shown without an effect on the figures."""
    families: Mapping[DeviceClass, str]
    """Which devices share a segment once a network is divided."""
    care: tuple[CareNeed, ...]
    weights: tuple[float, float]
    """Between which a site may set the weight of a care function of its own."""
    workstation_weight: float
    """Share of the activity lost with each workstation taken."""
    letters: Mapping[Letter, float]
    """Each letter holds scores under its limit."""
    gates: tuple[GateRule, ...]
    coverage_gates: tuple[CoverageRule, ...]
    placement_gates: tuple[CoverageRule, ...]
    """Where too little of the care functions, by weight, is tied to a known device."""
    unseen_stop: float
    """How surely, at worst, an attack stops a function none of whose devices is known."""
    efforts: Efforts
    judged: frozenset[ControlId] = field(init=False)
    """Controls that change a figure."""

    def __post_init__(self) -> None:
        """Derives what the effects say."""
        controls = frozenset(e.control for effects in self.effects.values() for e in effects)
        object.__setattr__(self, "judged", controls)

    def without_effect(self, controls: frozenset[ControlId]) -> frozenset[ControlId]:
        """Those of `controls` that change no figure, whether the model names them or not."""
        return controls - self.judged
