# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The database key: in the system's key store, or visibly in a file where there is none."""

import base64
import binascii
import logging
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from keyring.backend import KeyringBackend

from veilleuse.domain.rounds import Notice
from veilleuse.store import keystore, phrase
from veilleuse.store.errors import KeyFileRefusedError, KeyMissingError, StoreError, told
from veilleuse.store.folder import DATABASE, KEY_FILE, KEY_ID, private, sync

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Key:
    """What opens a database, and what a person must know about where it is kept."""

    secret: bytes = field(repr=False)
    notices: tuple[Notice, ...] = ()


def obtain_key(folder: Path, *, create: bool = True, backend: KeyringBackend | None = None) -> Key:
    """The key of the folder's database. A new one is made only where there is no database yet.

    `backend` stands for the system's own key store where none is given.
    """
    private(folder)
    store = keystore.usable(backend or keystore.of_system())
    with told(folder):
        if (folder / KEY_FILE).exists():
            return _from_file(folder, store)
        if (folder / KEY_ID).exists():
            return Key(_from_store(folder, store))
        if not create or (folder / DATABASE).exists():
            raise KeyMissingError(path=str(folder))
        return _made(folder, secrets.token_bytes(phrase.SECRET_BYTES), store)


def replace_key(folder: Path, secret: bytes, *, backend: KeyringBackend | None = None) -> None:
    """Makes `secret` the folder's key; the key store goes on holding the one it had before."""
    store = keystore.usable(backend or keystore.of_system())
    with told(folder):
        if store is None:
            _write(folder / KEY_FILE, base64.b64encode(secret))
            (folder / KEY_ID).unlink(missing_ok=True)
        else:
            _write(folder / KEY_ID, _entered(store, secret).encode())
            (folder / KEY_FILE).unlink(missing_ok=True)
        sync(folder)


def recovery_phrase(key: Key) -> str:
    """The key as words for paper: with a backup, all it takes on another machine."""
    return phrase.spell(key.secret)


def key_from_phrase(text: str) -> Key:
    """The key that a recovery phrase spells; WrongPhraseError where it was mistyped."""
    return Key(phrase.read(text))


def _made(folder: Path, secret: bytes, store: KeyringBackend | None) -> Key:
    """Of two programs that start at once, one makes the key and both use it."""
    if store is None:
        _create(folder / KEY_FILE, base64.b64encode(secret))
        return Key(_read(folder / KEY_FILE), (_in_file(folder),))
    name = _entered(store, secret)
    if not _create(folder / KEY_ID, name.encode()):
        keystore.forget(store, name)
    return Key(_from_store(folder, store))


def _from_file(folder: Path, store: KeyringBackend | None) -> Key:
    """A key file moves into the key store as soon as there is one."""
    path = folder / KEY_FILE
    secret = _read(path)
    if store is not None:
        try:
            _write(folder / KEY_ID, _entered(store, secret).encode())
        except StoreError as error:
            log.warning("the key stays in its file: %s", error)
        else:
            path.unlink()
            sync(folder)
            log.info("the key moved from its file into the key store")
            return Key(secret)
    return Key(secret, (_in_file(folder),))


def _from_store(folder: Path, store: KeyringBackend | None) -> bytes:
    name = (folder / KEY_ID).read_text("ascii").strip()
    text = keystore.read(store, name)
    if text is None:
        raise KeyMissingError(path=str(folder))
    return _decoded(text.encode(), folder)


def _entered(store: KeyringBackend, secret: bytes) -> str:
    """The name under which the key store now keeps the secret."""
    name = secrets.token_hex(8)
    keystore.write(store, name, base64.b64encode(secret).decode())
    return name


def _read(path: Path) -> bytes:
    """Modes mean nothing on Windows, where the profile folder is private."""
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise KeyFileRefusedError(path=str(path))
    return _decoded(path.read_bytes(), path)


def _decoded(text: bytes, where: Path) -> bytes:
    try:
        secret = base64.b64decode(text.strip(), validate=True)
    except binascii.Error as error:
        raise KeyFileRefusedError(path=str(where)) from error
    if len(secret) != phrase.SECRET_BYTES:
        raise KeyFileRefusedError(path=str(where))
    return secret


def _create(path: Path, content: bytes) -> bool:
    """Writes a whole file, its owner's alone; False where there is one already."""
    with _draft(path, content) as draft:
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            return False
        except OSError:  # a disk without links, such as FAT
            if path.exists():
                return False
            draft.rename(path)
        sync(path.parent)
        return True


def _write(path: Path, content: bytes) -> None:
    """The same, in the place of what there was."""
    with _draft(path, content) as draft:
        draft.replace(path)
        sync(path.parent)


@contextmanager
def _draft(path: Path, content: bytes) -> Iterator[Path]:
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _in_file(folder: Path) -> Notice:
    return Notice("key_in_file", str(folder / KEY_FILE))
