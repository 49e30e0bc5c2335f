# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What people put out of bounds of every round: networks, and starts of hardware addresses."""

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

_STATEMENTS = (
    "ALTER TABLE site ADD COLUMN spared_networks TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE site ADD COLUMN spared_hardware TEXT NOT NULL DEFAULT '[]'",
)


def up(migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Make room; nothing is spared by hand yet."""
    del migrator  # plain statements say all
    for statement in _STATEMENTS:
        db.execute_sql(statement)
