# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Agents, and the reports of those that wait for approval."""

from datetime import datetime

from peewee import fn

from veilleuse.domain.admission import Past
from veilleuse.domain.agents import Agent, Alarm, KitId, Road, Standing
from veilleuse.domain.model import AgentId, Report
from veilleuse.domain.traces import moment
from veilleuse.store import kits, reports
from veilleuse.store.cipher import CipherDatabase
from veilleuse.store.rows import delete
from veilleuse.store.tables import AgentRow, AsideRow

_FIELDS = tuple(Agent.__dataclass_fields__)
_ASIDE = tuple(getattr(AsideRow, name) for name in reports.FIELDS)


def read(db: CipherDatabase) -> tuple[Agent, ...]:
    """All of them, those heard last first."""
    query = AgentRow.select().order_by(AgentRow.last_heard.desc(), AgentRow.id)
    return tuple(_agent(row) for row in query.dicts().execute(db))


def find(db: CipherDatabase, agent_id: AgentId) -> Agent | None:
    """One of them."""
    query = AgentRow.select().where(AgentRow.id == agent_id)
    return next((_agent(row) for row in query.dicts().execute(db)), None)


def save(db: CipherDatabase, agent: Agent) -> None:
    """Keeps it in the place of what was known of it."""
    fields = AgentRow._meta.sorted_fields
    row = {name: getattr(agent, name) for name in _FIELDS}
    AgentRow.insert(**row).on_conflict(conflict_target=[AgentRow.id], preserve=fields[1:]).execute(
        db
    )


def past(db: CipherDatabase, report: Report, token_hash: str, waiting_limit: int) -> Past:
    """What there is to know before the report is admitted."""
    agent = find(db, report.agent_id)
    place = reports.place(db, report)
    return Past(
        agent=agent,
        kit=kits.with_token(db, token_hash) if token_hash else None,
        at_its_number=place.at_its_number,
        has_its_id=place.has_its_id,
        epoch=place.last_epoch,
        last_of_epoch=place.last_of_epoch,
        queue_full=agent is None and _waiting(db) >= waiting_limit,
    )


def keep_aside(db: CipherDatabase, report: Report) -> None:
    """Keeps it until its agent is approved, unless a newer one is kept already."""
    kept = _aside(db, report.agent_id)
    if kept is None or reports.is_newer(report, kept.epoch, kept.sequence, moment(kept)):
        row = {name: getattr(report, name) for name in reports.FIELDS}
        AsideRow.insert(**row).on_conflict_replace().execute(db)


def take_in_aside(db: CipherDatabase, agent_id: AgentId) -> None:
    """What was kept aside becomes a report like others."""
    kept = _aside(db, agent_id)
    if kept is not None:
        reports.add(db, kept)
        delete(db, AsideRow, AsideRow.agent_id == agent_id)


def forget_waiting(db: CipherDatabase, before: datetime) -> int:
    """Drops agents that wait and were not heard since then, and reports aside of no use; how many.

    What is kept aside of a revoked agent serves whoever takes the revocation back soon.
    """
    unheard = (AgentRow.standing == Standing.WAITING) & (AgentRow.last_heard < before)
    dropped = delete(db, AgentRow, unheard)
    waiting = AgentRow.select(AgentRow.id).where(AgentRow.standing == Standing.WAITING)
    old = AsideRow.received_at < before
    delete(db, AsideRow, AsideRow.agent_id.not_in(waiting) & old)
    return dropped


def _waiting(db: CipherDatabase) -> int:
    query = AgentRow.select(fn.count(AgentRow.id)).where(AgentRow.standing == Standing.WAITING)
    return int(next(count for (count,) in query.tuples().execute(db)))


def _aside(db: CipherDatabase, agent_id: AgentId) -> Report | None:
    query = AsideRow.select(*_ASIDE).where(AsideRow.agent_id == agent_id)
    return next((Report(**row) for row in query.dicts().execute(db)), None)


def _agent(row: dict[str, object]) -> Agent:
    typed = {
        "standing": Standing(str(row["standing"])),
        "road": Road(str(row["road"])),
        "alarm": Alarm(str(row["alarm"])) if row["alarm"] else None,
        "kit": KitId(str(row["kit"])) if row["kit"] else None,
    }
    return Agent(**{**row, **typed})  # type: ignore[arg-type]  # typed columns
