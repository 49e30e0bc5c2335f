# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A pack's file, and what a pack is once it was opened. Signatures are checked in `opening`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from veilleuse.probes.packs.errors import PackTooLargeError, PackUnreadableError

PACK_BYTES = 10 * 1024 * 1024
"""Of a pack: what a USB key, a mail or a slow line carries without a thought."""


@dataclass(frozen=True, slots=True)
class OpenedPack:
    """A pack whose signatures, ages and files were all checked."""

    version: int
    sha256: str
    expires: datetime
    files: Mapping[str, bytes] = field(repr=False)
    trust: Mapping[str, bytes] = field(repr=False)
    """What must be remembered for the next pack to be compared with."""


def read_pack_file(path: Path) -> bytes:
    """The bytes of such a file; whoever claims 2 GB is refused before a byte is read."""
    try:
        size = path.stat().st_size
        if size > PACK_BYTES:
            raise PackTooLargeError(size=size, limit=PACK_BYTES)
        with path.open("rb") as file:
            data = file.read(PACK_BYTES + 1)
    except OSError as error:
        raise PackUnreadableError(path=str(path)) from error
    if len(data) > PACK_BYTES:  # a pipe or a file that grows has no size beforehand
        raise PackTooLargeError(size=len(data), limit=PACK_BYTES)
    return data
