# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import errno
from pathlib import Path

import pytest
from peewee import IntegrityError, OperationalError

from veilleuse.store import errors
from veilleuse.store.errors import StoreError, told

WHERE = Path("/data/veilleuse.db")


def families() -> list[type[StoreError]]:
    return [
        one
        for one in vars(errors).values()
        if isinstance(one, type) and issubclass(one, StoreError)
    ]


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("database or disk is full", "disk_full"),
        ("database is locked", "database_busy"),
        ("database table is locked", "database_busy"),
        ("attempt to write a readonly database", "folder_read_only"),
        ("unable to open database file", "folder_read_only"),
        ("database disk image is malformed", "database_damaged"),
        ("disk I/O error", "disk_failing"),
    ],
)
def test_what_the_database_says_has_a_sentence(message: str, code: str) -> None:
    with pytest.raises(StoreError) as caught, told(WHERE):
        raise OperationalError(message)
    assert caught.value.code == code
    assert caught.value.details == {"path": str(WHERE)}


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EACCES, "folder_read_only"),
        (errno.EROFS, "folder_read_only"),
        (errno.EIO, "disk_failing"),
        (errno.ENOENT, "file_missing"),
        (errno.EMFILE, "disk_failing"),
    ],
)
def test_what_the_system_says_has_a_sentence(number: int, code: str) -> None:
    with pytest.raises(StoreError) as caught, told(WHERE):
        raise OSError(number, "why", "/other")
    assert caught.value.code == code
    assert caught.value.details["path"] == "/other"


def test_a_mistake_of_ours_stays_what_it_is() -> None:
    with pytest.raises(IntegrityError), told(WHERE):
        raise IntegrityError("FOREIGN KEY constraint failed")


def test_every_kind_of_error_has_a_code_of_its_own() -> None:
    codes = [one.code for one in families()]
    assert len(set(codes)) == len(codes)


def test_a_full_disk_is_told_even_where_the_rollback_fails_after_it(tmp_path: Path) -> None:
    rollback = OperationalError("cannot rollback - no transaction is active")
    rollback.__context__ = OperationalError("database or disk is full")
    with pytest.raises(errors.DiskFullError), told(tmp_path):
        raise rollback
