# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing many rows at a time."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from peewee import Expression

from veilleuse.store.cipher import CipherDatabase
from veilleuse.store.tables import Row

_TOGETHER = 500
"""Rows of one statement: well under the 32 766 values that SQLite takes."""

T = TypeVar("T")


def insert(db: CipherDatabase, table: type[Row], rows: Sequence[dict[str, object]]) -> None:
    """Adds them in their order."""
    for batch in batches(rows):
        table.insert_many(batch).execute(db)


def replace(db: CipherDatabase, table: type[Row], rows: Sequence[dict[str, object]]) -> None:
    """Makes them all there is in the table."""
    table.delete().execute(db)
    insert(db, table, rows)


def delete(db: CipherDatabase, table: type[Row], where: Expression) -> int:
    """Drops those for which it holds; how many."""
    return int(table.delete().where(where).execute(db))


def batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Slices small enough for one statement."""
    return (items[at : at + _TOGETHER] for at in range(0, len(items), _TOGETHER))
