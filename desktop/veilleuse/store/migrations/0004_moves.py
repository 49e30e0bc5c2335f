# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person said of which devices are one, and what each round found changed."""

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

_STATEMENTS = """
ALTER TABLE device ADD COLUMN bound TEXT NOT NULL DEFAULT '[]';
ALTER TABLE device ADD COLUMN apart TEXT NOT NULL DEFAULT '[]';
CREATE TABLE move (
  id INTEGER NOT NULL PRIMARY KEY, round_id TEXT NOT NULL REFERENCES round (id), at TEXT NOT NULL,
  device TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL, before TEXT NOT NULL,
  after TEXT NOT NULL);
CREATE INDEX move_round_id ON move (round_id);
CREATE INDEX move_at ON move (at);
"""


def up(migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Make them; nothing was bound or kept apart, and nothing is known of earlier rounds."""
    del migrator  # plain statements say all
    for statement in _STATEMENTS.split(";"):
        if statement.strip():
            db.execute_sql(statement)
