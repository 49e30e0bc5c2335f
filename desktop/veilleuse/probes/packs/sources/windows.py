# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Windows-update definitions of wesng: `definitions.zip` with one CSV of all Microsoft updates.

A row says which update closes which flaw in which product. Its day is the advisory's and moves when
Microsoft edits that; the day of an update is the one that most of its rows say.
"""

import csv
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, datetime
from io import TextIOWrapper
from zipfile import BadZipFile, ZipFile

from veilleuse.domain.exploited import WindowsFix, WindowsName
from veilleuse.probes.packs.errors import SourceTooLargeError
from veilleuse.probes.packs.sources.source_file import SourceFile

UNPACKED_BYTES = 512 * 1024 * 1024
"""136 MB in 2026. It is read row by row and never held."""
FORMATS = frozenset({"0.94"})
"""Of `Version_<format>.txt`: the lowest version of wesng that reads the file."""
_ROWS = re.compile(r"CVEs_(\d{8})\.csv")
_VERSION = re.compile(r"Version_([\d.]+)\.txt")
_HEADER = ["DatePosted", "CVE", "BulletinKB", "Title", "AffectedProduct"]
_ON = re.compile(r"(?:Internet Explorer|Microsoft Edge \(EdgeHTML).* on (Windows .*)")
"""They are part of Windows and of its cumulative updates."""
_OFFICE = re.compile(r"Microsoft (?:Office|Excel|Word|Outlook|PowerPoint|Access)\b.*?\b(20\d\d)\b")


@dataclass(slots=True)
class Definitions:
    """What the file says of the flaws that were asked for."""

    dated: date
    known: set[str] = field(default_factory=set)
    fixes: dict[str, tuple[WindowsFix, ...]] = field(default_factory=dict)
    offices: dict[str, frozenset[str]] = field(default_factory=dict)


def is_windows(file: SourceFile) -> bool:
    """Whether it is one."""
    if not file.head.startswith(b"PK"):
        return False
    try:
        with ZipFile(file.path) as archive:
            return any(_ROWS.fullmatch(name) for name in archive.namelist())
    except (BadZipFile, OSError, ValueError):
        return False


def read_windows(
    file: SourceFile, wanted: AbstractSet[str], names: tuple[WindowsName, ...]
) -> Definitions:
    """What it says of the flaws `wanted`; `names` tells the builds."""
    try:
        with ZipFile(file.path) as archive:
            dated, member = _member(file, archive)
            with archive.open(member) as raw:
                text = TextIOWrapper(raw, encoding="utf-8", errors="replace", newline="")
                return _gather(file, csv.reader(text), dated, wanted, names)
    except (BadZipFile, OSError, EOFError, zlib.error, NotImplementedError) as error:
        raise file.malformed(1) from error


def _member(file: SourceFile, archive: ZipFile) -> tuple[date, str]:
    infos = archive.infolist()
    if len(infos) > 16 or sum(info.file_size for info in infos) > UNPACKED_BYTES:
        raise SourceTooLargeError(file=file.name, limit=UNPACKED_BYTES)
    formats = {found[1] for info in infos if (found := _VERSION.fullmatch(info.filename))}
    if not formats or not formats <= FORMATS:
        raise file.newer(1)
    newest = max(info.filename for info in infos if _ROWS.fullmatch(info.filename))
    return _day(newest[len("CVEs_") : -len(".csv")]), newest


def _gather(
    file: SourceFile,
    rows: Iterator[list[str]],
    dated: date,
    wanted: AbstractSet[str],
    names: tuple[WindowsName, ...],
) -> Definitions:
    made = Definitions(dated)
    published: dict[str, Counter[str]] = {}
    closing: dict[str, dict[str, set[str]]] = {}
    offices: dict[str, set[str]] = {}
    for line, row in _numbered(file, rows):
        if len(row) < 10:
            raise file.malformed(line)
        day, cve, update, product = row[0], row[1], row[2], row[4]
        if update:
            published.setdefault(update, Counter())[day] += 1
        if cve in wanted:
            made.known.add(cve)
            if update:
                closing.setdefault(cve, {}).setdefault(product, set()).add(update)
            if office := _OFFICE.match(product):
                offices.setdefault(cve, set()).add(office[1])
    made.offices = {cve: frozenset(years) for cve, years in offices.items()}
    days = {update: _day(said.most_common(1)[0][0]) for update, said in published.items()}
    for cve, products in closing.items():
        made.fixes[cve] = _fixes(products, days, names)
    return made


def _numbered(file: SourceFile, rows: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    line = 1
    try:
        header = next(rows, [])
        if header[: len(_HEADER)] != _HEADER:
            raise file.newer(1)
        for line, row in enumerate(rows, start=2):
            yield line, row
    except (csv.Error, ValueError) as error:
        raise file.malformed(line) from error


def _fixes(
    products: Mapping[str, set[str]], days: Mapping[str, date], names: tuple[WindowsName, ...]
) -> tuple[WindowsFix, ...]:
    found: dict[tuple[int, bool], list[date]] = {}
    for product, updates in products.items():
        named = _windows(product, names)
        if named is not None:
            spans = found.setdefault((named.build, named.is_server), [])
            spans += [days[update] for update in updates]
    return tuple(
        WindowsFix(build, is_server, min(spans), max(spans))
        for (build, is_server), spans in sorted(found.items())
    )


def _windows(product: str, names: tuple[WindowsName, ...]) -> WindowsName | None:
    """The longest name that the product's begins with: Windows 10 alone is its first version."""
    inside = _ON.match(product)
    folded = (inside[1] if inside else product).casefold()
    fitting = [one for one in names if f"{folded} ".startswith(f"{one.name.casefold()} ")]
    return max(fitting, key=lambda one: len(one.name), default=None)


def _day(text: str) -> date:
    return datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007  # a day has no zone
