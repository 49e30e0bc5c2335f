# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a pack that was brought in: its file is vouched for by a digest in the database."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.packs import FINGERPRINTS, FORMAT, KNOWLEDGE, MAKERS, PackContents
from veilleuse.domain.plain_zip import PlainZip, ZipRefusedError

PACK_BYTES = 10 * 1024 * 1024
UNPACKED_BYTES = 64 * 1024 * 1024
_TARGETS = "targets/"


class ContentsNewerError(VeilleuseError):
    """The pack is made for a later version of this program."""

    code = "pack_newer"


class PackDamagedError(VeilleuseError):
    """The file is missing or changed since it was brought in."""

    code = "pack_damaged"


class _Format(msgspec.Struct):
    format: int


@dataclass(frozen=True, slots=True)
class PackFile:
    """Where the pack in force lies, and what it must be."""

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class Pack:
    """What is in force beside the built-in knowledge."""

    contents: PackContents
    sha256: str
    fingerprints: bytes | None = field(default=None, repr=False)
    """An archive of Recog's XML."""
    makers: bytes | None = field(default=None, repr=False)


def decode_contents(data: bytes) -> PackContents:
    """What the knowledge file says; ContentsNewerError or PackDamagedError."""
    try:
        if msgspec.json.decode(data, type=_Format).format > FORMAT:
            raise ContentsNewerError
        return msgspec.json.decode(data, type=PackContents)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError, ValueError) as error:
        raise PackDamagedError(why=str(error)[:120]) from error


def load_pack(path: Path, sha256: str) -> Pack:
    """The pack of that file, if it is still the one that was checked; PackDamagedError else."""
    try:
        with path.open("rb") as file:
            data = file.read(PACK_BYTES + 1)
    except OSError as error:
        raise PackDamagedError(path=str(path), why=str(error.strerror)) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise PackDamagedError(path=str(path), why="digest")
    try:
        archive = PlainZip(data, members=128, total=UNPACKED_BYTES)
        knowledge, fingerprints, makers = (
            archive.read(_TARGETS + name, UNPACKED_BYTES)
            for name in (KNOWLEDGE, FINGERPRINTS, MAKERS)
        )
    except ZipRefusedError as error:
        raise PackDamagedError(path=str(path), why=str(error)) from error
    return Pack(decode_contents(knowledge or b""), sha256, fingerprints, makers)
