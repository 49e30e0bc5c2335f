# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What agents sent: the newest of each, and the history."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from peewee import Expression, fn

from veilleuse.domain.agents import Standing
from veilleuse.domain.model import AgentId, Report
from veilleuse.domain.traces import moment
from veilleuse.store.cipher import CipherDatabase
from veilleuse.store.rows import delete
from veilleuse.store.tables import AgentRow, ReportRow

FIELDS = tuple(Report.__dataclass_fields__)
_COLUMNS = tuple(getattr(ReportRow, name) for name in FIELDS)
_PLACE = """
SELECT
  (SELECT report_id FROM report WHERE agent_id = ? AND epoch = ? AND sequence = ?),
  EXISTS (SELECT 1 FROM report WHERE agent_id = ? AND report_id = ?),
  (SELECT epoch FROM report WHERE agent_id = ? GROUP BY epoch ORDER BY min(id) DESC LIMIT 1),
  (SELECT max(sequence) FROM report WHERE agent_id = ? AND epoch = ?)
"""


def add(db: CipherDatabase, report: Report) -> bool:
    """Keeps it; True where it is now its agent's newest. One sent twice changes nothing."""
    if list(ReportRow.select(ReportRow.id).where(_is(report)).tuples().execute(db)):
        return False
    current = _current(db, report.agent_id)
    newest = current is None or is_newer(report, *current)
    if current is not None and newest:
        ReportRow.update(newest=False).where(ReportRow.agent_id == report.agent_id).execute(db)
    row = {name: getattr(report, name) for name in FIELDS}
    ReportRow.insert(**row, newest=newest, settled=not newest).execute(db)
    return newest


def read(db: CipherDatabase) -> tuple[Report, ...]:
    """The newest report of each agent that counts, by agent."""
    return _read(db, ReportRow.newest & _counts())


def as_of(db: CipherDatabase, at: datetime) -> tuple[Report, ...]:
    """Of each agent that counts, the last report received by then."""
    later = ReportRow.alias()
    newer = later.select(later.id).where(
        later.agent_id == ReportRow.agent_id,
        later.received_at <= at,
        (later.received_at > ReportRow.received_at)
        | ((later.received_at == ReportRow.received_at) & (later.id > ReportRow.id)),
    )
    return _read(db, (ReportRow.received_at <= at) & ~fn.EXISTS(newer) & _counts())


def unsettled(db: CipherDatabase) -> tuple[Report, ...]:
    """Those among them whose consequences are still to be drawn."""
    return _read(db, ReportRow.newest & ~ReportRow.settled & _counts())


def mark_settled(db: CipherDatabase, settled: Iterable[Report]) -> None:
    """Their consequences were drawn."""
    for report in settled:
        ReportRow.update(settled=True).where(_is(report)).execute(db)


def unsettle(db: CipherDatabase, agent_id: AgentId) -> None:
    """The consequences of its newest report are to be drawn again."""
    mine = (ReportRow.agent_id == agent_id) & ReportRow.newest
    ReportRow.update(settled=False).where(mine).execute(db)


class Place(NamedTuple):
    """What is kept around the place that a report claims."""

    at_its_number: str | None
    """Id of the report under its agent, epoch and sequence."""
    has_its_id: bool
    """Whether its agent has a report of its id under any number."""
    last_epoch: str
    """The agent's epoch whose first report was kept after that of every other; empty before any."""
    last_of_epoch: int | None
    """The highest sequence in its epoch."""


def place(db: CipherDatabase, report: Report) -> Place:
    """One statement, for it is asked of every report that arrives."""
    agent, epoch, sequence = report.agent_id, report.epoch, report.sequence
    values = (agent, epoch, sequence, agent, report.report_id, agent, agent, epoch)
    ((same, known, last_epoch, last),) = db.rows(_PLACE, *values)
    return Place(
        at_its_number=None if same is None else str(same),
        has_its_id=bool(known),
        last_epoch=str(last_epoch or ""),
        last_of_epoch=last if isinstance(last, int) else None,
    )


def thin_out(db: CipherDatabase, before: datetime) -> int:
    """Drops superseded reports received before that, but the last of each month; how many."""
    later = ReportRow.alias()
    month = len("2026-11")
    same_month = later.select(later.id).where(
        later.agent_id == ReportRow.agent_id,
        fn.substr(later.received_at, 1, month) == fn.substr(ReportRow.received_at, 1, month),
        later.received_at > ReportRow.received_at,
    )
    old = ~ReportRow.newest & (ReportRow.received_at < before) & fn.EXISTS(same_month)
    return delete(db, ReportRow, old)


def forget(db: CipherDatabase, before: datetime) -> int:
    """Drops superseded reports received before that moment; how many."""
    old = ~ReportRow.newest & (ReportRow.received_at < before)
    return delete(db, ReportRow, old)


def is_newer(report: Report, epoch: str, sequence: int, at: datetime) -> bool:
    """Sequences compare within one installation of the agent; between two, time does."""
    if report.epoch == epoch:
        return report.sequence > sequence
    return moment(report) > at


def _read(db: CipherDatabase, which: Expression) -> tuple[Report, ...]:
    query = ReportRow.select(*_COLUMNS).where(which).order_by(ReportRow.agent_id)
    return tuple(Report(**row) for row in query.dicts().execute(db))


def _counts() -> Expression:
    """An agent that never came through the inbox is nobody's to approve."""
    others = AgentRow.select(AgentRow.id).where(AgentRow.standing != Standing.APPROVED)
    return ReportRow.agent_id.not_in(others)


def _is(report: Report) -> Expression:
    return (
        (ReportRow.agent_id == report.agent_id)
        & (ReportRow.epoch == report.epoch)
        & (ReportRow.sequence == report.sequence)
    )


def _current(db: CipherDatabase, agent_id: str) -> tuple[str, int, datetime] | None:
    columns = ReportRow.epoch, ReportRow.sequence, ReportRow.produced_at, ReportRow.received_at
    query = ReportRow.select(*columns).where(ReportRow.agent_id == agent_id, ReportRow.newest)
    return next(
        (
            (epoch, sequence, min(produced_at, received_at))
            for epoch, sequence, produced_at, received_at in query.tuples().execute(db)
        ),
        None,
    )
