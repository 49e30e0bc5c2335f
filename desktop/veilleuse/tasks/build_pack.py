# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns a folder of official files into the contents of a knowledge pack."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from veilleuse.catalogue.pack_sheets import load_windows_names
from veilleuse.catalogue.recog import load_recog
from veilleuse.domain.exploited import ExploitedFlaw, ExploitedList
from veilleuse.domain.packs import (
    FINGERPRINTS,
    FORMAT,
    KNOWLEDGE,
    MAKERS,
    BrowserRelease,
    Cycle,
    PackContents,
    SourceEntry,
    SourceKind,
)
from veilleuse.domain.rounds import Progress
from veilleuse.probes.packs.errors import SourcesMissingError
from veilleuse.probes.packs.sources.browsers import is_browsers, read_browsers
from veilleuse.probes.packs.sources.epss import is_epss, read_epss
from veilleuse.probes.packs.sources.fingerprints import is_fingerprints, read_fingerprints
from veilleuse.probes.packs.sources.kev import is_kev, read_kev
from veilleuse.probes.packs.sources.lifecycles import is_lifecycles, read_lifecycles
from veilleuse.probes.packs.sources.makers import is_makers, read_makers
from veilleuse.probes.packs.sources.source_file import SourceFile
from veilleuse.probes.packs.sources.windows import Definitions, is_windows, read_windows

KINDS: Mapping[SourceKind, Callable[[SourceFile], bool]] = {
    SourceKind.KEV: is_kev,
    SourceKind.EPSS: is_epss,
    SourceKind.WINDOWS: is_windows,
    SourceKind.LIFECYCLES: is_lifecycles,
    SourceKind.BROWSERS: is_browsers,
    SourceKind.MAKERS: is_makers,
    SourceKind.RECOG: is_fingerprints,
}
"""In the order in which they are read: the list of flaws says what the next two are asked for."""
FILES = 200
"""In the folder; what comes with them is left aside."""


@dataclass(frozen=True, slots=True)
class BuiltPack:
    """What a build made, unsigned."""

    contents: PackContents
    files: Mapping[str, bytes] = field(repr=False)
    left_aside: tuple[str, ...] = ()
    """Names in the folder that are none of the official files, or older ones of the same kind."""


def build_pack(
    folder: Path, at: datetime, *, tell: Callable[[Progress], None] = lambda _: None
) -> BuiltPack:
    """The newest file of each kind in `folder`, read; SourceRefusedError where one cannot be.

    A kind that is absent is told in the contents. SourcesMissingError where all are.
    """
    found, aside = _sorted_out(folder)
    if not found:
        raise SourcesMissingError(path=str(folder))
    build = _Build(at.astimezone(UTC).date())
    for count, kind in enumerate(KINDS):
        file = found.get(kind)
        if file is not None:
            tell(Progress("pack_source", count, len(KINDS), file.name))
            build.take(kind, file)
    contents = build.contents(at)
    files = {KNOWLEDGE: msgspec.json.encode(contents, order="deterministic"), **build.extras}
    return BuiltPack(contents, files, aside)


def _sorted_out(folder: Path) -> tuple[dict[SourceKind, SourceFile], tuple[str, ...]]:
    """Files by what is in them: people rename them. Of one kind, the name that sorts last."""
    try:
        paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        raise SourcesMissingError(path=str(folder)) from error
    found: dict[SourceKind, SourceFile] = {}
    aside = [path.name for path in paths[FILES:]]
    for path in paths[:FILES]:
        file = SourceFile(path)
        kind = next((kind for kind, fits in KINDS.items() if fits(file)), None)
        if kind is None:
            aside.append(file.name)
            continue
        if kind in found:
            aside.append(found[kind].name)
        found[kind] = file
    return found, tuple(aside)


class _Build:
    """What was gathered so far."""

    def __init__(self, today: date) -> None:
        self.extras: dict[str, bytes] = {}
        self._today = today
        self._entries: list[SourceEntry] = []
        self._listed: tuple[date, tuple[ExploitedFlaw, ...]] | None = None
        self._scores: Mapping[str, float] = {}
        self._windows: Definitions | None = None
        self._cycles: tuple[Cycle, ...] = ()
        self._browsers: tuple[BrowserRelease, ...] = ()

    def take(self, kind: SourceKind, file: SourceFile) -> None:
        """Reads one file and notes what was kept of it."""
        dated, rows, skipped = self._readers[kind](file)
        self._entries.append(SourceEntry(kind, file.name, file.sha256, dated, rows, skipped))

    def contents(self, at: datetime) -> PackContents:
        """All of it."""
        whole_minute = at.astimezone(UTC).replace(second=0, microsecond=0)
        return PackContents(
            FORMAT,
            whole_minute,
            tuple(self._entries),
            self._exploited(),
            self._cycles,
            self._browsers,
        )

    @property
    def _readers(self) -> Mapping[SourceKind, Callable[[SourceFile], tuple[date, int, int]]]:
        return {
            SourceKind.KEV: self._kev,
            SourceKind.EPSS: self._epss,
            SourceKind.WINDOWS: self._definitions,
            SourceKind.LIFECYCLES: self._lifecycles,
            SourceKind.BROWSERS: self._releases,
            SourceKind.MAKERS: self._makers,
            SourceKind.RECOG: self._fingerprints,
        }

    @property
    def _wanted(self) -> frozenset[str]:
        return frozenset(flaw.cve for flaw in self._listed[1]) if self._listed else frozenset()

    def _kev(self, file: SourceFile) -> tuple[date, int, int]:
        self._listed = read_kev(file)
        return self._listed[0], len(self._listed[1]), 0

    def _epss(self, file: SourceFile) -> tuple[date, int, int]:
        dated, self._scores = read_epss(file, self._wanted)
        return dated, len(self._scores), 0

    def _definitions(self, file: SourceFile) -> tuple[date, int, int]:
        self._windows = read_windows(file, self._wanted, load_windows_names())
        return self._windows.dated, len(self._windows.known), 0

    def _lifecycles(self, file: SourceFile) -> tuple[date, int, int]:
        dated, self._cycles = read_lifecycles(file, self._today)
        return dated, len(self._cycles), 0

    def _releases(self, file: SourceFile) -> tuple[date, int, int]:
        dated, self._browsers = read_browsers(file)
        return dated, len(self._browsers), 0

    def _makers(self, file: SourceFile) -> tuple[date, int, int]:
        text, rows = read_makers(file)
        self.extras[MAKERS] = text
        return self._changed(file), rows, 0

    def _fingerprints(self, file: SourceFile) -> tuple[date, int, int]:
        dated, archive, _ = read_fingerprints(file)
        found = load_recog(archive)
        self.extras[FINGERPRINTS] = archive
        rows = sum(len(database.fingerprints) for database in found.databases)
        return dated or self._changed(file), rows, found.skipped

    def _changed(self, file: SourceFile) -> date:
        """For files that say no day themselves; never later than today."""
        changed = datetime.fromtimestamp(file.path.stat().st_mtime, UTC).date()
        return min(changed, self._today)

    def _exploited(self) -> ExploitedList | None:
        if self._listed is None:
            return None
        dated, flaws = self._listed
        known = self._windows or Definitions(date.min)
        joined = tuple(
            replace(
                flaw,
                epss=self._scores.get(flaw.cve),
                is_defined=flaw.cve in known.known,
                windows=known.fixes.get(flaw.cve, ()),
                offices=known.offices.get(flaw.cve, frozenset()),
            )
            for flaw in flaws
        )
        return ExploitedList(dated, joined, self._windows.dated if self._windows else None)
