# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Connections to an encrypted file, one for each thread, all closed together."""

import logging
import threading
from pathlib import Path
from weakref import WeakSet

from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as sqlcipher

from veilleuse.store.errors import BusyError, DamagedError, WrongKeyError, told
from veilleuse.store.pages import is_torn

log = logging.getLogger(__name__)

BUSY_MILLISECONDS = 15_000
"""Merging five hundred reports at once takes another program some seconds."""

_PRAGMAS = (
    # What was acknowledged survives a power cut; at a few commits a minute it costs nothing.
    ("journal_mode", "wal"),
    ("synchronous", "full"),
    ("foreign_keys", 1),
    ("busy_timeout", BUSY_MILLISECONDS),
    # Sorting and VACUUM must not spill plain pages to a temporary file.
    ("temp_store", "memory"),
)
"""cipher_memory_security stays off, SQLCipher's default: it locks and wipes every page at a high
cost, while the same records lie in Python's memory anyway."""


class _Connection(sqlcipher.Connection):  # type: ignore[misc]  # sqlcipher3 is not typed
    """Only a subclass can be weakly referenced."""


class CipherDatabase(SqlCipherDatabase):
    """SQLCipher with a raw key: no key derivation, so opening is immediate."""

    def __init__(self, path: Path, secret: bytes) -> None:
        """Opens nothing yet."""
        self._secret = secret
        self._opened: WeakSet[_Connection] = WeakSet()
        self._guard = threading.Lock()
        super().__init__(str(path), pragmas=_PRAGMAS)

    def _connect(self) -> _Connection:
        connection: _Connection = sqlcipher.connect(
            self.database, isolation_level=None, check_same_thread=False, factory=_Connection
        )
        with self._guard:
            self._opened.add(connection)
        try:
            # Without this it tells standard error about every page it cannot read.
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{self._secret.hex()}'\"")
            self._add_conn_hooks(connection)  # type: ignore[attr-defined]  # left out of the stubs
        except BaseException:
            connection.close()
            raise
        return connection

    def rows(self, sql: str, *values: str | int) -> list[tuple[object, ...]]:
        """What a statement answers."""
        cursor = self.execute_sql(sql, values)  # type: ignore[no-untyped-call]
        found: list[tuple[object, ...]] = cursor.fetchall()
        return found

    def close_all(self) -> None:
        """Closes the connections of every thread, the caller's last so that it empties the log."""
        with self._guard:
            opened, self._opened = tuple(self._opened), WeakSet()
        own = None if self.is_closed() else self.connection()  # type: ignore[no-untyped-call]
        for connection in opened:
            if connection is not own:
                connection.close()
        self.close()


def connect(path: Path, secret: bytes) -> CipherDatabase:
    """An open database that this key reads; WrongKeyError and DamagedError are told apart."""
    database = CipherDatabase(path, secret)
    try:
        with told(path):
            database.connect()
            database.rows("SELECT count(*) FROM sqlite_master")
    except DamagedError as error:
        database.close_all()
        raise (DamagedError if is_torn(path, secret) else WrongKeyError)(path=str(path)) from error
    except BaseException:
        database.close_all()
        raise
    return database


def check(database: CipherDatabase, path: Path) -> None:
    """DamagedError unless every page is authentic and every table and index agree."""
    with told(path):
        broken = database.rows("PRAGMA cipher_integrity_check")
        verdict = [] if broken else database.rows("PRAGMA integrity_check")
    if broken or [row[0] for row in verdict] != ["ok"]:
        log.error("%s: %s", path, (broken or verdict)[:3])
        raise DamagedError(path=str(path))


def copy(database: CipherDatabase, target: Path) -> None:
    """A whole, compact copy under the same key, log included. The target must not exist."""
    with told(target):
        database.rows("VACUUM INTO ?", str(target))
        target.chmod(0o600)


def settle(path: Path, secret: bytes) -> None:
    """Empties the log into the file and removes it; BusyError where another program has it open."""
    database = connect(path, secret)
    try:
        with told(path):
            mode = database.rows("PRAGMA journal_mode = delete")[0][0]
    finally:
        database.close_all()
    if mode != "delete":
        raise BusyError(path=str(path))
