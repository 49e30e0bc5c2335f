# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are whole or not there, and readable by their owner alone."""

import contextlib
import os
import sys
from pathlib import Path


def write_private(path: Path, data: bytes) -> None:
    """Replace the file at once, mode 0600 from its first byte, on the disk before this returns."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(draft, flags, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """What was renamed or deleted in the folder is on the disk too; systems differ on how."""
    if sys.platform == "win32":  # NTFS keeps a journal of its names
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def clear_drafts(folder: Path, *names: str) -> None:
    """Delete what killed runs left of these files; whoever calls holds the lock of their writers.

    Without names, the drafts of every file of the folder.
    """
    for found in folder.glob(".*"):
        is_one = not names or any(found.name.startswith(f".{name}.") for name in names)
        if is_one and not found.is_dir():
            found.unlink()


def read_capped(path: Path, limit: int) -> bytes:
    """The whole file; OverflowError when it is longer, the system's own errors when unread."""
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise OverflowError(f"{path}: over {limit} bytes")
    return data
