# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An official file on its way in: told by its content, read within bounds, refused by line."""

import hashlib
import re
import zlib
from functools import cached_property
from gzip import GzipFile
from pathlib import Path

import msgspec

from veilleuse.probes.packs.errors import SourceNewerError, SourceRefusedError, SourceTooLargeError

FILE_BYTES = 64 * 1024 * 1024
"""On disk; the largest published has 4 MB."""
TEXT_BYTES = 64 * 1024 * 1024
"""Unpacked, where it is read whole; the largest published has 12 MB."""
HEAD_BYTES = 65536
_GZIP = b"\x1f\x8b"
_BYTE = re.compile(r"byte (\d+)")
_INDEX = re.compile(r"\[(\d+)\]")


class SourceFile:
    """One file. Whatever is wrong with it is a SourceRefusedError that names it."""

    def __init__(self, path: Path) -> None:
        """Refuses by its size alone what cannot be such a file."""
        self.path = path
        self.name = path.name
        if not path.is_dir() and path.stat().st_size > FILE_BYTES:
            raise SourceTooLargeError(file=self.name, limit=FILE_BYTES)

    @cached_property
    def sha256(self) -> str:
        """Of the file as it lies there; of a folder, of its files in order."""
        digest = hashlib.sha256()
        paths = [self.path] if self.path.is_file() else sorted(self.path.rglob("*.xml"))
        for path in paths:
            with path.open("rb") as file:
                while piece := file.read(1 << 20):
                    digest.update(piece)
        return digest.hexdigest()

    @cached_property
    def head(self) -> bytes:
        """How it begins, unpacked; nothing where it cannot be."""
        if self.path.is_dir():
            return b""
        return self._read(HEAD_BYTES, is_whole=False)

    @cached_property
    def data(self) -> bytes:
        """All of it, unpacked."""
        return self._read(TEXT_BYTES, is_whole=True)

    def malformed(self, line: int) -> SourceRefusedError:
        """What is in that line cannot be true."""
        return SourceRefusedError(file=self.name, line=line)

    def newer(self, line: int) -> SourceNewerError:
        """From that line on it is not the format we know."""
        return SourceNewerError(file=self.name, line=line)

    def json_refusal(self, error: msgspec.DecodeError, marker: bytes) -> SourceRefusedError:
        """Of JSON that is none, or of another shape; `marker` stands once in each entry."""
        told = str(error)
        if isinstance(error, msgspec.ValidationError):
            index = _INDEX.search(told)
            return self.newer(self._line_of_entry(marker, int(index[1])) if index else 1)
        at = _BYTE.search(told)
        return self.malformed(self.data.count(b"\n", 0, int(at[1]) if at else None) + 1)

    def _line_of_entry(self, marker: bytes, index: int) -> int:
        at = -1
        for _ in range(index + 1):
            found = self.data.find(marker, at + 1)
            if found < 0:
                break
            at = found
        return self.data.count(b"\n", 0, max(at, 0)) + 1

    def _read(self, limit: int, *, is_whole: bool) -> bytes:
        with self.path.open("rb") as raw:
            is_packed = raw.read(2) == _GZIP
            raw.seek(0)
            try:
                data = (GzipFile(fileobj=raw) if is_packed else raw).read(limit + 1)
            except (OSError, EOFError, zlib.error) as error:
                if is_whole:
                    raise self.malformed(1) from error
                return b""
        if is_whole and len(data) > limit:
            raise SourceTooLargeError(file=self.name, limit=limit)
        return data[:limit]
