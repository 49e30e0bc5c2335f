# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, datetime
from pathlib import Path

import pytest
from keyring.backends import fail

from veilleuse.domain.model import Site
from veilleuse.store import backup
from veilleuse.store.cipher import connect
from veilleuse.store.database import Store
from veilleuse.store.errors import (
    BackupRefusedError,
    BusyError,
    DamagedError,
    DatabaseNewerError,
    DiskFullError,
    FolderReadOnlyError,
    StoreError,
    WrongKeyError,
)
from veilleuse.store.key import Key, key_from_phrase, obtain_key, recovery_phrase

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
KEPT = "veilleuse-before-restore-20261123T120000.db"


def named(folder: Path, key: Key, name: str) -> None:
    store = Store.open(folder, key)
    store.save_site(Site(name))
    store.close()


def name_of(folder: Path, key: Key) -> str:
    store = Store.open(folder, key)
    try:
        return store.site().name
    finally:
        store.close()


@pytest.fixture
def saved(tmp_path: Path, folder: Path, keyring) -> Path:
    """A backup made before the establishment was renamed."""
    store = Store.open(folder, obtain_key(folder, backend=keyring))
    store.save_site(Site("avant"))
    made = backup.back_up(store, tmp_path / "sauvegarde.db")
    store.save_site(Site("après"))
    store.close()
    return made


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_backup_is_one_encrypted_file(saved: Path) -> None:
    assert not saved.read_bytes().startswith(b"SQLite format 3")
    assert b"avant" not in saved.read_bytes()
    assert [path.name for path in saved.parent.iterdir() if path.is_file()] == [saved.name]


def test_a_backup_replaces_an_older_one_of_the_same_name(saved: Path, folder, keyring) -> None:
    before = saved.read_bytes()
    store = Store.open(folder, obtain_key(folder, backend=keyring))
    assert backup.back_up(store, saved) == saved
    store.close()
    assert saved.read_bytes() != before


def test_what_was_saved_comes_back_and_the_previous_is_kept(saved, folder, keyring) -> None:
    key = obtain_key(folder, backend=keyring)
    kept = backup.restore(folder, saved, key, at=NOON, backend=keyring)
    assert kept == folder / KEPT
    assert name_of(folder, key) == "avant"
    kept.rename(folder / "veilleuse.db")
    assert name_of(folder, key) == "après"


def test_on_another_machine_the_phrase_is_enough(saved, folder, tmp_path, keyring) -> None:
    phrase = recovery_phrase(obtain_key(folder, backend=keyring))
    elsewhere = tmp_path / "elsewhere"
    assert backup.restore(elsewhere, saved, key_from_phrase(phrase), backend=fail.Keyring()) is None
    there = obtain_key(elsewhere, backend=fail.Keyring())
    assert name_of(elsewhere, there) == "avant"
    assert recovery_phrase(there) == phrase


@pytest.mark.parametrize("in_store", [True, False])
def test_a_database_with_another_key_is_kept_with_its_own(
    saved, folder, tmp_path, keyring, in_store: bool
) -> None:
    key = obtain_key(folder, backend=keyring)
    backend = keyring if in_store else fail.Keyring()
    elsewhere = tmp_path / "elsewhere"
    named(elsewhere, obtain_key(elsewhere, backend=backend), "autre")
    kept = backup.restore(elsewhere, saved, key, at=NOON, backend=backend)
    assert kept is not None
    assert name_of(elsewhere, obtain_key(elsewhere, backend=backend)) == "avant"
    again = tmp_path / "again"
    again.mkdir()
    kept.rename(again / "veilleuse.db")
    ending = ".id" if in_store else ".key"
    kept.with_suffix(ending).rename(again / f"veilleuse{ending}")
    assert name_of(again, obtain_key(again, backend=backend)) == "autre"


def test_a_machine_that_lost_its_key_gets_it_back_with_the_backup(saved, folder, keyring) -> None:
    key = obtain_key(folder, backend=keyring)
    keyring.kept.clear()
    kept = backup.restore(folder, saved, key, at=NOON, backend=keyring)
    assert name_of(folder, obtain_key(folder, backend=keyring)) == "avant"
    assert kept is not None
    kept.rename(folder / "veilleuse.db")
    assert name_of(folder, key) == "après"


def test_a_log_left_by_a_killed_program_never_meets_the_restored_file(
    saved, folder, keyring, tmp_path
) -> None:
    key = obtain_key(folder, backend=keyring)
    store = Store.open(folder, key)
    store.save_site(Site("dans le journal"))
    left = contents(folder)
    store.close()
    for name, content in left.items():
        (folder / name).write_bytes(content)
    keyring.kept.clear()
    kept = backup.restore(folder, saved, key, at=NOON, backend=keyring)
    assert name_of(folder, key) == "avant"
    assert kept is not None
    database = connect(kept, key.secret)
    assert database.rows("SELECT name FROM site") == [("dans le journal",)]
    database.close_all()


def test_a_previous_file_that_is_damaged_is_kept_all_the_same(saved, folder, keyring) -> None:
    key = obtain_key(folder, backend=keyring)
    (folder / "veilleuse.db").write_bytes(bytes(4096))
    kept = backup.restore(folder, saved, key, at=NOON, backend=keyring)
    assert kept is not None
    assert kept.read_bytes() == bytes(4096)
    assert name_of(folder, key) == "avant"


def test_a_second_restore_in_the_same_second_keeps_both(saved, folder, keyring) -> None:
    key = obtain_key(folder, backend=keyring)
    names = [backup.restore(folder, saved, key, at=NOON, backend=keyring) for _ in range(2)]
    assert len(set(names)) == 2


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[9000] ^= 1
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def plain(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + bytes(5000))


def remove(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    ("harm", "expected"),
    [
        (spoil, DamagedError),
        (cut, DamagedError),
        (empty, BackupRefusedError),
        (plain, BackupRefusedError),
        (remove, StoreError),
    ],
)
def test_a_bad_backup_changes_nothing(saved, folder, keyring, harm, expected) -> None:
    harm(saved)
    before = contents(folder)
    key = obtain_key(folder, backend=keyring)
    with pytest.raises(expected):
        backup.restore(folder, saved, key, backend=keyring)
    assert contents(folder) == before


def test_a_backup_under_another_key_changes_nothing(saved, folder, keyring) -> None:
    before = contents(folder)
    with pytest.raises(WrongKeyError) as caught:
        backup.restore(folder, saved, Key(bytes(32)), backend=keyring)
    assert caught.value.details == {"path": str(saved)}
    assert contents(folder) == before


def test_a_backup_of_a_newer_version_is_refused(saved, folder, keyring) -> None:
    key = obtain_key(folder, backend=keyring)
    database = connect(saved, key.secret)
    database.rows("INSERT INTO schema_migration VALUES (99, '0999_future', '2027-01-01')")
    database.close_all()
    with pytest.raises(DatabaseNewerError):
        backup.restore(folder, saved, key, backend=keyring)


def test_a_database_in_use_is_not_replaced(saved, folder, keyring) -> None:
    key = obtain_key(folder, backend=keyring)
    store = Store.open(folder, key)
    store.save_site(Site("en cours"))
    with pytest.raises(BusyError):
        backup.restore(folder, saved, key, backend=keyring)
    assert store.site() == Site("en cours")
    store.close()


def test_a_backup_that_cannot_be_written_leaves_nothing_behind(folder, keyring, tmp_path) -> None:
    store = Store.open(folder, obtain_key(folder, backend=keyring))
    with pytest.raises(StoreError):
        backup.back_up(store, tmp_path / "missing" / "b.db")
    store.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device")
def test_a_full_disk_is_told_while_backing_up(folder, keyring, tmp_path, monkeypatch) -> None:
    store = Store.open(folder, obtain_key(folder, backend=keyring))

    def onto_a_full_disk(path: Path) -> None:
        with Path("/dev/full").open("wb", buffering=0) as file:
            file.write(path.read_bytes())

    monkeypatch.setattr(backup, "_flush", onto_a_full_disk)
    with pytest.raises(DiskFullError):
        backup.back_up(store, tmp_path / "b.db")
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_a_folder_that_may_not_be_written_is_told(as_somebody_else, key) -> None:
    with pytest.raises(FolderReadOnlyError):
        Store.open(as_somebody_else, key)
