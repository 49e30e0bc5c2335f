# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""CISA's Known Exploited Vulnerabilities: the official JSON or CSV.

Schema: cisa.gov, known_exploited_vulnerabilities_schema.json. The CSV has the same names and no
date of its own: it is as old as its newest entry.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO

import msgspec

from veilleuse.domain.exploited import ExploitedFlaw
from veilleuse.probes.packs.sources.source_file import SourceFile

ENTRIES = 50_000
"""1,700 in 2026."""
TEXT = 200
CVE = re.compile(r"CVE-\d{4}-\d{4,7}")
_COLUMNS = ("cveID", "vendorProject", "product", "dateAdded", "knownRansomwareCampaignUse")


class _Entry(msgspec.Struct):
    cve: str = msgspec.field(name="cveID")
    vendor: str = msgspec.field(name="vendorProject")
    product: str
    added: date = msgspec.field(name="dateAdded")
    ransomware: str = msgspec.field(name="knownRansomwareCampaignUse")


class _Catalogue(msgspec.Struct):
    version: str = msgspec.field(name="catalogVersion")
    entries: list[_Entry] = msgspec.field(name="vulnerabilities")


def is_kev(file: SourceFile) -> bool:
    """Whether it is one of the two."""
    head = file.head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"{"):
        return b'"catalogVersion"' in head
    return head.lstrip(b'"').startswith(b"cveID")


def read_kev(file: SourceFile) -> tuple[date, tuple[ExploitedFlaw, ...]]:
    """The day of the list and its entries, by CVE number."""
    if file.head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        dated, entries = _from_json(file)
    else:
        entries = tuple(_from_csv(file))
        dated = None
    flaws = {entry.cve: _flaw(entry) for entry in entries}
    if not flaws or len(entries) > ENTRIES:
        raise file.malformed(1)
    newest = max(flaw.added for flaw in flaws.values())
    return dated or newest, tuple(flaws[cve] for cve in sorted(flaws))


def _from_json(file: SourceFile) -> tuple[date, tuple[_Entry, ...]]:
    try:
        found = msgspec.json.decode(file.data, type=_Catalogue, strict=False)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        if isinstance(error, msgspec.DecodeError):
            raise file.json_refusal(error, b'"cveID"') from error
        raise file.malformed(1) from error
    for index, entry in enumerate(found.entries):
        if not CVE.fullmatch(entry.cve):
            odd = msgspec.ValidationError(f"cveID at [{index}]")
            raise file.json_refusal(odd, b'"cveID"')
    try:
        dated = date.fromisoformat(found.version.replace(".", "-")[:10])
    except ValueError as error:
        raise file.newer(1) from error
    return dated, tuple(found.entries)


def _from_csv(file: SourceFile) -> Iterator[_Entry]:
    rows = csv.reader(StringIO(file.data.decode("utf-8-sig", errors="replace")))
    line = 1
    try:
        header = next(rows)
        if missing := [name for name in _COLUMNS if name not in header]:
            raise file.newer(1) from KeyError(missing)
        places = [header.index(name) for name in _COLUMNS]
        for row in rows:
            line = rows.line_num
            if row:
                yield _checked(file, line, [row[place] for place in places])
    except (csv.Error, IndexError, StopIteration, ValueError) as error:
        raise file.malformed(line) from error


def _checked(file: SourceFile, line: int, cells: Iterable[str]) -> _Entry:
    cve, vendor, product, added, ransomware = cells
    if not CVE.fullmatch(cve):
        raise file.malformed(line)
    return _Entry(cve, vendor, product, date.fromisoformat(added), ransomware)


def _flaw(entry: _Entry) -> ExploitedFlaw:
    vendor, product = (" ".join(text.split())[:TEXT] for text in (entry.vendor, entry.product))
    is_ransom = entry.ransomware.strip().casefold() == "known"
    return ExploitedFlaw(entry.cve, vendor, product, entry.added, is_ransom)
