# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A store in a folder of its own, and key stores that live in memory."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from keyring.backend import KeyringBackend

from veilleuse.store.database import Store
from veilleuse.store.key import Key

SECRET = bytes(range(32))


class MemoryKeyring(KeyringBackend):
    """Keeps secrets as long as the test runs. Not viable, so that nobody else ever picks it."""

    viable = False
    priority = 5

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.failure: Exception | None = None

    def get_password(self, service: str, username: str) -> str | None:
        if self.failure:
            raise self.failure
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.failure:
            raise self.failure
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.failure:
            raise self.failure
        del self.kept[service, username]


@pytest.fixture
def keyring() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def key() -> Key:
    return Key(SECRET)


@pytest.fixture
def store(folder: Path, key: Key) -> Iterator[Store]:
    opened = Store.open(folder, key)
    yield opened
    opened.close()


@pytest.fixture
def as_somebody_else(key: Key) -> Iterator[Path]:
    """A database in a folder that we may read and not write; root stops being root for that."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        Store.open(folder, key).close()
        (folder / "veilleuse.db").chmod(0o444)
        folder.chmod(0o555)
        was = os.geteuid()
        if was == 0:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            os.seteuid(was)
            folder.chmod(0o700)
