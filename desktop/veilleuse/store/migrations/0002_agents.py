# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Agents, kits, refusals, keys of the site; reports that wait, and reports not settled yet."""

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

_STATEMENTS = """
ALTER TABLE report ADD COLUMN settled INTEGER NOT NULL DEFAULT 0;
CREATE INDEX report_settled ON report (settled);
CREATE INDEX report_agent_id_report_id ON report (agent_id, report_id);
CREATE TABLE aside (
  agent_id TEXT NOT NULL PRIMARY KEY, epoch TEXT NOT NULL, sequence INTEGER NOT NULL,
  report_id TEXT NOT NULL, produced_at TEXT NOT NULL, received_at TEXT NOT NULL,
  agent_version TEXT NOT NULL, facts BLOB NOT NULL);

CREATE TABLE agent (
  id TEXT NOT NULL PRIMARY KEY, key TEXT NOT NULL, standing TEXT NOT NULL, reason TEXT NOT NULL,
  name TEXT NOT NULL, system TEXT NOT NULL, version TEXT NOT NULL, machine TEXT NOT NULL, kit TEXT,
  road TEXT NOT NULL, source TEXT NOT NULL, first_heard TEXT NOT NULL, last_heard TEXT NOT NULL,
  decided_at TEXT, decided_by TEXT NOT NULL, alarm TEXT, alarm_at TEXT);
CREATE INDEX agent_standing ON agent (standing);
CREATE TABLE kit (
  id TEXT NOT NULL PRIMARY KEY, token_hash TEXT NOT NULL, label TEXT NOT NULL,
  made_at TEXT NOT NULL, expires_at TEXT NOT NULL, uses_limit INTEGER NOT NULL,
  uses INTEGER NOT NULL, approves INTEGER NOT NULL, folder TEXT NOT NULL, revoked_at TEXT);
CREATE UNIQUE INDEX kit_token_hash ON kit (token_hash);
CREATE TABLE refusal (
  day TEXT NOT NULL, reason TEXT NOT NULL, count INTEGER NOT NULL, last_at TEXT NOT NULL,
  last_source TEXT NOT NULL, PRIMARY KEY (day, reason));
CREATE TABLE site_key (
  id INTEGER NOT NULL PRIMARY KEY, seal BLOB NOT NULL, sign BLOB NOT NULL, made_at TEXT NOT NULL,
  retired_at TEXT);
"""


def up(migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Make them; every report kept so far is settled once more, which changes nothing."""
    del migrator  # plain statements say all
    for statement in _STATEMENTS.split(";"):
        if statement.strip():
            db.execute_sql(statement)
