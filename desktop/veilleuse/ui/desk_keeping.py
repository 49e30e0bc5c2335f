# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups, keys and the do-not-touch list of one desk."""

from pathlib import Path

from veilleuse.domain.model import Site
from veilleuse.tasks import spare
from veilleuse.tasks.back_up import back_up, recovery_phrase_of, restore_backup
from veilleuse.tasks.desk import Desk, open_desk
from veilleuse.tasks.rotate_keys import rotate_keys


class DeskKeeping:
    """A restore opens the desk anew: what was there before is closed first."""

    _desk: Desk

    def spare(self, typed: str) -> Site:
        """Puts something on the do-not-touch list; returns the site as it was."""
        return spare.spare(self._desk, typed)

    def unspare(self, entry: str) -> Site:
        """Takes something off the do-not-touch list; returns the site as it was."""
        return spare.unspare(self._desk, entry)

    def restore_spared(self, before: Site) -> None:
        """Puts the list back."""
        spare.restore_spared(self._desk, before)

    def back_up(self, path: Path) -> Path:
        """Writes everything to one encrypted file."""
        return back_up(self._desk, path)

    def restore_backup(self, path: Path, phrase: str) -> Path | None:
        """Puts a backup in the place of what is there; where the former data now lies."""
        folder, now = self._desk.folder, self._desk.now
        self._desk.close()
        try:
            return restore_backup(folder, path, phrase.strip() or None)
        finally:
            self._desk = open_desk(folder, now=now)

    def recovery_phrase(self) -> str:
        """What opens a backup on another machine."""
        return recovery_phrase_of(self._desk.folder)

    def rotate_keys(self) -> None:
        """Replaces the keys that agents seal their reports with."""
        rotate_keys(self._desk)
