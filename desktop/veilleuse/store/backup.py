# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup is one encrypted file; with the recovery phrase it is all another machine needs."""

import os
import secrets
from datetime import UTC, datetime
from pathlib import Path
from shutil import copy2, copyfile

from keyring.backend import KeyringBackend

from veilleuse.store.cipher import check, connect, settle
from veilleuse.store.database import Store
from veilleuse.store.errors import (
    BackupRefusedError,
    DamagedError,
    DatabaseNewerError,
    KeyFileRefusedError,
    KeyMissingError,
    WrongKeyError,
    told,
)
from veilleuse.store.folder import DATABASE, KEY_FILE, KEY_ID, WAL_ENDINGS, dated, private, sync
from veilleuse.store.key import Key, obtain_key, replace_key
from veilleuse.store.schema import check_version

_PLAIN = b"SQLite format 3\0"


def back_up(store: Store, target: Path) -> Path:
    """Writes the whole database to `target`, which appears only once it is complete."""
    draft = _draft(target)
    with told(target):
        try:
            store.copy(draft)
            _flush(draft)
            draft.replace(target)
            sync(target.parent)
        finally:
            draft.unlink(missing_ok=True)
    return target


def restore(
    folder: Path,
    source: Path,
    key: Key,
    *,
    at: datetime | None = None,
    backend: KeyringBackend | None = None,
) -> Path | None:
    """Puts a backup in the place of the folder's database; where the previous one now lies, if any.

    Nothing is replaced unless every page of the backup is authentic, its tables agree and its
    version is not newer than ours. From then on the folder's key is `key`; the previous database
    keeps its own beside it.
    """
    draft = _draft(private(folder) / DATABASE)
    with told(folder):
        try:
            _take_in(source, draft, key)
            return _swap(folder, draft, key, at or datetime.now(UTC), backend)
        finally:
            _remove(draft)


def _take_in(source: Path, draft: Path, key: Key) -> None:
    """Copies the backup and checks the copy, before anything is touched."""
    with source.open("rb") as file:
        if file.read(len(_PLAIN)) in {b"", _PLAIN}:
            raise BackupRefusedError(path=str(source))
    copyfile(source, draft)
    draft.chmod(0o600)
    try:
        database = connect(draft, key.secret)
        try:
            check(database, draft)
            check_version(database, draft)
        finally:
            database.close_all()
        settle(draft, key.secret)
    except (WrongKeyError, DamagedError, BackupRefusedError, DatabaseNewerError) as error:
        raise type(error)(path=str(source)) from error
    _flush(draft)


def _swap(
    folder: Path, draft: Path, key: Key, at: datetime, backend: KeyringBackend | None
) -> Path | None:
    """Each step leaves both databases whole; after a crash the same restore may be asked again."""
    live = folder / DATABASE
    own = _own_key(folder, backend)
    changes_key = own is None or own.secret != key.secret
    previous = None
    if live.exists():
        settled = _is_settled(live, own)
        previous = dated(folder, "before-restore", at)
        _keep(live, previous)
        if not settled:
            _move_log(live, previous)
        if changes_key:
            _keep(folder / KEY_ID, previous.with_suffix(".id"))
            _keep(folder / KEY_FILE, previous.with_suffix(".key"))
    draft.replace(live)
    sync(folder)
    if changes_key:
        replace_key(folder, key.secret, backend=backend)
    return previous


def _own_key(folder: Path, backend: KeyringBackend | None) -> Key | None:
    try:
        return obtain_key(folder, create=False, backend=backend)
    except (KeyMissingError, KeyFileRefusedError):
        return None


def _is_settled(live: Path, own: Key | None) -> bool:
    """Brings the log into the file if its key is there; BusyError while a program has it open."""
    if own is None:
        return False
    try:
        settle(live, own.secret)
    except (WrongKeyError, DamagedError):
        return False
    return True


def _keep(path: Path, name: Path) -> None:
    """A second name, or a copy where the disk has no links."""
    if not path.exists():
        return
    try:
        name.hardlink_to(path)
    except OSError:
        copy2(path, name)


def _move_log(live: Path, previous: Path) -> None:
    """A log must never meet another database: it goes with its own."""
    for ending in WAL_ENDINGS:
        log = live.with_name(live.name + ending)
        if log.exists():
            log.replace(previous.with_name(previous.name + ending))


def _draft(target: Path) -> Path:
    return target.with_name(f"{target.name}.{secrets.token_hex(4)}.part")


def _remove(draft: Path) -> None:
    for ending in ("", *WAL_ENDINGS):
        draft.with_name(draft.name + ending).unlink(missing_ok=True)


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
