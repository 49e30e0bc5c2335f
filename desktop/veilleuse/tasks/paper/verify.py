# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a file is the document it says it is."""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from veilleuse.domain.archived import Archived
from veilleuse.domain.errors import VeilleuseError
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.paper.archive import made_again
from veilleuse.tasks.paper.seal import SEAL, is_whole, mark_in
from veilleuse.tasks.paper.typeset import PageRefusedError
from veilleuse.tasks.write_file import FolderMissingError

LONGEST = 64 * 1024 * 1024
"""Bytes read of a file: the annex of 5,000 devices takes a tenth of it."""


class PaperTooLargeError(VeilleuseError):
    """No document of ours is that long; it was not read."""

    code = "paper_too_large"


class Genuine(StrEnum):
    """What a check found."""

    SAME = "same"
    """The very file that was kept."""
    AGAIN = "again"
    """Not the kept file, but the same pages set again from the kept data give these bytes."""
    WHOLE = "whole"
    """Data whose fingerprint is right; whether it was archived here is told apart."""
    CHANGED = "changed"
    """It bears a fingerprint of ours and is not what was made with it."""
    UNKNOWN = "unknown"
    """It bears a fingerprint that is not in this archive: nothing can be said."""
    FOREIGN = "foreign"
    """It bears no fingerprint: not a document of Veilleuse, or one without."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, and the kept document that it was compared with."""

    genuine: Genuine
    fingerprint: str
    kept: Archived | None = None


def verify(desk: Desk, path: Path) -> Checked:
    """Of a PDF, or of the JSON of a document's data. FolderMissingError, PaperTooLargeError."""
    content = _read(path)
    if content.lstrip()[:1] == b"{":
        return _data(desk, content)
    fingerprint = mark_in(content)
    if not fingerprint:
        return Checked(Genuine.FOREIGN, "")
    kept = desk.store.archived_with(fingerprint)
    if kept is None:
        return Checked(Genuine.UNKNOWN, fingerprint)
    return Checked(_compared(kept, content), fingerprint, kept)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LONGEST:
            raise PaperTooLargeError(path=str(path))
        return path.read_bytes()
    except OSError as error:
        raise FolderMissingError(path=str(path)) from error


def _data(desk: Desk, content: bytes) -> Checked:
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return Checked(Genuine.FOREIGN, "")
    fingerprint = str(data.get(SEAL, ""))
    if not fingerprint:
        return Checked(Genuine.FOREIGN, "")
    kept = desk.store.archived_with(fingerprint)
    return Checked(Genuine.WHOLE if is_whole(data) else Genuine.CHANGED, fingerprint, kept)


def _compared(kept: Archived, content: bytes) -> Genuine:
    if hashlib.sha256(content).hexdigest() == kept.pdf_sha256:
        return Genuine.SAME
    try:
        return Genuine.AGAIN if made_again(kept) == content else Genuine.CHANGED
    except PageRefusedError:
        return Genuine.CHANGED
