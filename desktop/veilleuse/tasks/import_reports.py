# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes in files that a person brought: sealed reports, and what other programs wrote."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from veilleuse.domain.admission import Outcome
from veilleuse.domain.agents import Road
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.letters import Letter, Reply
from veilleuse.domain.plain_text import clean
from veilleuse.domain.rounds import Progress
from veilleuse.probes.drop_folder import SUFFIX, read_plain
from veilleuse.probes.files.errors import ImportUnknownError
from veilleuse.probes.mail import ENVELOPE_LIMIT, MAGIC
from veilleuse.probes.systeminfo import SIZE, SysteminfoUnknownError
from veilleuse.store.errors import StoreError
from veilleuse.tasks.assess import assess
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.import_file import take_in
from veilleuse.tasks.import_systeminfo import import_systeminfo
from veilleuse.tasks.ingest import take_many
from veilleuse.tasks.settle import settle

FILES = 5000
"""Of one import; a folder with more is not a stick full of reports."""
_IN_FOLDERS = frozenset({SUFFIX, ".txt", ".csv"})
"""What is picked out of a folder; a file that was named is tried whatever its ending."""
_NAME_CHARACTERS = 120

_REASONS = {"systeminfo_several": "several_machines", "import_unreadable": "unreadable_file"}
_OTHER = "unknown_file"


@dataclass(frozen=True, slots=True)
class FileRefusal:
    """A file that could not be taken in. It stays where it is, untouched."""

    name: str
    reason: str
    """A code of `refused.<code>`."""
    error: VeilleuseError | None = None
    """What there is to say beyond that."""


@dataclass(slots=True, kw_only=True)
class ReportsImported:
    """What became of the files of one import."""

    kept: int = 0
    repeated: int = 0
    """Known already."""
    aside: int = 0
    """Of agents that wait for approval."""
    refused: list[FileRefusal] = field(default_factory=list)
    stopped: bool = False


def import_reports(
    desk: Desk,
    paths: Sequence[Path],
    *,
    tell: Callable[[Progress], None],
    stop: Callable[[], bool],
) -> ReportsImported:
    """Takes in files, and folders of them, then draws the consequences.

    What cannot be taken in is named in what is returned; only a StoreError is raised. An import
    that is stopped keeps what it had taken in.
    """
    files = list(_files(paths))
    taking = _Taking(desk, stop, tell)
    for at, path in enumerate(files):
        if stop():
            taking.done.stopped = True
            break
        tell(Progress("import", at, len(files), clean(path.name, _NAME_CHARACTERS)))
        taking.take(path)
    taking.end()
    return taking.done


class _Taking:
    """Letters are gathered and written together; other files one by one."""

    def __init__(
        self, desk: Desk, stop: Callable[[], bool], tell: Callable[[Progress], None]
    ) -> None:
        self.done = ReportsImported()
        self._desk = desk
        self._stop = stop
        self._tell = tell
        self._letters: list[Letter] = []
        self._has_seen = False

    def take(self, path: Path) -> None:
        name = clean(path.name, _NAME_CHARACTERS)
        try:
            letter = _letter(path, name)
            if letter is not None:
                self._letters.append(letter)
                if len(self._letters) >= self._desk.shelf.inbox.batch:
                    self._hand_in()
            else:
                self._take_other(path)
        except OSError:
            self.done.refused.append(FileRefusal(name, "unreadable_file"))
        except StoreError:
            raise
        except VeilleuseError as error:
            reason = _REASONS.get(error.code, _OTHER)
            self.done.refused.append(FileRefusal(name, reason, error))

    def end(self) -> None:
        self._hand_in()
        self._tell(Progress("assess"))
        if not settle(self._desk) and self._has_seen:
            assess(self._desk, self._desk.now())

    def _hand_in(self) -> None:
        letters, self._letters = self._letters, []
        for letter, reply in zip(letters, take_many(self._desk, letters), strict=True):
            self._count(letter, reply)

    def _count(self, letter: Letter, reply: Reply) -> None:
        match reply.outcome:
            case Outcome.KEPT:
                self.done.kept += 1
            case Outcome.REPEATED:
                self.done.repeated += 1
            case Outcome.ASIDE:
                self.done.aside += 1
            case Outcome.REFUSED:
                self.done.refused.append(FileRefusal(letter.source, reply.reason))

    def _take_other(self, path: Path) -> None:
        """What `systeminfo` writes, else any other format that is known."""
        written_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        with path.open("rb") as file:
            data = file.read(SIZE + 1)
        try:
            import_systeminfo(self._desk, data, path=path, written_at=written_at)
        except SysteminfoUnknownError as error:
            self._take_foreign(path, error)
        self.done.kept += 1

    def _take_foreign(self, path: Path, before: SysteminfoUnknownError) -> None:
        try:
            imported = take_in(self._desk, path, tell=self._tell, stop=self._stop)
        except ImportUnknownError as error:
            raise (before if path.suffix.lower() == ".txt" else error) from error
        self._has_seen = self._has_seen or imported.sightings > 0


def _letter(path: Path, name: str) -> Letter | None:
    """The file as a letter where it looks like one; OSError where it cannot be read."""
    if path.suffix.lower() != SUFFIX:
        with path.open("rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                return None
    try:
        return Letter(read_plain(path, ENVELOPE_LIMIT), Road.FILE, name)
    except OverflowError:
        return Letter(b"", Road.FILE, name, unread="too_large")


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    count = 0
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for one in inside:
            chosen = one is path or (one.suffix.lower() in _IN_FOLDERS and one.is_file())
            if chosen and count < FILES:
                count += 1
                yield one
