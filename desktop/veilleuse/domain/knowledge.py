# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the judges know of the world: dates, names and defaults, each with its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from veilleuse.domain.deadlines import DeadlineRule
from veilleuse.domain.exploited import AffectedProduct, ExploitedList, FixedVersion


@dataclass(frozen=True, slots=True)
class Source:
    """Where rows come from and when they were last compared with it."""

    name: str
    checked: date


@dataclass(frozen=True, slots=True)
class WindowsLifecycle:
    """How long one Windows gets free security updates. A build number alone names several."""

    name: str
    build: int
    product_types: frozenset[str]
    """`WinNT`, `ServerNT`, `LanmanNT`."""
    editions: frozenset[str]
    """Groups of `EditionGroup`; empty where all editions end together."""
    ends: date
    source: str
    paid_until: date | None = None
    """Last day of the paid extension, whether or not anybody here pays for it."""


@dataclass(frozen=True, slots=True)
class EditionGroup:
    """Values of EditionID that share their dates."""

    name: str
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class PaidLicence:
    """A licence that proves the paid extension of one build, and the last day it covers."""

    id: str
    build: int
    editions: frozenset[str]
    until: date
    source: str


@dataclass(frozen=True, slots=True)
class DistributionLifecycle:
    """How long one Linux distribution or macOS gets security updates."""

    name: str
    id: str
    """ID of os-release, or `macos`."""
    version: str
    """VERSION_ID or its first parts: `9` covers 9.4."""
    source: str
    ends: date | None = None
    """None where the maker publishes no end; the last two fields then say what is known."""
    name_starts: str = ""
    """Of os.name, where one id is two products."""
    free_until: date | None = None
    """Last day of an extension that every machine receives without asking."""
    paid_until: date | None = None
    """Last day of an extension that needs a subscription."""
    updated_on: date | None = None
    """A day on which the maker published security updates for it."""
    believed_until: date | None = None
    """How long that day is taken to say that updates go on."""


class UpdateKind(StrEnum):
    """Of a cumulative update."""

    B = "B"
    """The security update of the second Tuesday."""
    OUT_OF_BAND = "OOB"
    PREVIEW = "PREVIEW"
    HOTPATCH = "HOTPATCH"
    """Same month as the B of that month, with a lower revision."""


@dataclass(frozen=True, slots=True)
class UpdateRow:
    """One cumulative update: what the revision becomes."""

    on: date
    revision: int
    kind: UpdateKind


@dataclass(frozen=True, slots=True)
class UpdateLine:
    """Builds whose revisions follow one another in one sequence, oldest row first."""

    builds: frozenset[int]
    product_types: frozenset[str]
    rows: tuple[UpdateRow, ...]
    source: str


class ProtectionKind(StrEnum):
    """What a security product does."""

    ANTIVIRUS = "antivirus"
    EDR = "edr"
    """Watches behaviour; has no signature date to read."""
    WATCH = "watch"
    """Collects logs and blocks nothing: never counts as protection."""


@dataclass(frozen=True, slots=True)
class Protection:
    """A security product by exact names; a final `*` stands for any ending."""

    key: str
    name: str
    kind: ProtectionKind
    source: str
    services: tuple[str, ...] = ()
    """Windows services, any of which running means that it runs."""
    drivers: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    """Of installed software."""
    registered: tuple[str, ...] = ()
    """First words of its name in Windows Security Center."""
    units: tuple[str, ...] = ()
    """systemd units, without `.service`."""
    linux_processes: tuple[str, ...] = ()
    extensions: tuple[str, ...] = ()
    """Bundle identifiers of system extensions of macOS."""
    labels: tuple[str, ...] = ()
    """Of launchd, for products that bring no system extension."""
    everywhere: bool = False
    """Windows carries it stopped until it is bought: stopped then means not there."""


@dataclass(frozen=True, slots=True)
class RemoteTool:
    """A program that lets somebody else drive the machine, by exact names (final `*` allowed)."""

    key: str
    name: str
    source: str
    software: tuple[str, ...] = ()
    """Name of the installed program, alone or followed by a version."""
    services: tuple[str, ...] = ()
    processes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AiTool:
    """An assistant or a language model on the machine, by exact names (final `*` allowed)."""

    key: str
    name: str
    source: str
    software: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    processes: tuple[str, ...] = ()
    drives: bool = False
    """It acts on the machine by itself, on orders that come in messages."""


@dataclass(frozen=True, slots=True)
class Default:
    """What Windows does while a setting has no value. `value` is None where nobody is sure."""

    fact: str
    builds: tuple[int, int]
    """First and last build, both included."""
    product_types: frozenset[str]
    editions: frozenset[str]
    """Empty for all."""
    source: str
    value: bool | None = None


@dataclass(frozen=True, slots=True)
class Processor:
    """Processors that Windows 11 takes or refuses. The first row that fits decides."""

    maker: str
    """First word of the processor's identifier: `Intel64`, `AMD64`."""
    families: tuple[int, int]
    """First and last, both included; so are models and steppings."""
    source: str
    models: tuple[int, int] = (0, 65535)
    steppings: tuple[int, int] = (0, 65535)
    accepted: bool | None = None
    """None where the identifier alone does not tell."""


@dataclass(frozen=True, slots=True)
class RiskyPort:
    """A TCP port that gives control of a machine or carries passwords in clear."""

    port: int
    name: str
    source: str
    clear: bool = False
    admin: bool = False


@dataclass(frozen=True, slots=True)
class ProgramRelease:
    """A major version and the day it came out."""

    major: int
    on: date


@dataclass(frozen=True, slots=True)
class ProgramLine:
    """Versions that get fixes of their own for a time."""

    of: str
    """How they begin: `26.2` for 26.2.4."""
    minimum: str = ""
    ends: date | None = None
    """Last day of fixes."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program of Windows PCs: what is too old. One rule is filled; lines may have a minimum."""

    key: str
    name: str
    starts: str
    """The installed program's name, alone or followed by a version."""
    source: str
    word: str = ""
    """A word further on in the name, such as a year."""
    without: tuple[str, ...] = ()
    """Words that its name does not hold."""
    minimum: str = ""
    """Versions below have a known flaw or get no fixes."""
    ended: date | None = None
    """No version gets fixes since."""
    releases: tuple[ProgramRelease, ...] = ()
    """Only the newest major gets fixes; oldest first."""
    lines: tuple[ProgramLine, ...] = ()
    """The longest that fits decides; a version below all of them is too old."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All of it, as of one version."""

    version: str
    sources: Mapping[str, Source]
    windows: tuple[WindowsLifecycle, ...] = ()
    editions: tuple[EditionGroup, ...] = ()
    licences: tuple[PaidLicence, ...] = ()
    distributions: tuple[DistributionLifecycle, ...] = ()
    update_lines: tuple[UpdateLine, ...] = ()
    protections: tuple[Protection, ...] = ()
    remote_tools: tuple[RemoteTool, ...] = ()
    ai_tools: tuple[AiTool, ...] = ()
    defaults: tuple[Default, ...] = ()
    ports: tuple[RiskyPort, ...] = ()
    programs: tuple[Program, ...] = ()
    processors: tuple[Processor, ...] = ()
    deadlines: tuple[DeadlineRule, ...] = ()
    affected: tuple[AffectedProduct, ...] = ()
    fixed: tuple[FixedVersion, ...] = ()
    exploited: ExploitedList | None = None
    """None while no list was imported: then nothing is known, not nothing exploited."""

    def edition_group(self, edition: str) -> str:
        """The group of an EditionID, or nothing where it is not known."""
        return next((group.name for group in self.editions if edition in group.ids), "")
