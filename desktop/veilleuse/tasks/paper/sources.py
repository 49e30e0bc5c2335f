# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All that documents are made from, read at one moment."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from veilleuse.domain.attack import care_functions
from veilleuse.domain.exposure import Assessment
from veilleuse.domain.model import CareFunction
from veilleuse.domain.rounds import JournalEntry, Round
from veilleuse.tasks.back_up import recovery_phrase_of
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.explain import (
    ChangeTold,
    Explained,
    NoPastError,
    NothingToExplainError,
    explain_change,
    tell_likeliest,
)
from veilleuse.tasks.paper.kinds import Kind
from veilleuse.tasks.paper.settings import report_settings
from veilleuse.tasks.picture import Picture, picture

_SAME = 0.3
"""Points within which two scores are one: the simulation's error, from fewer attacks."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What one document may tell; what its kind does not need is empty."""

    picture: Picture
    month: date
    """Its first day."""
    before: Assessment | None = None
    """The last one before the month that is kept whole."""
    fall: ChangeTold | None = None
    """Why the score moved since then."""
    likeliest: Explained | None = None
    """How an attack most likely stops the care."""
    rounds: tuple[tuple[Round, tuple[JournalEntry, ...]], ...] = ()
    """What each told round sent, newest first."""
    functions: tuple[CareFunction, ...] = ()
    """Care functions of the site, or those of the model where nobody chose."""
    phrase: str = ""
    """The recovery phrase; only its own sheet has it, and no archive."""


def month_of(read_at: datetime) -> date:
    """The month a summary read now is about: in its first days, the one that has just ended."""
    day = read_at.astimezone().date()
    if day.day <= report_settings().closing_days:
        day = day.replace(day=1) - timedelta(days=1)
    return day.replace(day=1)


def gather(desk: Desk, kind: Kind, month: date | None = None) -> Sources:
    """Reads what a document of `kind` needs; the month is that of today where none is named."""
    shown = picture(desk)
    first = (month or month_of(shown.read_at)).replace(day=1)
    sources = Sources(shown, first)
    if kind is Kind.SUMMARY:
        return _with_explanations(desk, sources)
    if kind is Kind.JOURNAL:
        return Sources(shown, first, rounds=_journal(desk))
    if kind is Kind.DEGRADED:
        functions = care_functions(shown.site, desk.shelf.model)
        return Sources(shown, first, functions=functions)
    if kind is Kind.PHRASE:
        return Sources(shown, first, phrase=recovery_phrase_of(desk.folder))
    return sources


def _with_explanations(desk: Desk, sources: Sources) -> Sources:
    if sources.picture.assessment is None:
        return sources
    begins = datetime.combine(sources.month, time()).astimezone()
    return Sources(
        picture=sources.picture,
        month=sources.month,
        before=desk.store.last_assessment(before=begins),
        fall=_fall(desk, sources.month - timedelta(days=1), sources.picture.assessment),
        likeliest=tell_likeliest(desk),
    )


def _fall(desk: Desk, since: date, newest: Assessment) -> ChangeTold | None:
    """None too where the newest assessment is older than today's model or knowledge.

    The waterfall would end at another score than the one on the page.
    """
    try:
        told = explain_change(desk, since)
    except (NoPastError, NothingToExplainError):
        return None
    return told if abs(told.waterfall.after - newest.exposure.estimate.score) <= _SAME else None


def _journal(desk: Desk) -> tuple[tuple[Round, tuple[JournalEntry, ...]], ...]:
    most = report_settings().lines["rounds"]
    newest = reversed(desk.store.rounds()[-most:])
    return tuple((made, desk.store.journal(made.id)) for made in newest)
