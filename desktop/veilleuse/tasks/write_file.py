# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files for people: written whole or not at all, whatever was there before surviving a failure."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from veilleuse.domain.errors import VeilleuseError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class FolderReadOnlyError(VeilleuseError):
    """The folder does not let us write; nothing was changed."""

    code = "folder_read_only"


class DiskFullError(VeilleuseError):
    """No room is left; the earlier file is intact."""

    code = "disk_full"


class FolderMissingError(VeilleuseError):
    """The folder named for the file is not there; nothing was changed."""

    code = "file_missing"


def write_file(path: Path, content: bytes) -> Path:
    """The new bytes reach the disk before they take the name; returns `path`."""
    with writing(path):
        _replace(path, content)
    return path


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turns what the system raises while `path` is written into an error that has a sentence."""
    try:
        yield
    except FileNotFoundError as error:
        raise FolderMissingError(path=str(path.parent)) from error
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFullError(path=str(path)) from error
        raise FolderReadOnlyError(path=str(path.parent)) from error


def _replace(path: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
