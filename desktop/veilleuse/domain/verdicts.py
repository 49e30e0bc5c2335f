# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Controls of the catalogue, what was judged about them, and the findings that follow."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from veilleuse.domain.model import DeviceClass, DeviceId

ControlId = NewType("ControlId", str)
FixId = NewType("FixId", str)


class Severity(StrEnum):
    """Of a finding, worst first."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Verdict(StrEnum):
    """What is known about a control: unknown is neither good nor a finding."""

    OK = "ok"
    FINDING = "finding"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Scope(StrEnum):
    """Whether a control is judged once for the site or once for each device it applies to."""

    SITE = "site"
    DEVICE = "device"


@dataclass(frozen=True, slots=True)
class Control:
    """One line of the catalogue, without its texts."""

    id: ControlId
    scope: Scope
    applies_to: frozenset[DeviceClass]
    judge: str
    """Name of the judging function."""
    parameters: Mapping[str, object]
    """Limits of that function, each a setting."""
    severity: Severity
    fix: FixId
    evidences: tuple[str, ...]
    """Framework references such as `H34` or `PGSSI-S 4.5.3.1`."""
    learnable: bool = True
    """Whether anybody can clear up an unknown today; else it is no prescription, only a doubt."""


@dataclass(frozen=True, slots=True)
class Fix:
    """One guided procedure, without its texts."""

    id: FixId
    minutes_once: int
    """Effort that does not depend on how many machines there are."""
    minutes_each: int
    prerequisites: tuple[FixId, ...] = ()
    proof: tuple[str, ...] = ()
    """Facts that show it worked; empty where a dated declaration does."""
    best_hour: str = "any"
    """When it disturbs least: a code of `resources/i18n` (`best_hour.<code>`)."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one control says of one subject at one moment, with the evidence."""

    control: ControlId
    device: DeviceId | None
    """None where the subject is the site."""
    verdict: Verdict
    severity: Severity
    reason: str
    """Code of the evidence sentence in `resources/i18n` (`reason.<code>`)."""
    details: Mapping[str, str | int]
    """What the sentence's placeholders stand for."""
    facts: tuple[str, ...] = ()
    """Names of the facts it rests on."""
    tables: tuple[str, ...] = ()
    """Keys of the sources of the knowledge it rests on."""


class FindingState(StrEnum):
    """Of a control not met."""

    OPEN = "open"
    ACCEPTED = "accepted"
    AWAITING_PROOF = "awaiting_proof"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Finding:
    """A control not met by a device or by the site, from its opening to its proof."""

    control: ControlId
    device: DeviceId | None
    severity: Severity
    state: FindingState
    opened_at: datetime
    reason: str
    details: Mapping[str, str | int]
    resolved_at: datetime | None = None
    proof: tuple[str, ...] = ()
    """Facts of the judgement that resolved it."""
    accepted_until: date | None = None
    accepted_by: str = ""
    accepted_because: str = ""
