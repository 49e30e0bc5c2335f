# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What people write down where yes or no is not enough; every answer ever given, with its files."""

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

_STATEMENTS = """
ALTER TABLE answer ADD COLUMN attachments TEXT NOT NULL DEFAULT '[]';
CREATE TABLE past_answer (
  id INTEGER NOT NULL PRIMARY KEY, control TEXT NOT NULL, value TEXT NOT NULL,
  "on" TEXT NOT NULL, "by" TEXT NOT NULL, note TEXT NOT NULL, attachments TEXT NOT NULL);
CREATE INDEX past_answer_control ON past_answer (control);
INSERT INTO past_answer (control, value, "on", "by", note, attachments)
  SELECT control, value, "on", "by", note, attachments FROM answer ORDER BY position;
CREATE TABLE supplier (
  position INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, maintains TEXT NOT NULL,
  road TEXT NOT NULL, account TEXT NOT NULL, mfa TEXT NOT NULL, reviewed_on TEXT,
  reviewed_by TEXT NOT NULL, phone TEXT NOT NULL, contract TEXT NOT NULL, note TEXT NOT NULL);
CREATE TABLE contact (
  position INTEGER NOT NULL PRIMARY KEY, role TEXT NOT NULL, name TEXT NOT NULL,
  phone TEXT NOT NULL, verified_on TEXT, verified_by TEXT NOT NULL, note TEXT NOT NULL);
CREATE TABLE procedure (
  position INTEGER NOT NULL PRIMARY KEY, function TEXT NOT NULL, written TEXT NOT NULL,
  printed_on TEXT, tried_on TEXT, place TEXT NOT NULL);
CREATE TABLE mail_domain (
  position INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, read_on TEXT NOT NULL,
  read_by TEXT NOT NULL, spf TEXT, dmarc TEXT, dkim TEXT);
CREATE TABLE guest_test (
  position INTEGER NOT NULL PRIMARY KEY, "on" TEXT NOT NULL, "by" TEXT NOT NULL,
  tried TEXT NOT NULL, reached TEXT NOT NULL, network TEXT NOT NULL);
"""


def up(migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Make them; the answers that stand are the first ones remembered."""
    del migrator  # plain statements say all
    for statement in _STATEMENTS.split(";"):
        if statement.strip():
            db.execute_sql(statement)
