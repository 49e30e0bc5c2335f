# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rapid7's fingerprints as they are published, put into one plain archive of their XML files."""

import lzma
import tarfile
import zlib
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import PurePosixPath

from veilleuse.probes.packs.errors import SourceTooLargeError
from veilleuse.probes.packs.sources.source_file import SourceFile

FILE_BYTES = 8 * 1024 * 1024
TOTAL_BYTES = 32 * 1024 * 1024
MEMBERS = 20_000
_MARK = b"<fingerprints"
_PEEK = 4096


def is_fingerprints(file: SourceFile) -> bool:
    """Whether a folder or an archive holds such a file."""
    try:
        return any(_MARK in data[:_PEEK] for _, data, _ in _files(file))
    except (OSError, EOFError, tarfile.TarError, lzma.LZMAError, zlib.error, SourceTooLargeError):
        return False


def read_fingerprints(file: SourceFile) -> tuple[date | None, bytes, int]:
    """The newest day among its files, the archive and how many files are in it.

    What the XML says is for the catalogue to judge. The same files give the same bytes.
    """
    days: list[float] = []
    kept: dict[str, bytes] = {}
    try:
        for name, data, changed in _files(file):
            if _MARK in data[:_PEEK]:
                kept[name] = data
                days.append(changed)
    except (OSError, EOFError, tarfile.TarError, lzma.LZMAError, zlib.error) as error:
        raise file.malformed(1) from error
    packed = BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, data in sorted(kept.items()):
            info = tarfile.TarInfo(f"xml/{name}")
            info.size = len(data)
            archive.addfile(info, BytesIO(data))
    newest = max(days, default=0)
    return _day(newest), packed.getvalue(), len(kept)


def _day(seconds: float) -> date | None:
    return date.fromtimestamp(seconds) if seconds > 0 else None  # noqa: DTZ012  # a day is enough


def _files(file: SourceFile) -> Iterator[tuple[str, bytes, float]]:
    return _of_folder(file) if file.path.is_dir() else _of_archive(file)


def _of_folder(file: SourceFile) -> Iterator[tuple[str, bytes, float]]:
    left = TOTAL_BYTES
    for path in sorted(file.path.rglob("*.xml"))[:MEMBERS]:
        told = path.stat()
        left -= told.st_size
        if left < 0 or told.st_size > FILE_BYTES:
            raise SourceTooLargeError(file=path.name, limit=FILE_BYTES)
        yield path.name, path.read_bytes(), told.st_mtime


def _of_archive(file: SourceFile) -> Iterator[tuple[str, bytes, float]]:
    left, members = TOTAL_BYTES, 0
    with tarfile.open(file.path, "r|*") as archive:
        for member in archive:
            members += 1
            left -= member.size
            if left < 0 or members > MEMBERS:
                raise SourceTooLargeError(file=file.name, limit=TOTAL_BYTES)
            path = PurePosixPath(member.name)
            if not member.isfile() or path.suffix != ".xml" or member.size > FILE_BYTES:
                continue
            content = archive.extractfile(member)
            if content is not None:
                yield path.name, content.read(FILE_BYTES), float(member.mtime)
