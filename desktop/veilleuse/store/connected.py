# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An open database: any thread of any program may read, one at a time writes."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from veilleuse.store.cipher import CipherDatabase, copy
from veilleuse.store.errors import told_by_sqlite


class Connected:
    """What every part of the store stands on."""

    def __init__(self, database: CipherDatabase, path: Path) -> None:
        """Of a database that is open and up to date."""
        self.path = path
        self._db = database
        self._writer = threading.RLock()

    def close(self) -> None:
        """Lets go of the file once the writer has finished."""
        with self._writer:
            self._db.close_all()

    def copy(self, target: Path) -> None:
        """A whole encrypted copy in one file that does not exist yet."""
        with self._reading():
            copy(self._db, target)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing of what is written inside. Waits for its turn; may be nested."""
        with self._writer, told_by_sqlite(self.path), self._db.atomic("IMMEDIATE"):
            yield

    @contextmanager
    def _reading(self) -> Iterator[CipherDatabase]:
        with told_by_sqlite(self.path):
            yield self._db
