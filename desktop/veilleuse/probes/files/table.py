# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables as CSV: a person's list of devices, or the leases that a Windows DHCP server exports.

Columns are told by their headers (`domain.imports.Columns`). `Get-DhcpServerv4Lease | Export-Csv`
writes property names, never translated; the console's own export translates them.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import BinaryIO

from veilleuse.domain.imports import Column, Columns
from veilleuse.domain.model import Address, Evidence, HardwareAddress, Sighting
from veilleuse.probes.files.fields import address_of, hardware_of
from veilleuse.probes.files.lines import lines
from veilleuse.probes.files.reading import CUT, Reading

PROBE, LEASES = "file.table", "file.windows_dhcp"

_IDENTIFY = frozenset({Column.ADDRESS, Column.HARDWARE, Column.CLIENT, Column.HOST})
_SEPARATORS = ";,\t|"
_COLUMNS = 256
_PREAMBLE = 20
"""Lines that may stand before the headers: a title, PowerShell's #TYPE."""
_MEMBERS = re.compile(r"[\s;,/]+")
_CARDS = re.compile(r"[;,/\s]+")
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?\Z")
_CELL = 1000
"""Characters of one cell."""
_TOGETHER = 8
"""Addresses in one cell."""
_KINDS = (
    (Column.KIND, "device.kind"),
    (Column.PLACE, "device.place"),
    (Column.VENDOR, "hardware.vendor"),
    (Column.MODEL, "hardware.model"),
    (Column.SERIAL, "hardware.serial"),
    (Column.SYSTEM, "os.name"),
)

Row = Mapping[Column, str]


def headers(text: str, columns: Columns) -> tuple[str, Sequence[Column | None]] | None:
    """Separator and meanings of the first line that has headers which identify; none without."""
    for line in text.splitlines()[:_PREAMBLE]:
        for separator in _SEPARATORS:
            found = _meanings(line, separator, columns)
            if len(found) > 1 and _IDENTIFY.intersection(found):
                return separator, found
    return None


def read(file: BinaryIO, reading: Reading) -> Iterator[Sighting]:
    """One sighting for each address or card of each row that has either, or a host name."""
    first = replace(reading, tell=lambda _: None, notices={})
    names = Counter(row.get(Column.NAME, "").strip().lower() for row in _rows(file, first))
    file.seek(0)
    for row in _rows(file, reading):
        found = list(_sightings(row, names, reading))
        if not found:
            reading.refuse()
        yield from found


def _rows(file: BinaryIO, reading: Reading) -> Iterator[Row]:
    text = lines(file, reading)
    told = _head(text, reading.columns)
    if told is None:
        return
    separator, meanings = told
    try:
        for cells in csv.reader(text, delimiter=separator):
            if not any(cell.strip() for cell in cells):
                continue
            if not reading.take():
                return
            yield _row(cells, meanings)
    except csv.Error:
        reading.note(CUT)


def _head(text: Iterator[str], columns: Columns) -> tuple[str, Sequence[Column | None]] | None:
    """The headers, with the lines before them out of the way."""
    for line in islice(text, _PREAMBLE):
        told = headers(line, columns)
        if told is not None:
            return told
    return None


def _row(cells: Sequence[str], meanings: Sequence[Column | None]) -> Row:
    """The first column of each meaning that is filled."""
    row: dict[Column, str] = {}
    for meaning, cell in zip(meanings, cells, strict=False):
        if meaning is not None and cell.strip():
            row.setdefault(meaning, cell[:_CELL])
    return row


def _meanings(line: str, separator: str, columns: Columns) -> list[Column | None]:
    try:
        cells = next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []
    return [columns.of(cell) for cell in cells[:_COLUMNS]]


def _sightings(row: Row, names: Counter[str], reading: Reading) -> Iterator[Sighting]:
    is_lease = Column.CLIENT in row
    texts = _MEMBERS.split(row.get(Column.ADDRESS, "")[:500])[:_TOGETHER]
    addresses = [found for text in texts if (found := address_of(text))]
    spelled = row.get(Column.CLIENT) or row.get(Column.HARDWARE, "")
    cards = [card for text in _cards(spelled) if (card := hardware_of(text))]
    if is_lease and not (addresses and cards):
        return
    evidence = tuple(_evidence(row, names, reading, is_lease=is_lease))
    probe = LEASES if is_lease else PROBE
    is_named = any(item.kind == "name.host" for item in evidence)
    for address, hardware in _pairs(addresses, cards):
        if address or hardware or is_named:
            yield Sighting(probe, reading.at, address, hardware, evidence)


def _pairs(
    addresses: Sequence[Address], cards: Sequence[HardwareAddress]
) -> Iterator[tuple[Address | None, HardwareAddress | None]]:
    """Which of several cards holds which address, a table does not say."""
    if len(cards) > 1:
        yield from ((address, None) for address in addresses)
        yield from ((None, card) for card in cards)
        return
    card = cards[0] if cards else None
    if not addresses:
        yield None, card
    yield from ((address, card) for address in addresses)


def _cards(text: str) -> Iterable[str]:
    """One address written with blanks is one; else each part."""
    return [text] if hardware_of(text) else _CARDS.split(text[:500])[:_TOGETHER]


def _evidence(
    row: Row, names: Counter[str], reading: Reading, *, is_lease: bool
) -> Iterator[Evidence]:
    host, given = row.get(Column.HOST, "").strip(), row.get(Column.NAME, "").strip()
    kind = "name.dhcp" if is_lease else "name.host"
    if host:
        yield from reading.evidence(kind, host)
    if given and is_lease and not host:
        yield from reading.evidence(kind, given)
    elif given:
        is_host = _HOST.match(given) and names[given.lower()] == 1 and not host
        yield from reading.evidence(kind if is_host else "name.given", given)
    for column, evidence in _KINDS if not is_lease else ():
        yield from reading.evidence(evidence, row.get(column, ""))
