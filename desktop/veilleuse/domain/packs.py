# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a knowledge pack (*carnet*) says and how old it is. Signatures are none of its business."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from veilleuse.domain.exploited import ExploitedList

FORMAT = 1
"""Of the contents. A pack of a later format is refused: it would be half understood."""
KNOWLEDGE, FINGERPRINTS, MAKERS = "knowledge.json", "recog.tar", "makers.txt"
"""The files of a pack."""


class SourceKind(StrEnum):
    """The official files a pack is built from."""

    KEV = "kev"
    """CISA's catalogue of known exploited vulnerabilities, JSON or CSV."""
    EPSS = "epss"
    """FIRST's daily probabilities of exploitation, CSV."""
    LIFECYCLES = "lifecycles"
    """endoflife.date's products."""
    WINDOWS = "windows"
    """The Windows-update definitions of wesng."""
    BROWSERS = "browsers"
    """The browser releases of MDN's browser-compat-data."""
    RECOG = "recog"
    """Rapid7's fingerprints."""
    MAKERS = "makers"
    """The registry of hardware addresses, as Wireshark's `manuf`."""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One official file, as it went into the pack."""

    kind: SourceKind
    file: str
    sha256: str
    dated: date
    """The day the file itself speaks of, never the day of the build."""
    rows: int
    """What was kept of it."""
    skipped: int = 0
    """What was not understood and left out."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """One line of versions of one product."""

    product: str
    cycle: str
    ends: date | None = None
    """None where no end was published, which is no promise."""
    extended: date | None = None
    """The end of an extension, free or paid."""
    latest: str = ""
    latest_on: date | None = None


@dataclass(frozen=True, slots=True)
class BrowserRelease:
    """A major version of a browser and the day it came out."""

    browser: str
    major: int
    on: date
    is_esr: bool = False


@dataclass(frozen=True, slots=True)
class PackContents:
    """The knowledge of one pack. Fingerprints and makers lie beside it, each in its own file."""

    format: int
    made_at: datetime
    sources: tuple[SourceEntry, ...]
    exploited: ExploitedList | None = None
    cycles: tuple[Cycle, ...] = ()
    browsers: tuple[BrowserRelease, ...] = ()

    @property
    def version(self) -> int:
        """Grows with the minute of the build."""
        return version_of(self.made_at)

    @property
    def absent(self) -> tuple[SourceKind, ...]:
        """The sources it was built without."""
        had = {each.kind for each in self.sources}
        return tuple(kind for kind in SourceKind if kind not in had)

    def dated(self, kind: SourceKind) -> date | None:
        """The day of that source; None where the pack was built without."""
        return next((each.dated for each in self.sources if each.kind is kind), None)


@dataclass(frozen=True, slots=True)
class PackLimits:
    """When knowledge is old and how long a pack may be imported."""

    old_days: int
    list_days: int
    """After which the list of exploited flaws is old: it grows every week."""
    valid_days: int
    root_days: int


class PackAct(StrEnum):
    """What a line of the pack's log says happened."""

    IMPORTED = "imported"
    OLDER = "older"
    """An older pack took the place of a newer one, for a stated reason."""
    TRUSTED = "trusted"
    """Packs of another publisher are accepted from then on, and no others."""


@dataclass(frozen=True, slots=True)
class PackLogEntry:
    """One change of what is known or whom it is believed from; kept for good."""

    at: datetime
    act: PackAct
    version: int
    """Of the pack; of the root for `trusted`."""
    sha256: str
    because: str = ""
    replaced: int = 0
    """The version before; 0 for the built-in knowledge."""


@dataclass(frozen=True, slots=True)
class PackStanding:
    """What is in force and how old it is: part of every picture."""

    version: int
    """0 for the built-in knowledge."""
    made_on: date
    age_days: int
    is_old: bool
    sources: tuple[SourceEntry, ...] = ()
    absent: tuple[SourceKind, ...] = ()
    old_sources: tuple[SourceKind, ...] = ()
    """Those that were old already: a new pack does not make an old list young."""

    @property
    def is_built_in(self) -> bool:
        """Whether no pack is in force."""
        return self.version == 0


def version_of(made_at: datetime) -> int:
    """The moment as a number that reads like a date: 202611232130."""
    return int(f"{made_at:%Y%m%d%H%M}")


def standing(
    contents: PackContents | None, built_in: date, limits: PackLimits, today: date
) -> PackStanding:
    """How old the knowledge in force is; `built_in` is the day of what ships with the program."""
    if contents is None:
        age = max(0, (today - built_in).days)
        return PackStanding(0, built_in, age, age > limits.old_days, absent=tuple(SourceKind))
    made_on = contents.made_at.date()
    age = max(0, (today - made_on).days)
    return PackStanding(
        contents.version,
        made_on,
        age,
        age > limits.old_days,
        contents.sources,
        contents.absent,
        tuple(each.kind for each in contents.sources if _is_old(each, limits, today)),
    )


def _is_old(entry: SourceEntry, limits: PackLimits, today: date) -> bool:
    allowed = limits.list_days if entry.kind is SourceKind.KEV else limits.old_days
    return (today - entry.dated).days > allowed
