# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bytes that `systeminfo` wrote, in whatever code page and form, as labelled entries."""

import codecs
import csv
import re
import textwrap
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONSOLE, _WINDOWS = "cp850", "cp1252"
"""What a French console writes into a file, and what it becomes in many editors."""
_EXPECTED = frozenset("àâçèéêëîïôùûüœ’ÀÉ\u00a0")
_LINE = re.compile(r"(\S.*?)\s*:(?:\s+(.*))?\Z")
_ITEM = re.compile(r",\s*(?=\[\d{1,4}\]\s*:)")
_LONGEST, _SHOWN = 1024, 512
"""Characters read of a line, and kept of a value."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line and what is indented under it."""

    label: str
    value: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text; `is_sure` is false where a code page had to be guessed."""

    text: str
    is_sure: bool


def decoded(data: bytes) -> Decoded:
    """By the mark at the beginning, as UTF-16 without one, as UTF-8, else the likelier page."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), is_sure=True)
    if data[1:64:2].count(0) > 24 or data[:64:2].count(0) > 24:
        order = "le" if data[1:64:2].count(0) > data[:64:2].count(0) else "be"
        return Decoded(data.decode(f"utf-16-{order}", "replace"), is_sure=True)
    try:
        return Decoded(data.decode("utf-8"), is_sure=True)
    except UnicodeDecodeError:
        texts = [data.decode(page, "replace") for page in (_CONSOLE, _WINDOWS)]
        return Decoded(max(texts, key=_expected), is_sure=False)


def entries(text: str) -> tuple[Entry, ...]:
    """The entries of a list, or of comma-separated values with or without their header."""
    return _rows(text) if text.lstrip().startswith('"') else _lines(text)


def _expected(text: str) -> int:
    return sum(each in _EXPECTED for each in text)


def _lines(text: str) -> tuple[Entry, ...]:
    found: list[tuple[str, str, list[str]]] = []
    for line in textwrap.dedent(text.expandtabs()).splitlines():
        plain = line[:_LONGEST].replace("\u00a0", " ").rstrip()
        if plain[:1].isspace():
            if found:
                found[-1][2].append(plain.strip()[:_SHOWN])
        elif read := _LINE.match(plain):
            found.append((read[1][:_SHOWN], (read[2] or "")[:_SHOWN], []))
    return tuple(Entry(label, value, tuple(items)) for label, value, items in found)


def _rows(text: str) -> tuple[Entry, ...]:
    """Each column is an entry; columns of a further machine follow those of the first."""
    try:
        rows = [row for row in csv.reader(text.lstrip().splitlines()) if row]
    except csv.Error:
        return ()
    labels = rows[0] if len(rows) > 1 else []
    return tuple(
        _cell(labels[at] if at < len(labels) else "", cell)
        for row in (rows[1:] or rows)
        for at, cell in enumerate(row)
    )


def _cell(label: str, cell: str) -> Entry:
    value, *items = _ITEM.split(cell.replace("\u00a0", " "))
    parts = [part for item in items for part in re.split(r",\s{2,}", item)]
    return Entry(label, value.strip()[:_SHOWN], tuple(part.strip()[:_SHOWN] for part in parts))
