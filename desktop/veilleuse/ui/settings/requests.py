# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What settings and the first run ask of the tasks."""

from pathlib import Path
from typing import Protocol

from veilleuse.domain.model import Site


class KeepingActions(Protocol):
    """Each may raise a VeilleuseError; nothing has changed then."""

    def spare(self, typed: str) -> Site:
        """Puts something on the do-not-touch list; returns the site as it was."""

    def unspare(self, entry: str) -> Site:
        """Takes something off the do-not-touch list; returns the site as it was."""

    def restore_spared(self, before: Site) -> None:
        """Puts the list back."""

    def back_up(self, path: Path) -> Path:
        """Writes everything to one encrypted file."""

    def restore_backup(self, path: Path, phrase: str) -> Path | None:
        """Puts a backup in the place of what is there; where the former data now lies."""

    def recovery_phrase(self) -> str:
        """What opens a backup on another machine."""

    def rotate_keys(self) -> None:
        """Replaces the keys that agents seal their reports with."""
