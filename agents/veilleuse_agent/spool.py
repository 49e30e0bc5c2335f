# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealed reports that wait for their acknowledgement: a bounded folder of whole files.

`<epoch>-<sequence>-<report id>-<first 8 digits of the SHA-256>.vlse`, or `.handed` once it was left
in a drop folder.
"""

import contextlib
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from veilleuse_agent.envelope import ENVELOPE_LIMIT, EnvelopeError, addressee
from veilleuse_agent.files import clear_drafts, read_capped, sync_folder, write_private

NAME = "spool"
COUNT_LIMIT = 16
"""Reports that wait: two days and a half at one in four hours."""
SIZE_LIMIT = 4 * 1024 * 1024
"""Bytes of all that wait."""

_FILE = re.compile(
    r"(?P<epoch>[0-9a-f]{32})-(?P<sequence>[0-9]{16})-(?P<report>[0-9a-f]{32})-(?P<digest>[0-9a-f]{8})"
    r"\.(?P<state>vlse|handed)\Z"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One sealed report that waits."""

    epoch: str
    sequence: int
    report_id: str
    digest: str
    is_handed: bool
    size: int

    @property
    def name(self) -> str:
        """Its file."""
        state = "handed" if self.is_handed else "vlse"
        return f"{self.epoch}-{self.sequence:016d}-{self.report_id}-{self.digest}.{state}"


class Spool:
    """The spool of one installation. One run at a time works on it."""

    def __init__(self, data: Path) -> None:
        """Below the data folder; nothing is made before something waits."""
        self.folder = data / NAME

    def tidy(self) -> int:
        """Delete what killed runs left and what is no sealed report; how many of the latter."""
        if not self.folder.exists():
            return 0
        clear_drafts(self.folder)
        files = [path for path in self.folder.iterdir() if not path.is_dir()]
        strangers = [path for path in files if not _FILE.match(path.name)]
        damaged = [self.folder / e.name for e in self.entries("") if self.envelope(e) is None]
        for path in (*strangers, *damaged):
            path.unlink()
        return len(strangers) + len(damaged)

    def add(self, epoch: str, sequence: int, report_id: str, envelope: bytes) -> Entry:
        """Let a report wait; the system's own error, and nothing changed, if it cannot be kept."""
        digest = _digest(envelope)
        entry = Entry(epoch, sequence, report_id, digest, is_handed=False, size=len(envelope))
        self.folder.mkdir(mode=0o700, exist_ok=True)
        write_private(self.folder / entry.name, envelope)
        return entry

    def trim(self, epoch: str) -> int:
        """Delete the oldest until the rest is within the limits; how many were deleted."""
        waiting = list(self.entries(epoch))
        pushed_out = 0
        while len(waiting) > COUNT_LIMIT or sum(e.size for e in waiting) > SIZE_LIMIT:
            self.drop(waiting.pop(0))
            pushed_out += 1
        return pushed_out

    def entries(self, epoch: str) -> Sequence[Entry]:
        """All that wait, the oldest first: those of other epochs, then those of this one."""
        if not self.folder.exists():
            return []
        found = [entry for path in self.folder.iterdir() if (entry := _entry(path)) is not None]
        return sorted(found, key=lambda e: (e.epoch == epoch, e.epoch, e.sequence))

    def envelope(self, entry: Entry) -> bytes | None:
        """The sealed report; None when its file is no longer what was written."""
        try:
            data = read_capped(self.folder / entry.name, ENVELOPE_LIMIT)
            addressee(data)
        except (FileNotFoundError, OverflowError, EnvelopeError):
            return None
        return data if _digest(data) == entry.digest else None

    def mark_handed(self, entry: Entry) -> Entry:
        """It was left in a drop folder: that road does not take it again."""
        handed = replace(entry, is_handed=True)
        (self.folder / entry.name).replace(self.folder / handed.name)
        sync_folder(self.folder)
        return handed

    def drop(self, entry: Entry) -> None:
        """It need not wait any more."""
        (self.folder / entry.name).unlink(missing_ok=True)

    def clear(self) -> None:
        """Nothing waits any more."""
        if self.folder.exists():
            for path in [path for path in self.folder.iterdir() if not path.is_dir()]:
                path.unlink()
            with contextlib.suppress(OSError):  # somebody keeps a folder of their own in it
                self.folder.rmdir()


def _entry(path: Path) -> Entry | None:
    found = _FILE.match(path.name)
    if found is None:
        return None
    return Entry(
        found["epoch"],
        int(found["sequence"]),
        found["report"],
        found["digest"],
        is_handed=found["state"] == "handed",
        size=path.stat().st_size,
    )


def _digest(envelope: bytes) -> str:
    return hashlib.sha256(envelope).hexdigest()[:8]
