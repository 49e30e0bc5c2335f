# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong with the database and its key, each told apart."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peewee import DatabaseError

from veilleuse.domain.errors import VeilleuseError


class StoreError(VeilleuseError):
    """The database could not do what was asked; what it already held is untouched."""

    code = "database"


class DatabaseNewerError(StoreError):
    """The file was written by a newer version of the application."""

    code = "database_newer"


class WrongKeyError(StoreError):
    """The file is whole and this key does not open it."""

    code = "database_key"


class DamagedError(StoreError):
    """The file is no longer a whole database."""

    code = "database_damaged"


class FolderReadOnlyError(StoreError):
    """The folder or the file may not be written."""

    code = "folder_read_only"


class DiskFullError(StoreError):
    """There is no room left for what had to be written."""

    code = "disk_full"


class DiskFailingError(StoreError):
    """The system reported an error while reading or writing the disk."""

    code = "disk_failing"


class FileMissingError(StoreError):
    """A file or folder that was named is not there."""

    code = "file_missing"


class BusyError(StoreError):
    """Another program holds the database for longer than we wait."""

    code = "database_busy"


class BackupRefusedError(StoreError):
    """The file to restore from is not one of our backups."""

    code = "backup_refused"


class KeyStoreUnavailableError(StoreError):
    """The system's key store does not answer, and the key is in it."""

    code = "key_store_unavailable"


class KeyStoreLockedError(StoreError):
    """The system's key store waits for its owner to unlock it."""

    code = "key_store_locked"


class KeyMissingError(StoreError):
    """There is a database and its key is nowhere to be found."""

    code = "key_missing"


class KeyFileRefusedError(StoreError):
    """The key file can be read by others, or does not hold a key."""

    code = "key_file_refused"


class WrongPhraseError(StoreError):
    """A recovery phrase was mistyped."""

    code = "phrase_wrong"


_BY_MESSAGE: tuple[tuple[str, type[StoreError]], ...] = (
    ("disk is full", DiskFullError),
    ("is locked", BusyError),
    ("readonly database", FolderReadOnlyError),
    ("unable to open", FolderReadOnlyError),
    ("malformed", DamagedError),
    ("not a database", DamagedError),
    ("disk i/o error", DiskFailingError),
)
"""SQLite's own sentences (sqlite3_errstr), which never change language."""

_BY_ERRNO: dict[int, type[StoreError]] = {
    errno.ENOSPC: DiskFullError,
    errno.EDQUOT: DiskFullError,
    errno.EACCES: FolderReadOnlyError,
    errno.EPERM: FolderReadOnlyError,
    errno.EROFS: FolderReadOnlyError,
    errno.ENOENT: FileMissingError,
    errno.EIO: DiskFailingError,
}


@contextmanager
def told_by_sqlite(path: Path) -> Iterator[None]:
    """Turns what SQLite raises about `path` into an error that has a sentence."""
    try:
        yield
    except DatabaseError as error:
        kinds = (of_message(str(each)) for each in _causes(error))
        kind = next((kind for kind in kinds if kind), None)
        if kind is None:
            raise
        raise kind(path=str(path)) from error


@contextmanager
def told(path: Path) -> Iterator[None]:
    """The same for what the system raises."""
    try:
        with told_by_sqlite(path):
            yield
    except OSError as error:
        raise of_errno(error)(path=str(error.filename or path)) from error


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error and those it hides: a full disk ends the transaction, then ROLLBACK fails too."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def of_message(message: str) -> type[StoreError] | None:
    """The kind of error that one of SQLite's sentences means; None for a mistake of ours."""
    lowered = message.lower()
    return next((kind for part, kind in _BY_MESSAGE if part in lowered), None)


def of_errno(error: OSError) -> type[StoreError]:
    """The kind of error that a failed system call means."""
    return _BY_ERRNO.get(error.errno or 0, DiskFailingError)
