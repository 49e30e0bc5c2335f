# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores of the past, told again by a later model or later knowledge."""

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

_STATEMENT = """
CREATE TABLE restated (
  at TEXT NOT NULL, model_version TEXT NOT NULL, knowledge_version TEXT NOT NULL,
  score REAL NOT NULL, best REAL NOT NULL, worst REAL NOT NULL, letter TEXT NOT NULL,
  PRIMARY KEY (at, model_version, knowledge_version))
"""


def up(migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Make it; nothing was told twice yet."""
    del migrator  # a plain statement says all
    db.execute_sql(_STATEMENT)
