# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads Recog's XML from a folder or a tar archive that somebody chose. None is shipped."""

import re
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO

from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.plain_xml import XmlRefusedError, read_xml
from veilleuse.domain.recog import Database, Fingerprint, Param

FILE_BYTES = 8 * 1024 * 1024
"""Of one database; the largest published is under 1 MB."""
TOTAL_BYTES = 64 * 1024 * 1024
"""Of all together, unpacked; 3 MB are published."""
FILES = 500
"""Databases; 50 are published."""
MEMBERS = 20_000
"""Of an archive."""
FINGERPRINTS = 50_000
"""Of one database; under 1,000 are published."""
PATTERN_CHARACTERS = 4096
PARAMS = 64
TEXT_CHARACTERS = 512

_DOT_ALL = frozenset({"REG_DOT_NEWLINE", "REG_LINE_ANY_CRLF", "REG_MULTILINE"})
"""All three become Ruby's MULTILINE, Python's DOTALL (Recog, `regexp_factory.rb`)."""
_KNOWN_FLAGS = _DOT_ALL | {"REG_ICASE"}
_POSIX = {
    "[:alnum:]": "a-zA-Z0-9", "[:alpha:]": "a-zA-Z", "[:digit:]": "0-9", "[:lower:]": "a-z",
    "[:space:]": r"\s", "[:upper:]": "A-Z", "[:xdigit:]": "0-9a-fA-F",
}  # fmt: skip
_INLINE = re.compile(r"\(\?i\)")
_NESTED = re.compile(r"(?<!\\)(\((?:\?:)?(?:\.|\\.|\[\^?\]?[^\]]*\])([+*])\))[+*]")
"""A repeated group of one repeated character, such as (.+)*: exponential, and the same as (.+)?."""


class RecogUnreadableError(VeilleuseError):
    """There is no usable fingerprint where somebody said there were."""

    code = "recog_unreadable"


@dataclass(slots=True)
class Recog:
    """What was read, and what was left out."""

    databases: list[Database] = field(default_factory=list)
    skipped: int = 0
    """Fingerprints whose pattern or parameters cannot be used, and files that are no database."""


def load_recog(where: Path | bytes) -> Recog:
    """The databases below a folder or in an archive; RecogUnreadableError without any.

    Bytes are those of an archive.
    """
    found = Recog()
    named = "recog.tar" if isinstance(where, bytes) else str(where)
    try:
        for data in _files(where, found):
            _read(data, found)
    except (OSError, EOFError, tarfile.TarError) as error:
        raise RecogUnreadableError(path=named, why=str(error)[:120]) from error
    if not found.databases:
        raise RecogUnreadableError(path=named, why="no fingerprints")
    return found


def translate(pattern: str, flags: str) -> tuple[str, int]:
    """A Ruby pattern and Recog's flags as Python takes them; ValueError where that cannot be."""
    names = {name.strip() for name in flags.split(",") if name.strip()}
    if unknown := names - _KNOWN_FLAGS:
        raise ValueError(f"flags {sorted(unknown)}")
    # In Ruby ^ and $ always mean the ends of a line.
    bits = re.MULTILINE | (re.DOTALL if names & _DOT_ALL else 0)
    # Python takes (?i) at the beginning only; where Ruby has it later it rules the rest.
    text, inline = _INLINE.subn("", pattern)
    bits |= re.IGNORECASE if inline or "REG_ICASE" in names else 0
    for name, members in _POSIX.items():
        text = text.replace(name, members)
    text = text.replace(r"\h", "[0-9a-fA-F]").replace(r"\Z", r"(?=\n?\Z)").replace(r"\z", r"\Z")
    return _NESTED.sub(lambda found: found[1] + ("?" if found[2] == "+" else ""), text), bits


def _files(where: Path | bytes, found: Recog) -> Iterator[bytes]:
    if isinstance(where, bytes):
        return _from_archive(BytesIO(where), found)
    if where.is_dir():
        return _from_folder(where, found)
    return _from_path(where, found)


def _from_path(path: Path, found: Recog) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from _from_archive(file, found)


def _from_folder(path: Path, found: Recog) -> Iterator[bytes]:
    left = TOTAL_BYTES
    for file in sorted(path.rglob("*.xml"))[:FILES]:
        size = file.stat().st_size
        if size > min(FILE_BYTES, left):
            found.skipped += 1
            continue
        left -= size
        yield file.read_bytes()


def _from_archive(file: IO[bytes], found: Recog) -> Iterator[bytes]:
    left, members = TOTAL_BYTES, 0
    with tarfile.open(fileobj=file, mode="r|*") as archive:
        for member in archive:
            members += 1
            left -= member.size
            if left < 0 or members > MEMBERS:
                found.skipped += 1
                return
            if not member.isfile() or PurePosixPath(member.name).suffix != ".xml":
                continue
            content = archive.extractfile(member) if member.size <= FILE_BYTES else None
            if content is None:
                found.skipped += 1
                continue
            yield content.read(FILE_BYTES)


def _read(data: bytes, found: Recog) -> None:
    reading = _Reading()
    with suppress(XmlRefusedError):
        read_xml(data, reading)
        if reading.is_database and len(found.databases) < FILES:
            found.databases.append(reading.database())
            found.skipped += reading.skipped
            return
    found.skipped += 1


class _Reading:
    """Collects one database as its elements pass."""

    def __init__(self) -> None:
        self.is_database = False
        self.skipped = 0
        self._head: Mapping[str, str] = {}
        self._own: list[Fingerprint] = []
        self._pattern: Mapping[str, str] = {}
        self._description = ""
        self._params: list[Param] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "fingerprints":
                self.is_database, self._head = True, attributes
            case "fingerprint":
                self._pattern, self._description, self._params = attributes, "", []
            case "param" if len(self._params) < PARAMS:
                self._params.append(_param(attributes))

    def end(self, name: str, text: str) -> None:
        if name == "description":
            self._description = " ".join(text.split())[:TEXT_CHARACTERS]
        elif name == "fingerprint" and len(self._own) < FINGERPRINTS:
            try:
                self._own.append(self._fingerprint())
            except (ValueError, OverflowError, RecursionError):
                self.skipped += 1

    def database(self) -> Database:
        """What was collected."""
        head = self._head
        try:
            preference = min(1.0, max(0.0, float(head.get("preference", "0.5"))))
        except ValueError:
            preference = 0.5
        return Database(
            head.get("matches", ""), head.get("protocol", ""), preference, tuple(self._own)
        )

    def _fingerprint(self) -> Fingerprint:
        pattern = self._pattern.get("pattern", "")
        if not pattern or len(pattern) > PATTERN_CHARACTERS:
            raise ValueError("no pattern")
        text, flags = translate(pattern, self._pattern.get("flags", ""))
        params = tuple(self._params)
        return Fingerprint(text, flags, self._description, params)


def _param(attributes: Mapping[str, str]) -> Param:
    pos = attributes.get("pos", "")
    place = int(pos) if pos.isdecimal() and len(pos) < 4 else -1
    name, value = (attributes.get(each, "")[:TEXT_CHARACTERS] for each in ("name", "value"))
    return Param(place, name, value)
