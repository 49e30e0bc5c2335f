# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The archive of printed documents, each with what it was made from."""

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

_STATEMENT = """
CREATE TABLE archived (
  month TEXT NOT NULL, kind TEXT NOT NULL, language TEXT NOT NULL, made_at TEXT NOT NULL,
  fingerprint TEXT NOT NULL, pdf_sha256 TEXT NOT NULL, made_with TEXT NOT NULL,
  data BLOB NOT NULL, pdf BLOB NOT NULL, PRIMARY KEY (month, kind))
"""
_INDEX = "CREATE INDEX archived_fingerprint ON archived (fingerprint)"


def up(migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Make it; nothing was archived before."""
    del migrator  # plain statements say all
    db.execute_sql(_STATEMENT)
    db.execute_sql(_INDEX)
