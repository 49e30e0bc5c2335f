# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies of the database, and what brings one back."""

from pathlib import Path

from veilleuse.store import backup
from veilleuse.store.key import Key, key_from_phrase, obtain_key, recovery_phrase
from veilleuse.tasks.desk import Desk


def back_up(desk: Desk, target: Path) -> Path:
    """One encrypted file with everything, readable with this site's key only."""
    return backup.back_up(desk.store, target)


def restore_backup(folder: Path, source: Path, phrase: str | None) -> Path | None:
    """Puts a checked backup in the database's place; returns where the former one is kept."""
    key: Key = key_from_phrase(phrase) if phrase else obtain_key(folder)
    return backup.restore(folder, source, key)


def recovery_phrase_of(folder: Path) -> str:
    """What opens a backup on another machine."""
    return recovery_phrase(obtain_key(folder))
