# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings, and what was concluded each time the site was assessed."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from peewee import fn

from veilleuse.domain.exposure import Assessment, Exposure, Letter
from veilleuse.domain.verdicts import Finding, FindingState, Severity
from veilleuse.store import rows
from veilleuse.store.cipher import CipherDatabase
from veilleuse.store.tables import AssessmentRow, FindingRow, RestatedRow

KEPT_WHOLE = 30
"""Assessments kept with all their judgements, besides the last of each month: a printed summary
compares months, and the assessment of 300 devices takes some 100 kB."""

_FINDING = tuple(Finding.__dataclass_fields__)


class TrendRow(NamedTuple):
    """One assessment on the curve."""

    at: datetime
    score: float
    best: float
    worst: float
    letter: Letter


def findings(db: CipherDatabase) -> tuple[Finding, ...]:
    """All of them, resolved ones too, by opening, control and device."""
    query = FindingRow.select().order_by(
        FindingRow.opened_at, FindingRow.control, FindingRow.device
    )
    return tuple(_finding(row) for row in query.dicts().execute(db))


def replace_findings(db: CipherDatabase, all_findings: Sequence[Finding]) -> None:
    """Makes them all there are."""
    found = [{name: getattr(one, name) for name in _FINDING} for one in all_findings]
    rows.replace(db, FindingRow, [{**row, "device": row["device"] or ""} for row in found])


def add_assessment(db: CipherDatabase, assessment: Assessment) -> None:
    """Keeps it whole, and thins out older ones."""
    exposure = assessment.exposure
    AssessmentRow.insert(
        at=assessment.at,
        score=exposure.estimate.score,
        best=exposure.band.best,
        worst=exposure.band.worst,
        letter=exposure.level.letter,
        record=assessment,
    ).execute(db)
    _thin_out(db)


def assessments(db: CipherDatabase, since: datetime) -> tuple[Assessment, ...]:
    """Those still kept whole since then, oldest first."""
    query = AssessmentRow.select(AssessmentRow.record).where(
        AssessmentRow.record.is_null(False), AssessmentRow.at >= since
    )
    ordered = query.order_by(AssessmentRow.at, AssessmentRow.id)
    return tuple(record for (record,) in ordered.tuples().execute(db))


def last_assessment(db: CipherDatabase, before: datetime | None) -> Assessment | None:
    """The newest kept whole, strictly before that moment where one is given."""
    query = AssessmentRow.select(AssessmentRow.record).where(AssessmentRow.record.is_null(False))
    if before is not None:
        query = query.where(AssessmentRow.at < before)
    newest = query.order_by(AssessmentRow.at.desc(), AssessmentRow.id.desc()).limit(1)
    return next((record for (record,) in newest.tuples().execute(db)), None)


def trend(db: CipherDatabase, since: datetime) -> tuple[TrendRow, ...]:
    """The figures of every assessment since then, oldest first."""
    table = AssessmentRow
    query = table.select(table.at, table.score, table.best, table.worst, table.letter)
    ordered = query.where(table.at >= since).order_by(table.at, table.id)
    return _curve(ordered.tuples().execute(db))


def add_restated(
    db: CipherDatabase, at: datetime, exposure: Exposure, knowledge_version: str
) -> None:
    """Keeps the figures of an assessment told again; those of the same versions are replaced."""
    RestatedRow.insert(
        at=at,
        model_version=exposure.model_version,
        knowledge_version=knowledge_version,
        score=exposure.estimate.score,
        best=exposure.band.best,
        worst=exposure.band.worst,
        letter=exposure.level.letter,
    ).on_conflict_replace().execute(db)


def restated(
    db: CipherDatabase, since: datetime, model_version: str, knowledge_version: str
) -> tuple[TrendRow, ...]:
    """The figures told again under these versions, oldest first."""
    table = RestatedRow
    query = table.select(table.at, table.score, table.best, table.worst, table.letter).where(
        table.at >= since,
        table.model_version == model_version,
        table.knowledge_version == knowledge_version,
    )
    return _curve(query.order_by(table.at).tuples().execute(db))


def _curve(figures: Iterable[tuple[datetime, float, float, float, str]]) -> tuple[TrendRow, ...]:
    return tuple(
        TrendRow(at, score, best, worst, Letter(letter))
        for at, score, best, worst, letter in figures
    )


def _thin_out(db: CipherDatabase) -> None:
    newer = AssessmentRow.alias()
    recent = newer.select(newer.id).order_by(newer.at.desc(), newer.id.desc()).limit(KEPT_WHOLE)
    later = AssessmentRow.alias()
    month = fn.substr(AssessmentRow.at, 1, len("2026-11"))
    same_month = later.select(later.id).where(
        fn.substr(later.at, 1, len("2026-11")) == month, later.at > AssessmentRow.at
    )
    AssessmentRow.update(record=None).where(
        AssessmentRow.record.is_null(False),
        AssessmentRow.id.not_in(recent),
        fn.EXISTS(same_month),
    ).execute(db)


def _finding(row: dict[str, object]) -> Finding:
    typed = {
        "device": row["device"] or None,
        "severity": Severity(str(row["severity"])),
        "state": FindingState(str(row["state"])),
    }
    return Finding(**{**row, **typed})  # type: ignore[arg-type]  # typed columns
