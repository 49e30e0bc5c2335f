# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one picture of a site that the window, the command line and the paper are drawn from."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from veilleuse.domain.changes import Changes, changes
from veilleuse.domain.exposure import Assessment, Letter
from veilleuse.domain.model import Device, Site
from veilleuse.domain.rounds import Notice, Round
from veilleuse.domain.verdicts import Finding
from veilleuse.tasks.desk import Desk

TREND = timedelta(days=366)
"""How far back the curve goes: the same month of last year is still on it."""


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
    """Since the assessment before the last one; none where that one was only provisional."""
    last_round: Round | None
    notices: tuple[Notice, ...] = ()
    """What a person must know, such as a key kept in a file."""


def picture(desk: Desk) -> Picture:
    """What the store holds now."""
    now = desk.now()
    store = desk.store
    last = store.last_assessment()
    before = store.last_assessment(before=last.at) if last else None
    return Picture(
        read_at=now,
        site=store.site(),
        assessment=last,
        trend=_daily(tuple(TrendPoint(*row) for row in store.trend(now - TREND))),
        devices=store.devices(),
        findings=store.findings(),
        changes=_changes(before, last, store.devices()),
        last_round=store.last_round(),
        notices=desk.notices,
    )


def _changes(
    before: Assessment | None, last: Assessment | None, devices: tuple[Device, ...]
) -> Changes | None:
    """A score that rested on too few devices says nothing about better or worse."""
    if before is None or last is None or before.exposure.provisional:
        return None
    return changes(before, last, devices)


def _daily(points: tuple[TrendPoint, ...]) -> tuple[TrendPoint, ...]:
    """The last point of each day."""
    return tuple({point.at.date(): point for point in points}.values())
