# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens a pack: python-tuf's own client, fed from the archive instead of a network."""

import hashlib
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, cast

from tuf.api import exceptions as tuf_errors
from tuf.api.metadata import Metadata, Root, Targets, Timestamp
from tuf.api.serialization import DeserializationError
from tuf.ngclient import FetcherInterface, Updater, UpdaterConfig

from veilleuse.domain.plain_zip import PlainZip, ZipRefusedError, ZipTooLargeError
from veilleuse.probes.packs.errors import (
    PackExpiredError,
    PackForeignError,
    PackOlderError,
    PackRefusedError,
    PackTamperedError,
    PackTooLargeError,
    PackUnreadableError,
)
from veilleuse.probes.packs.opened import OpenedPack

UNPACKED_BYTES = 64 * 1024 * 1024
"""Of all files of a pack together; a whole one has 6 MB."""
METADATA_BYTES = 256 * 1024
ROTATIONS = 64
"""Roots a pack may carry; members and rotations stay below the archive's own bound."""
_FILES = re.compile(
    r"metadata/(\d{1,4}\.root|timestamp|snapshot|targets)\.json|targets/[a-z.]{1,40}"
)
_KEPT = ("timestamp.json", "snapshot.json", "targets.json")


def open_pack(data: bytes, root: bytes, trust: Mapping[str, bytes]) -> OpenedPack:
    """The pack, checked against `root` and what is remembered of the one before.

    A PackRefusedError says which of the two was not met. Expiry is by the system's clock.
    """
    archive = _archive(data)
    with tempfile.TemporaryDirectory(prefix="veilleuse-pack-") as place:
        folder = Path(place)
        _lay_out(folder, trust)
        with _told(archive, folder):
            fetcher: FetcherInterface = cast("FetcherInterface", _Fetcher(archive))
            updater = Updater(
                str(folder),
                "metadata/",
                fetcher=fetcher,
                config=UpdaterConfig(
                    max_root_rotations=ROTATIONS,
                    root_max_length=METADATA_BYTES,
                    timestamp_max_length=METADATA_BYTES,
                    snapshot_max_length=METADATA_BYTES,
                    targets_max_length=METADATA_BYTES,
                ),
                bootstrap=root,
            )
            updater.refresh()
            signed: Targets = (
                Metadata[Targets].from_bytes((folder / "targets.json").read_bytes()).signed
            )
            files = {name: _file(updater, name, folder) for name in signed.targets}
        version: int = signed.version
        expires: datetime = signed.expires
        return OpenedPack(
            version, hashlib.sha256(data).hexdigest(), expires, files, dict(_remembered(folder))
        )


def _archive(data: bytes) -> PlainZip:
    try:
        archive = PlainZip(data, members=ROTATIONS + 16, total=UNPACKED_BYTES)
    except ZipTooLargeError as error:
        raise PackTooLargeError(size=len(data), limit=UNPACKED_BYTES) from error
    except ZipRefusedError as error:
        raise PackUnreadableError(size=len(data)) from error
    if not all(_FILES.fullmatch(name) for name in archive.names):
        raise PackUnreadableError(size=len(data))
    return archive


def _file(updater: Updater, name: str, folder: Path) -> bytes:
    info = updater.get_targetinfo(name)
    if info is None:
        raise tuf_errors.RepositoryError(name)
    path = folder / "target"
    updater.download_target(info, str(path), "targets/")
    return path.read_bytes()


def _lay_out(folder: Path, trust: Mapping[str, bytes]) -> None:
    """What is remembered, where the client looks for it; names are our own."""
    (folder / "root_history").mkdir()
    for name, data in trust.items():
        (folder / name).write_bytes(data)


def _remembered(folder: Path) -> Iterator[tuple[str, bytes]]:
    for name in _KEPT:
        yield name, (folder / name).read_bytes()
    for path in sorted((folder / "root_history").glob("*.root.json")):
        yield f"root_history/{path.name}", path.read_bytes()


class _Fetcher:
    """Answers the client from the archive; the two methods it asks for, not the network's."""

    def __init__(self, archive: PlainZip) -> None:
        self._archive = archive

    def download_bytes(self, url: str, max_length: int) -> bytes:
        try:
            data = self._archive.read(url, max_length)
        except ZipRefusedError as error:
            raise tuf_errors.DownloadLengthMismatchError(str(error)) from error
        if data is None:
            raise tuf_errors.DownloadHTTPError(url, 404)
        return data

    @contextmanager
    def download_file(self, url: str, max_length: int) -> Iterator[IO[bytes]]:
        with TemporaryFile() as file:
            file.write(self.download_bytes(url, max_length))
            file.seek(0)
            yield file


@contextmanager
def _told(archive: PlainZip, folder: Path) -> Iterator[None]:
    """Turns what the client raises into an error that has a sentence."""
    try:
        yield
    except tuf_errors.ExpiredMetadataError as error:
        raise PackExpiredError(why=str(error)) from error
    except tuf_errors.BadVersionNumberError as error:
        raise PackOlderError(why=str(error)) from error
    except tuf_errors.UnsignedMetadataError as error:
        raise _unsigned(archive, folder) from error
    except (
        tuf_errors.RepositoryError,
        tuf_errors.DownloadError,
        DeserializationError,
        ValueError,
    ) as error:
        raise PackTamperedError(why=str(error)[:120]) from error


def _unsigned(archive: PlainZip, folder: Path) -> PackRefusedError:
    """A stranger's pack is told apart from one of ours that somebody changed."""
    roots = (folder / "root_history").glob("*.root.json")
    newest = max(roots, key=lambda path: int(path.name.partition(".")[0]))
    try:
        trusted: Root = Metadata[Root].from_bytes(newest.read_bytes()).signed
        stamp = archive.read("metadata/timestamp.json", METADATA_BYTES) or b""
        signatures = Metadata[Timestamp].from_bytes(stamp).signatures
    except (DeserializationError, ZipRefusedError):
        return PackTamperedError(why="timestamp")
    is_ours = not set(trusted.roles[Timestamp.type].keyids).isdisjoint(signatures)
    return PackTamperedError(why="signature") if is_ours else PackForeignError(why="signature")
