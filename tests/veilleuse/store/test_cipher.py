# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import threading
from pathlib import Path

import pytest

from veilleuse.store.cipher import check, connect, copy, settle
from veilleuse.store.errors import BusyError, DamagedError, WrongKeyError
from veilleuse.store.pages import PAGE, is_torn

SECRET = bytes(range(32))
OTHER = bytes(32)
MARK = "Marguerite Duval, chambre 12"


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A database of some pages in one file."""
    path = tmp_path / "whole.db"
    database = connect(path, SECRET)
    database.rows("CREATE TABLE t (a TEXT)")
    database.rows("INSERT INTO t VALUES (?)", MARK * 1000)
    database.close_all()
    return path


def spoiled(path: Path, at: int, length: int = 1) -> Path:
    content = bytearray(path.read_bytes())
    content[at : at + length] = bytes(255 - byte for byte in content[at : at + length])
    path.write_bytes(content)
    return path


def test_nothing_readable_is_on_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    database = connect(path, SECRET)
    database.rows("CREATE TABLE secret_table (a TEXT)")
    database.rows("INSERT INTO secret_table VALUES (?)", MARK)
    for file in tmp_path.iterdir():
        content = file.read_bytes()
        assert not content.startswith(b"SQLite format 3")
        assert b"secret_table" not in content
        assert MARK.encode() not in content
    assert (tmp_path / "a.db-wal").stat().st_size > 0
    database.close_all()


def test_a_copy_is_encrypted_whole_and_opens_with_the_same_key(whole: Path, tmp_path: Path) -> None:
    database = connect(whole, SECRET)
    database.rows("INSERT INTO t VALUES ('still in the log')")
    copy(database, tmp_path / "copy.db")
    database.close_all()
    content = (tmp_path / "copy.db").read_bytes()
    assert not content.startswith(b"SQLite format 3")
    assert MARK.encode() not in content
    copied = connect(tmp_path / "copy.db", SECRET)
    check(copied, tmp_path / "copy.db")
    assert copied.rows("SELECT count(*) FROM t") == [(2,)]
    copied.close_all()
    with pytest.raises(WrongKeyError):
        connect(tmp_path / "copy.db", OTHER)


def test_another_key_is_told_from_damage(whole: Path, capfd) -> None:
    with pytest.raises(WrongKeyError):
        connect(whole, OTHER)
    with pytest.raises(DamagedError):
        connect(spoiled(whole, 200), SECRET)
    assert capfd.readouterr().err == ""


def test_a_file_cut_short_is_damaged(whole: Path) -> None:
    whole.write_bytes(whole.read_bytes()[: 3 * PAGE + 7])
    with pytest.raises(DamagedError):
        connect(whole, SECRET)


def test_a_first_page_of_zeros_is_damage_and_not_a_wrong_key(whole: Path) -> None:
    whole.write_bytes(bytes(PAGE) + whole.read_bytes()[PAGE:])
    with pytest.raises(DamagedError):
        connect(whole, SECRET)


def test_one_changed_bit_anywhere_is_found(whole: Path, caplog) -> None:
    database = connect(spoiled(whole, 2 * PAGE + 100), SECRET)
    with pytest.raises(DamagedError):
        check(database, whole)
    database.close_all()
    assert "page 3" in caplog.text


def test_pages_prove_their_key(whole: Path) -> None:
    assert is_torn(whole, SECRET)
    assert not is_torn(whole, OTHER)


def test_settings_that_safety_rests_on_are_on(whole: Path) -> None:
    database = connect(whole, SECRET)
    for name, value in {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 15000,
        "temp_store": 2,
    }.items():
        assert database.rows(f"PRAGMA {name}") == [(value,)], name
    database.close_all()


def test_closing_closes_what_other_threads_opened(whole: Path) -> None:
    database = connect(whole, SECRET)
    opened, done = threading.Event(), threading.Event()

    def read() -> None:
        database.connect()
        opened.set()
        done.wait()

    thread = threading.Thread(target=read)
    thread.start()
    opened.wait()
    database.close_all()
    done.set()
    thread.join()
    assert [path.name for path in whole.parent.iterdir()] == ["whole.db"]


def test_a_file_in_use_cannot_be_settled(whole: Path) -> None:
    database = connect(whole, SECRET)
    database.rows("INSERT INTO t VALUES ('x')")
    with pytest.raises(BusyError):
        settle(whole, SECRET)
    database.close_all()
    settle(whole, SECRET)
    assert [path.name for path in whole.parent.iterdir()] == ["whole.db"]
