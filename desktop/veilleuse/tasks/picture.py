# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one picture of a site that the window, the command line and the paper are drawn from."""

from dataclasses import dataclass
from datetime import datetime

from veilleuse.domain.changes import Changes
from veilleuse.domain.exposure import Assessment, Letter
from veilleuse.domain.model import Device, Site
from veilleuse.domain.rounds import Notice, Round
from veilleuse.domain.verdicts import Finding


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One kept assessment on the curve."""

    at: datetime
    score: float
    best: float
    worst: float
    letter: Letter


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is shown, read at one moment."""

    read_at: datetime
    site: Site
    assessment: Assessment | None
    """None before the first round."""
    trend: tuple[TrendPoint, ...]
    """Oldest first, the last twelve months, at most one a day."""
    devices: tuple[Device, ...]
    findings: tuple[Finding, ...]
    changes: Changes | None
    """Since the assessment before the last one."""
    last_round: Round | None
    notices: tuple[Notice, ...] = ()
    """What a person must know, such as a key kept in a file."""
