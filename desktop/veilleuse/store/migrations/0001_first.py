# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first tables."""

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

_STATEMENTS = """
CREATE TABLE site (
  id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, responsible TEXT NOT NULL,
  approved_remote_tools TEXT NOT NULL, is_demo INTEGER NOT NULL);
CREATE TABLE zone (
  position INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL,
  networks TEXT NOT NULL);
CREATE TABLE care_function (
  position INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, weight REAL NOT NULL,
  devices TEXT NOT NULL);
CREATE TABLE answer (
  position INTEGER NOT NULL PRIMARY KEY, control TEXT NOT NULL, value TEXT NOT NULL,
  "on" TEXT NOT NULL, "by" TEXT NOT NULL, note TEXT NOT NULL);

CREATE TABLE device (
  id TEXT NOT NULL PRIMARY KEY, device_class TEXT NOT NULL, confidence REAL NOT NULL,
  reasons TEXT NOT NULL, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, name TEXT NOT NULL,
  vendor TEXT NOT NULL, product TEXT NOT NULL, addresses TEXT NOT NULL, hardware TEXT NOT NULL,
  keys TEXT NOT NULL, evidence TEXT NOT NULL, agent_id TEXT, reported_at TEXT,
  class_by_hand INTEGER NOT NULL, label TEXT NOT NULL, never_probe INTEGER NOT NULL,
  is_desktop INTEGER NOT NULL);
CREATE INDEX device_agent_id ON device (agent_id);
CREATE TABLE device_facts (
  device_id TEXT NOT NULL PRIMARY KEY REFERENCES device (id) ON DELETE CASCADE,
  facts BLOB NOT NULL);

CREATE TABLE report (
  id INTEGER NOT NULL PRIMARY KEY, agent_id TEXT NOT NULL, epoch TEXT NOT NULL,
  sequence INTEGER NOT NULL, report_id TEXT NOT NULL, produced_at TEXT NOT NULL,
  received_at TEXT NOT NULL, agent_version TEXT NOT NULL, facts BLOB NOT NULL,
  newest INTEGER NOT NULL);
CREATE UNIQUE INDEX report_agent_id_epoch_sequence ON report (agent_id, epoch, sequence);
CREATE INDEX report_newest ON report (newest);

CREATE TABLE round (
  id TEXT NOT NULL PRIMARY KEY, mode TEXT NOT NULL, networks TEXT NOT NULL,
  started_at TEXT NOT NULL, ended_at TEXT, stopped INTEGER NOT NULL, packets INTEGER NOT NULL,
  devices INTEGER NOT NULL, notices TEXT NOT NULL);
CREATE INDEX round_started_at ON round (started_at);
CREATE TABLE sighting (
  id INTEGER NOT NULL PRIMARY KEY, round_id TEXT REFERENCES round (id), probe TEXT NOT NULL,
  at TEXT NOT NULL, address TEXT, hardware TEXT, evidence TEXT NOT NULL, via TEXT);
CREATE INDEX sighting_round_id ON sighting (round_id);
CREATE INDEX sighting_at ON sighting (at);
CREATE TABLE journal (
  id INTEGER NOT NULL PRIMARY KEY, round_id TEXT NOT NULL REFERENCES round (id), at TEXT NOT NULL,
  probe TEXT NOT NULL, target TEXT NOT NULL, act TEXT NOT NULL, port INTEGER,
  packets INTEGER NOT NULL);
CREATE INDEX journal_round_id ON journal (round_id);

CREATE TABLE finding (
  control TEXT NOT NULL, device TEXT NOT NULL, opened_at TEXT NOT NULL, severity TEXT NOT NULL,
  state TEXT NOT NULL, reason TEXT NOT NULL, details TEXT NOT NULL, resolved_at TEXT,
  proof TEXT NOT NULL, accepted_until TEXT, accepted_by TEXT NOT NULL,
  accepted_because TEXT NOT NULL, PRIMARY KEY (control, device, opened_at));
CREATE INDEX finding_state ON finding (state);
CREATE TABLE assessment (
  id INTEGER NOT NULL PRIMARY KEY, at TEXT NOT NULL, score REAL NOT NULL, best REAL NOT NULL,
  worst REAL NOT NULL, letter TEXT NOT NULL, record BLOB);
CREATE INDEX assessment_at ON assessment (at);
"""


def up(migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Make them."""
    del migrator  # only needed to change what there is
    for statement in _STATEMENTS.split(";"):
        if statement.strip():
            db.execute_sql(statement)
