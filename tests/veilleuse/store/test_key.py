# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import base64
import os
import threading
from pathlib import Path

import pytest
from keyring.backends import chainer, fail, null
from keyring.errors import InitError, KeyringLocked

from veilleuse.domain.rounds import Notice
from veilleuse.store import keystore
from veilleuse.store.errors import (
    KeyFileRefusedError,
    KeyMissingError,
    KeyStoreLockedError,
    KeyStoreUnavailableError,
)
from veilleuse.store.key import (
    Key,
    key_from_phrase,
    obtain_key,
    recovery_phrase,
    replace_key,
)

posix = pytest.mark.skipif(os.name != "posix", reason="modes mean nothing on Windows")


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_with_a_key_store_the_key_is_in_no_file(folder, keyring) -> None:
    key = obtain_key(folder, backend=keyring)
    assert len(key.secret) == 32
    assert key.notices == ()
    assert key.secret not in everything_in(folder)
    assert base64.b64encode(key.secret) not in everything_in(folder)
    assert obtain_key(folder, backend=keyring) == key


def test_each_database_has_an_entry_of_its_own(tmp_path, keyring) -> None:
    one = obtain_key(tmp_path / "one", backend=keyring)
    other = obtain_key(tmp_path / "other", backend=keyring)
    assert one.secret != other.secret
    assert len(keyring.kept) == 2


def test_a_key_does_not_show_itself(folder, keyring) -> None:
    key = obtain_key(folder, backend=keyring)
    assert key.secret.hex() not in repr(key)
    assert repr(key.secret) not in repr(key)


@pytest.mark.parametrize("backend", [fail.Keyring(), null.Keyring()])
def test_without_a_key_store_the_key_is_in_a_file_and_that_is_said(folder, backend) -> None:
    key = obtain_key(folder, backend=backend)
    assert key.notices == (Notice("key_in_file", str(folder / "veilleuse.key")),)
    assert obtain_key(folder, backend=backend) == key


def test_an_empty_chain_is_no_key_store(monkeypatch) -> None:
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [])
    assert keystore.usable(chainer.ChainerBackend()) is None


def test_a_chain_with_a_plain_file_in_it_is_no_key_store(monkeypatch, keyring) -> None:
    chain = chainer.ChainerBackend()
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [keyring, fail.Keyring()])
    assert keystore.usable(chain) is None
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [keyring])
    assert keystore.usable(chain) is chain


def test_a_key_store_that_keyring_does_not_recommend_is_not_used(folder, keyring) -> None:
    keyring.priority = 0.5
    assert obtain_key(folder, backend=keyring).notices
    assert keyring.kept == {}


@posix
def test_the_key_file_and_its_folder_are_their_owners_alone(folder) -> None:
    folder.mkdir(mode=0o755)
    obtain_key(folder, backend=fail.Keyring())
    assert (folder / "veilleuse.key").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in folder.iterdir()] == ["veilleuse.key"]


@posix
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_key_file_that_others_can_read_is_refused(folder, mode: int) -> None:
    obtain_key(folder, backend=fail.Keyring())
    (folder / "veilleuse.key").chmod(mode)
    with pytest.raises(KeyFileRefusedError):
        obtain_key(folder, backend=fail.Keyring())


@pytest.mark.parametrize("content", [b"", b"?", base64.b64encode(bytes(31))])
def test_a_key_file_without_a_key_is_refused_and_left_as_it_is(folder, content: bytes) -> None:
    obtain_key(folder, backend=fail.Keyring())
    (folder / "veilleuse.key").write_bytes(content)
    with pytest.raises(KeyFileRefusedError):
        obtain_key(folder, backend=fail.Keyring())
    assert (folder / "veilleuse.key").read_bytes() == content


def test_a_key_file_moves_into_a_key_store_that_appears(folder, keyring) -> None:
    in_file = obtain_key(folder, backend=fail.Keyring())
    moved = obtain_key(folder, backend=keyring)
    assert moved == Key(in_file.secret)
    assert not (folder / "veilleuse.key").exists()
    assert obtain_key(folder, backend=keyring) == moved


def test_a_key_stays_in_its_file_while_the_key_store_is_locked(folder, keyring, caplog) -> None:
    in_file = obtain_key(folder, backend=fail.Keyring())
    keyring.failure = KeyringLocked("locked")
    assert obtain_key(folder, backend=keyring) == in_file
    assert "stays in its file" in caplog.text


def test_a_key_store_that_went_away_is_not_replaced_by_a_file(folder, keyring) -> None:
    obtain_key(folder, backend=keyring)
    with pytest.raises(KeyStoreUnavailableError):
        obtain_key(folder, backend=fail.Keyring())
    assert not (folder / "veilleuse.key").exists()


class LockedException(Exception):  # noqa: N818 - the name decides
    """As secretstorage names it."""


@pytest.mark.parametrize(
    ("failure", "expected"),
    [
        (KeyringLocked("locked"), KeyStoreLockedError),
        (LockedException(), KeyStoreLockedError),
        (InitError("no bus"), KeyStoreUnavailableError),
        (OSError("odd"), KeyStoreUnavailableError),
    ],
)
def test_a_locked_key_store_is_told_from_one_that_is_away(
    folder, keyring, failure: Exception, expected: type[Exception]
) -> None:
    obtain_key(folder, backend=keyring)
    keyring.failure = failure
    with pytest.raises(expected):
        obtain_key(folder, backend=keyring)


def test_a_key_store_that_forgets_is_not_trusted_with_a_key(folder, keyring, monkeypatch) -> None:
    monkeypatch.setattr(keyring, "set_password", lambda *_: None)
    with pytest.raises(KeyStoreUnavailableError):
        obtain_key(folder, backend=keyring)
    assert list(folder.iterdir()) == []


def test_a_database_whose_key_is_lost_never_gets_another(folder, keyring) -> None:
    obtain_key(folder, backend=keyring)
    keyring.kept.clear()
    with pytest.raises(KeyMissingError):
        obtain_key(folder, backend=keyring)
    (folder / "veilleuse.id").unlink()
    (folder / "veilleuse.db").touch()
    with pytest.raises(KeyMissingError):
        obtain_key(folder, backend=keyring)


def test_a_key_is_only_made_when_asked_for(folder, keyring) -> None:
    with pytest.raises(KeyMissingError):
        obtain_key(folder, create=False, backend=keyring)
    assert keyring.kept == {}


@pytest.mark.parametrize("in_store", [True, False])
def test_programs_that_start_at_once_agree_on_one_key(folder, keyring, in_store: bool) -> None:
    backend = keyring if in_store else fail.Keyring()
    found: list[Key] = []
    start = threading.Barrier(4)

    def begin() -> None:
        start.wait()
        found.append(obtain_key(folder, backend=backend))

    threads = [threading.Thread(target=begin) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1


@pytest.mark.parametrize("in_store", [True, False])
def test_a_key_can_be_replaced(folder, keyring, in_store: bool) -> None:
    backend = keyring if in_store else fail.Keyring()
    obtain_key(folder, backend=backend)
    replace_key(folder, bytes(32), backend=backend)
    assert obtain_key(folder, backend=backend).secret == bytes(32)


def test_a_recovery_phrase_is_the_key(folder, keyring) -> None:
    key = obtain_key(folder, backend=keyring)
    assert key_from_phrase(recovery_phrase(key)) == key


def test_a_key_store_named_in_the_settings_that_does_not_load_is_told(monkeypatch, folder) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "no.such.Backend")
    with pytest.raises(KeyStoreUnavailableError):
        obtain_key(folder)
