# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one path by which a database, new or old, gets its tables."""

from datetime import datetime
from pathlib import Path

from playhouse.migrations import Runner

from veilleuse.store.cipher import CipherDatabase, copy
from veilleuse.store.errors import BackupRefusedError, DatabaseNewerError, told
from veilleuse.store.folder import dated, private

MIGRATIONS = Path(__file__).with_name("migrations")
BACKUPS = "backups"
"""Folder, beside the database, of the copies made before each migration."""


def migrate(
    database: CipherDatabase, path: Path, at: datetime, *, steps: Path = MIGRATIONS
) -> Path | None:
    """Brings the file up to date; the copy made before, or None where there was nothing to keep."""
    runner = Runner(database, str(steps))
    refuse_newer(runner, path)
    kept = None
    if _pending(runner):
        if runner.applied():
            kept = dated(private(path.parent / BACKUPS), "before-migration", at)
            copy(database, kept)
        _apply(database, runner, path)
    return kept


def check_version(database: CipherDatabase, path: Path) -> None:
    """BackupRefusedError for a file that is not ours, DatabaseNewerError for a later one."""
    with told(path):
        runner = Runner(database, str(MIGRATIONS))
        if not runner.applied():
            raise BackupRefusedError(path=str(path))
        refuse_newer(runner, path)


def refuse_newer(runner: Runner, path: Path) -> None:
    """DatabaseNewerError where the file knows a step that we do not."""
    if any(step.path is None for step in runner.status()):
        raise DatabaseNewerError(path=str(path))


def _pending(runner: Runner) -> bool:
    return any(step.applied is None for step in runner.status())


def _apply(database: CipherDatabase, runner: Runner, path: Path) -> None:
    """All steps or none; another program that opens the file waits, then finds it done."""
    foreign_keys = database.pragma("foreign_keys")
    database.pragma("foreign_keys", 0)
    try:
        with told(path), database.atomic("EXCLUSIVE"):
            runner.up()
    finally:
        database.pragma("foreign_keys", foreign_keys)
