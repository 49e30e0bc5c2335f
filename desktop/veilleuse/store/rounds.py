# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rounds, what their probes saw and every packet they sent."""

from collections.abc import Sequence
from datetime import datetime

from peewee import fn

from veilleuse.domain.model import RoundId, Sighting
from veilleuse.domain.rounds import JournalEntry, Mode, Round
from veilleuse.store import rows
from veilleuse.store.cipher import CipherDatabase
from veilleuse.store.rows import delete
from veilleuse.store.tables import JournalRow, RoundRow, SightingRow

_ROUND = tuple(Round.__dataclass_fields__)
_SIGHTING = tuple(Sighting.__dataclass_fields__)
_ENTRY = tuple(JournalEntry.__dataclass_fields__)


def begin(db: CipherDatabase, round_: Round) -> None:
    """Writes it down before it does anything."""
    RoundRow.insert(**{name: getattr(round_, name) for name in _ROUND}).execute(db)


def end(db: CipherDatabase, round_: Round) -> None:
    """Writes down how it went."""
    row = {name: getattr(round_, name) for name in _ROUND}
    RoundRow.update(**row).where(RoundRow.id == round_.id).execute(db)


def read(db: CipherDatabase) -> tuple[Round, ...]:
    """All rounds, oldest first."""
    query = RoundRow.select().order_by(RoundRow.started_at, RoundRow.id)
    return tuple(_round(row) for row in query.dicts().execute(db))


def last(db: CipherDatabase) -> Round | None:
    """The round begun last."""
    query = RoundRow.select().order_by(RoundRow.started_at.desc(), RoundRow.id.desc()).limit(1)
    return next((_round(row) for row in query.dicts().execute(db)), None)


def close_abandoned(db: CipherDatabase, now: datetime) -> int:
    """Ends as stopped what was cut short, with the packets its journal counted; how many."""
    sent = JournalRow.select(fn.coalesce(fn.sum(JournalRow.packets), 0)).where(
        JournalRow.round == RoundRow.id
    )
    closing = RoundRow.update(ended_at=now, stopped=True, packets=sent)
    return int(closing.where(RoundRow.ended_at.is_null()).execute(db))


def add_sightings(
    db: CipherDatabase, round_id: RoundId | None, sightings: Sequence[Sighting]
) -> None:
    """Keeps what probes saw; an agent's window may speak outside any round."""
    found = [{name: getattr(one, name) for name in _SIGHTING} for one in sightings]
    rows.insert(db, SightingRow, [{"round": round_id, **row} for row in found])


def sightings(db: CipherDatabase, since: datetime) -> tuple[Sighting, ...]:
    """What was seen since then, oldest first."""
    columns = [getattr(SightingRow, name) for name in _SIGHTING]
    query = SightingRow.select(*columns).where(SightingRow.at >= since)
    ordered = query.order_by(SightingRow.at, SightingRow.id)
    return tuple(Sighting(**row) for row in ordered.dicts().execute(db))


def forget_sightings(db: CipherDatabase, before: datetime) -> int:
    """Drops what was seen before that moment; how many."""
    return delete(db, SightingRow, SightingRow.at < before)


def add_journal(db: CipherDatabase, round_id: RoundId, entries: Sequence[JournalEntry]) -> None:
    """Keeps what was sent, for good."""
    found = [{name: getattr(one, name) for name in _ENTRY} for one in entries]
    rows.insert(db, JournalRow, [{"round": round_id, **row} for row in found])


def journal(db: CipherDatabase, round_id: RoundId) -> tuple[JournalEntry, ...]:
    """What the round sent, in order."""
    columns = [getattr(JournalRow, name) for name in _ENTRY]
    query = JournalRow.select(*columns).where(JournalRow.round == round_id).order_by(JournalRow.id)
    return tuple(JournalEntry(**row) for row in query.dicts().execute(db))


def _round(row: dict[str, object]) -> Round:
    return Round(**{**row, "mode": Mode(str(row["mode"]))})  # type: ignore[arg-type]  # typed columns
