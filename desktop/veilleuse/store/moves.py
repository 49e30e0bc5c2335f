# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What each round found changed."""

from collections.abc import Sequence
from datetime import datetime

from veilleuse.domain.model import RoundId
from veilleuse.domain.moves import Move, MoveKind
from veilleuse.store import rows
from veilleuse.store.cipher import CipherDatabase
from veilleuse.store.tables import MoveRow

_MOVE = tuple(Move.__dataclass_fields__)


def replace(db: CipherDatabase, round_id: RoundId, moves: Sequence[Move]) -> None:
    """Makes them all that the round found."""
    rows.delete(db, MoveRow, MoveRow.round == round_id)
    found = [{name: getattr(one, name) for name in _MOVE} for one in moves]
    rows.insert(db, MoveRow, [{"round": round_id, **row} for row in found])


def read(db: CipherDatabase, since: datetime) -> tuple[Move, ...]:
    """Those of the rounds begun since then, oldest first."""
    columns = [getattr(MoveRow, name) for name in _MOVE]
    query = MoveRow.select(*columns).where(MoveRow.at >= since).order_by(MoveRow.at, MoveRow.id)
    return tuple(
        Move(**{**row, "kind": MoveKind(row["kind"])}) for row in query.dicts().execute(db)
    )


def forget(db: CipherDatabase, before: datetime) -> int:
    """Drops those found before that moment; how many."""
    return rows.delete(db, MoveRow, MoveRow.at < before)
