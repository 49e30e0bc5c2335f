# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The road through a drop folder: a share or a stick where reports are left and answers may lie.

A share that lets its users only write is enough: nothing is listed and nothing has to be read back.
"""

import contextlib
import os
import stat
from collections.abc import Callable
from pathlib import Path

from veilleuse_agent.acknowledgement import SIGNED_LIMIT, ForgedAckError
from veilleuse_agent.protocol import AckMessage
from veilleuse_agent.spool import Entry

_ACKS = "acks"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
# Others may write to a share: no link is followed, and a pipe does not hold the run up.
_EXISTING = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
)


class DropError(Exception):
    """The folder took nothing."""


def drop_name(site: str, agent_id: str, entry: Entry) -> str:
    """The file of one report: no two reports of one site share it."""
    return f"{site[:8]}-{agent_id}-{entry.epoch[:8]}-{entry.sequence}.vlse"


def leave(folder: Path, name: str, envelope: bytes) -> None:
    """Leave a sealed report under this name, whole where the share allows it; DropError if not.

    Written under another name first, always the same for one agent. Where that may not be renamed,
    it is written in its place at once: its reader sees by the seal whether it is whole.
    """
    draft = folder / f".{'-'.join(name.split('-')[:2])}.part"
    with contextlib.suppress(OSError):
        draft.unlink()
    try:
        _write_new(draft, envelope)
        draft.replace(folder / name)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink()
        _leave_directly(folder / name, envelope)


def answer_to(
    folder: Path, agent_id: str, report_id: str, believe: Callable[[bytes], AckMessage]
) -> AckMessage | None:
    """The acknowledgement left for a report; None where there is none that is believed."""
    try:
        return believe(_read_plain(_ack_path(folder, agent_id, report_id)))
    except (OSError, ForgedAckError):
        return None


def clear_answer(folder: Path, agent_id: str, report_id: str) -> None:
    """Take away an acknowledgement that was read, where that is allowed."""
    with contextlib.suppress(OSError):
        _ack_path(folder, agent_id, report_id).unlink()


def _ack_path(folder: Path, agent_id: str, report_id: str) -> Path:
    return folder / _ACKS / agent_id / f"{report_id}.ack"


def _leave_directly(path: Path, envelope: bytes) -> None:
    try:
        _write_new(path, envelope)
    except FileExistsError:
        return  # left by a run that was killed before it could write that down
    except OSError as failure:
        raise DropError(f"{path.parent}: {failure.strerror}") from failure


def _write_new(path: Path, data: bytes) -> None:
    """A file that was not there; nothing of it stays when it cannot be written whole."""
    handle = os.open(path, _NEW, 0o644)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with contextlib.suppress(OSError):
            path.unlink()
        raise


def _read_plain(path: Path) -> bytes:
    """The beginning of a plain file: one byte more than an acknowledgement may have."""
    with os.fdopen(os.open(path, _EXISTING), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(f"{path}: not a file")
        return file.read(SIGNED_LIMIT + 1)
