# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which knowledge was brought in and when, and what the next pack is compared with."""

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

_STATEMENTS = """
CREATE TABLE pack_log (
  id INTEGER NOT NULL PRIMARY KEY, at TEXT NOT NULL, act TEXT NOT NULL, version INTEGER NOT NULL,
  sha256 TEXT NOT NULL, because TEXT NOT NULL, replaced INTEGER NOT NULL);
CREATE TABLE pack_trust (name TEXT NOT NULL PRIMARY KEY, content BLOB NOT NULL);
"""


def up(migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Make them; until a pack is brought in, the built-in knowledge is in force."""
    del migrator  # plain statements say all
    for statement in _STATEMENTS.split(";"):
        if statement.strip():
            db.execute_sql(statement)
