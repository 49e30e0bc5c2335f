# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the simulation says of a site: the figures every screen and page is made of."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from veilleuse.domain.model import CareFunctionId, DeviceId
from veilleuse.domain.scene import Scene
from veilleuse.domain.verdicts import ControlId, FixId, Judgement, Severity

CARE_UNPLACED = "care_unplaced"
"""Code of the gate that shuts where nobody knows on which devices most of the care runs."""


class Letter(StrEnum):
    """Level of a site, best first."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean loss over simulated attacks and the score it stands for (lower is better)."""

    loss: float
    """Mean share of the establishment's activity that a successful campaign stops, 0 to 1."""
    score: float
    """max(0, 100 + 10 log2 loss), 0 to 100."""
    error: float
    """Standard error of the score, in points."""


@dataclass(frozen=True, slots=True)
class Band:
    """The score with every unknown at its best and at its worst."""

    best: float
    worst: float


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition that caps the level whatever the score."""

    code: str
    cap: Letter
    devices: tuple[DeviceId, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """The letter, what the score alone would give, and the gates that lowered it."""

    letter: Letter
    by_score: Letter
    gates: tuple[Gate, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what matters was actually observed."""

    known: int
    """Applicable judgements with a verdict."""
    applicable: int
    computers: int
    computers_reporting: int

    @property
    def share(self) -> float:
        """Known over applicable, 0 to 1; 0 where nothing applies."""
        return self.known / self.applicable if self.applicable else 0.0


@dataclass(frozen=True, slots=True)
class CareRisk:
    """How often a simulated campaign stops one care function."""

    care_function: CareFunctionId
    attacks_in_thousand: int
    placed: bool = True
    """Whether any device it needs is known; else the figure counts what nobody has seen as safe."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """One assessment of the model: every figure comes from the same simulation."""

    estimate: Estimate
    band: Band
    level: Level
    coverage: Coverage
    care_risks: tuple[CareRisk, ...]
    samples: int
    model_version: str

    @property
    def provisional(self) -> bool:
        """Whether too little of the care is tied to known devices for the score to stand alone."""
        return any(gate.code == CARE_UNPLACED for gate in self.level.gates)


class PrescriptionKind(StrEnum):
    """A fix changes something; a question or an agent narrows the blind spot."""

    FIX = "fix"
    LEARN = "learn"


@dataclass(frozen=True, slots=True)
class Prescription:
    """A guided procedure that resolves findings, or the observation that replaces an unknown."""

    kind: PrescriptionKind
    fix: FixId
    controls: tuple[ControlId, ...]
    devices: tuple[DeviceId, ...]
    severity: Severity
    minutes: int
    gain_points: float
    """Score now minus score with it done, by the same engine; 0 for a LEARN."""
    gain_share: float
    """Share of the expected loss that goes away, 0 to 1."""
    narrowing: float
    """Points by which the band narrows once it is done."""
    no_gain_reason: str = ""
    """Code of the sentence that says why it moves nothing; empty where it does."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What was concluded at one moment; kept, and re-computable from stored facts."""

    at: datetime
    exposure: Exposure
    judgements: tuple[Judgement, ...]
    prescriptions: tuple[Prescription, ...]
    knowledge_version: str
    scene: Scene | None = None
    """What was simulated; None in an assessment of a version that did not keep it yet."""
