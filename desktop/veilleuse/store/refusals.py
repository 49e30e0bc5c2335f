# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was refused: counted, not kept."""

from datetime import date, datetime

from veilleuse.domain.agents import RefusalCount
from veilleuse.store.cipher import CipherDatabase
from veilleuse.store.rows import delete
from veilleuse.store.tables import RefusalRow


def count(db: CipherDatabase, reason: str, at: datetime, source: str, times: int) -> None:
    """Adds to the count of this reason on that day (of UTC)."""
    row = {"day": at.date(), "reason": reason, "count": times, "last_at": at, "last_source": source}
    RefusalRow.insert(**row).on_conflict(
        conflict_target=[RefusalRow.day, RefusalRow.reason],
        preserve=[RefusalRow.last_at, RefusalRow.last_source],
        update={RefusalRow.count: RefusalRow.count + times},
    ).execute(db)


def read(db: CipherDatabase, since: date) -> tuple[RefusalCount, ...]:
    """The counts since that day, the newest day first, the most frequent reason first in it."""
    query = RefusalRow.select().where(RefusalRow.day >= since)
    ordered = query.order_by(RefusalRow.day.desc(), RefusalRow.count.desc(), RefusalRow.reason)
    return tuple(RefusalCount(**row) for row in ordered.dicts().execute(db))


def forget(db: CipherDatabase, before: date) -> int:
    """Drops the counts of days before that; how many."""
    return delete(db, RefusalRow, RefusalRow.day < before)
