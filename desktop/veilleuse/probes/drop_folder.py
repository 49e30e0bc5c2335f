# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A watched folder, mostly on a share: sealed reports are taken out, answers are left.

Whoever may write there may put anything there: only plain files of a known ending are read, up to
their longest size, and no link is followed. What agents expect is in agents/README.md.
"""

import contextlib
import logging
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from veilleuse.domain.agents import Road
from veilleuse.domain.inbox_limits import InboxLimits
from veilleuse.domain.letters import Letter, Reply
from veilleuse.probes.text import clean
from veilleuse_agent.envelope import ENVELOPE_LIMIT, Refusal

SUFFIX = ".vlse"
ACKS, REFUSED = "acks", "refused"
_NAME_CHARACTERS = 120
_READ = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """One file that is whole, as far as can be seen."""

    path: Path
    letter: Letter


@dataclass(slots=True)
class _Sight:
    shape: tuple[int, int]
    """Size and time of the last change, in nanoseconds."""
    looks: int = 1


class DropFolder:
    """One folder; whoever looks calls `look`, has the letters taken, then calls `put_away`."""

    def __init__(self, folder: Path, limits: InboxLimits) -> None:
        """Nothing is touched before the first look."""
        self.folder = folder
        self.is_there = False
        """Whether it could be read at the last look."""
        self._limits = limits
        self._sights: dict[str, _Sight] = {}

    def look(self) -> tuple[Found, ...]:
        """The files that did not change since the last looks; none where the share is gone."""
        try:
            names = self._names()
            self.is_there = True
        except OSError as error:
            if self.is_there:
                log.warning("the folder %s is gone: %s", self.folder, error)
            self.is_there = False
            self._sights.clear()
            return ()
        self._sights = {name: sight for name in names if (sight := self._seen(name)) is not None}
        steady = [n for n, s in self._sights.items() if s.looks >= self._limits.folder_looks]
        found = (self._found(name) for name in sorted(steady)[: self._limits.folder_files])
        return tuple(one for one in found if one is not None)

    def put_away(self, found: Iterable[tuple[Found, Reply]]) -> None:
        """Leaves the answers, deletes what was taken, keeps aside what was no report to us."""
        for one, reply in found:
            if reply.is_opened:
                self._leave_ack(reply)
            try:
                if reply.is_opened:
                    one.path.unlink(missing_ok=True)
                else:
                    self._keep_aside(one.path)
            except OSError as error:  # taken again at the next look: that changes nothing
                log.warning("%s stays in its folder: %s", one.path.name, error)
            self._sights.pop(one.path.name, None)

    def tidy(self, before: datetime) -> None:
        """Drops answers that nobody fetched since then, as far as the share allows."""
        oldest = before.timestamp()
        with contextlib.suppress(OSError):
            for path in self._answers():
                if path.lstat().st_mtime < oldest:
                    path.unlink(missing_ok=True)
                    with contextlib.suppress(OSError):  # other answers lie in it
                        path.parent.rmdir()

    def _names(self) -> list[str]:
        names: list[str] = []
        with os.scandir(self.folder) as entries:
            for count, entry in enumerate(entries, start=1):
                if entry.name.endswith(SUFFIX):
                    names.append(entry.name)
                if count >= self._limits.folder_names:
                    log.warning("the folder %s holds too many files", self.folder)
                    break
        return names

    def _seen(self, name: str) -> _Sight | None:
        try:
            found = (self.folder / name).lstat()
        except OSError:
            return None
        if not stat.S_ISREG(found.st_mode):
            return None
        shape = found.st_size, found.st_mtime_ns
        before = self._sights.get(name)
        if before is None or before.shape != shape:
            return _Sight(shape)
        return _Sight(shape, before.looks + 1)

    def _found(self, name: str) -> Found | None:
        path = self.folder / name
        source = clean(name, _NAME_CHARACTERS)
        try:
            data = read_plain(path, ENVELOPE_LIMIT)
        except OverflowError:
            return Found(path, Letter(b"", Road.FOLDER, source, unread=Refusal.TOO_LARGE))
        except OSError as error:
            log.info("%s cannot be read: %s", source, error)
            return None
        return Found(path, Letter(data, Road.FOLDER, source))

    def _leave_ack(self, reply: Reply) -> None:
        """Agents of a share that they may not read do without."""
        acks = self.folder / ACKS
        place = acks / str(reply.agent_id)
        try:
            for folder in (acks, place):
                folder.mkdir(exist_ok=True)
                if folder.is_symlink():
                    log.warning("%s is a link: no answer is written there", folder)
                    return
            draft = place / f".{reply.report_id}.part"
            draft.unlink(missing_ok=True)
            with draft.open("xb") as file:
                file.write(reply.ack)
            draft.replace(place / f"{reply.report_id}.ack")
        except OSError as error:
            log.info("no answer left for %s: %s", reply.agent_id, error)

    def _keep_aside(self, path: Path) -> None:
        aside = self.folder / REFUSED
        aside.mkdir(exist_ok=True)
        if aside.is_symlink():
            path.unlink(missing_ok=True)
            return
        path.replace(aside / path.name)
        kept = [entry for entry in aside.iterdir() if not entry.is_dir()]
        kept.sort(key=lambda entry: entry.lstat().st_mtime_ns)
        for oldest in kept[: max(0, len(kept) - self._limits.folder_refused)]:
            oldest.unlink(missing_ok=True)

    def _answers(self) -> Iterator[Path]:
        acks = self.folder / ACKS
        for place in acks.iterdir() if acks.is_dir() and not acks.is_symlink() else ():
            if place.is_dir() and not place.is_symlink():
                yield from place.glob("*.ack")


def read_plain(path: Path, limit: int) -> bytes:
    """All of a plain file; OverflowError above `limit` bytes, OSError where it is none."""
    with os.fdopen(os.open(path, _READ), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(f"{path.name}: not a plain file")
        data = file.read(limit + 1)
    if len(data) > limit:
        raise OverflowError(path.name)
    return data
