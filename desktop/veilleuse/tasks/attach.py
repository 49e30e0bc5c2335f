# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that support an answer: remembered by their content, never copied."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.model import Answer, Attachment
from veilleuse.domain.plain_text import clean
from veilleuse.tasks.desk import Desk

_PIECE = 1 << 20
_LONGEST_NAME = 255
"""Characters; no common file system has longer names."""


class AttachmentUnreadableError(VeilleuseError):
    """The file is not there, is no file, or may not be read."""

    code = "attachment_unreadable"


class AttachmentTooLargeError(VeilleuseError):
    """The file is beyond what an attachment may be."""

    code = "attachment_too_large"


class AttachmentStoppedError(VeilleuseError):
    """Somebody stopped the reading; nothing was kept."""

    code = "attachment_stopped"


class TooManyAttachmentsError(VeilleuseError):
    """More files than one answer takes."""

    code = "attachments_too_many"


def attach(desk: Desk, path: Path, stop: Callable[[], bool] = lambda: False) -> Attachment:
    """Name, size and SHA-256 of a file, read in pieces; the file itself stays where it is.

    AttachmentUnreadableError, AttachmentTooLargeError, AttachmentStoppedError.
    """
    most = desk.shelf.evidence.attachment_bytes
    digest, size = hashlib.sha256(), 0
    try:
        if not path.is_file():  # a pipe or a device would never end
            raise AttachmentUnreadableError(path=str(path))
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                size += len(piece)
                if size > most:
                    raise AttachmentTooLargeError(path=str(path), most=most >> 20)
                if stop():
                    raise AttachmentStoppedError(path=str(path))
                digest.update(piece)
    except OSError as error:
        raise AttachmentUnreadableError(path=str(path)) from error
    return Attachment(clean(path.name, _LONGEST_NAME), size, digest.hexdigest())


def attach_all(desk: Desk, paths: Sequence[Path]) -> tuple[Attachment, ...]:
    """The same of several, or TooManyAttachmentsError before anything is read."""
    most = desk.shelf.evidence.attachments
    if len(paths) > most:
        raise TooManyAttachmentsError(n=len(paths), most=most)
    return tuple(attach(desk, path) for path in paths)


def supported_by(desk: Desk, attachment: Attachment) -> tuple[Answer, ...]:
    """Every answer ever given with a file of exactly this content, whatever its name is now."""
    return tuple(
        answer
        for answer in desk.store.past_answers()
        if any(one.sha256 == attachment.sha256 for one in answer.attachments)
    )
