# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the database lies and what lies beside it, all private to one user."""

import os
from datetime import datetime
from pathlib import Path

from veilleuse.store.errors import told

DATABASE = "veilleuse.db"
KEY_ID = "veilleuse.id"
"""Under which name the system's key store keeps the key; not a secret."""
KEY_FILE = "veilleuse.key"
"""The key itself, only on a machine without a key store."""
WAL_ENDINGS = ("-wal", "-shm")


def private(folder: Path) -> Path:
    """Makes sure that the folder exists and that only its owner can enter it.

    A folder that also holds other things is left as it is: somebody else may need it open.
    """
    with told(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name == "posix" and folder.stat().st_mode & 0o077 and _is_ours(folder):
            folder.chmod(0o700)
    return folder


def _is_ours(folder: Path) -> bool:
    return all(path.name.startswith("veilleuse") for path in folder.iterdir())


def sync(folder: Path) -> None:
    """Makes new, renamed and removed names of the folder survive a power cut."""
    if os.name != "posix":  # Windows cannot open a folder, and needs no such call
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def dated(folder: Path, what: str, at: datetime) -> Path:
    """A name in `folder` that is not taken: `veilleuse-<what>-<when>.db`."""
    stem = f"veilleuse-{what}-{at:%Y%m%dT%H%M%S}"
    path, again = folder / f"{stem}.db", 1
    while path.exists():
        again += 1
        path = folder / f"{stem}-{again}.db"
    return path
