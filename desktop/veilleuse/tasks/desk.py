# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk every task works at: one establishment's database, the catalogue and the clock."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from veilleuse.catalogue.shelf import Shelf
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.rounds import Notice
from veilleuse.store.database import Store
from veilleuse.store.key import obtain_key


class FolderError(VeilleuseError):
    """The data folder cannot be made or written to."""

    code = "folder_read_only"


@dataclass(frozen=True, slots=True)
class Desk:
    """Opened once, closed once; every task takes it first."""

    folder: Path
    store: Store
    shelf: Shelf
    now: Callable[[], datetime]
    notices: tuple[Notice, ...] = ()
    """What must stay visible, such as a database key kept in a file."""

    def close(self) -> None:
        """Lets go of the database."""
        self.store.close()


def default_folder() -> Path:
    """Where this system keeps an application's data, private to its user."""
    return Path(platformdirs.user_data_dir("veilleuse", appauthor=False))


def demo_folder(folder: Path) -> Path:
    """The demonstration lies beside the real data and never in it."""
    return folder / "demo"


def make_private(folder: Path) -> None:
    """Makes the data folder, open to its owner alone; FolderError where that cannot be."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise FolderError(path=str(folder)) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise FolderError(path=str(folder))


def clock() -> datetime:
    """The present moment, aware."""
    return datetime.now(UTC)


def open_desk(folder: Path, *, now: Callable[[], datetime] = clock) -> Desk:
    """Opens the database of `folder`, creating it with its key where there is none."""
    key = obtain_key(folder)
    store = Store.open(folder, key)
    store.close_abandoned_rounds(now())
    return Desk(folder, store, Shelf(), now, key.notices)
