# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What agents sent: the newest of each, and the history."""

from datetime import datetime

from veilleuse.domain.model import Report
from veilleuse.store.cipher import CipherDatabase
from veilleuse.store.rows import delete
from veilleuse.store.tables import ReportRow

_FIELDS = tuple(Report.__dataclass_fields__)
_COLUMNS = tuple(getattr(ReportRow, name) for name in _FIELDS)


def add(db: CipherDatabase, report: Report) -> bool:
    """Keeps it; True where it is now its agent's newest. One sent twice changes nothing."""
    if _is_known(db, report):
        return False
    current = _current(db, report.agent_id)
    newest = current is None or _is_newer(report, *current)
    if newest:
        ReportRow.update(newest=False).where(ReportRow.agent_id == report.agent_id).execute(db)
    row = {name: getattr(report, name) for name in _FIELDS}
    ReportRow.insert(**row, newest=newest).execute(db)
    return newest


def read(db: CipherDatabase) -> tuple[Report, ...]:
    """The newest report of each agent, by agent."""
    query = ReportRow.select(*_COLUMNS).where(ReportRow.newest).order_by(ReportRow.agent_id)
    return tuple(Report(**row) for row in query.dicts().execute(db))


def forget(db: CipherDatabase, before: datetime) -> int:
    """Drops superseded reports received before that moment; how many."""
    old = ~ReportRow.newest & (ReportRow.received_at < before)
    return delete(db, ReportRow, old)


def _is_known(db: CipherDatabase, report: Report) -> bool:
    query = ReportRow.select(ReportRow.id).where(
        ReportRow.agent_id == report.agent_id,
        ReportRow.epoch == report.epoch,
        ReportRow.sequence == report.sequence,
    )
    return bool(list(query.tuples().execute(db)))


def _current(db: CipherDatabase, agent_id: str) -> tuple[str, int, datetime] | None:
    query = ReportRow.select(ReportRow.epoch, ReportRow.sequence, ReportRow.produced_at).where(
        ReportRow.agent_id == agent_id, ReportRow.newest
    )
    return next(iter(query.tuples().execute(db)), None)


def _is_newer(report: Report, epoch: str, sequence: int, produced_at: datetime) -> bool:
    """Sequences compare within one installation of the agent; between two, time does."""
    if report.epoch == epoch:
        return report.sequence > sequence
    return report.produced_at > produced_at
