# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a zip archive of a stranger: bounded before anything is unpacked, one level deep."""

import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

MEMBERS = 64
_ENCRYPTED = 0x1


class ZipRefusedError(Exception):
    """It is no such archive, or one that claims too much."""


class ZipTooLargeError(ZipRefusedError):
    """It claims to be more than it may be."""


class PlainZip:
    """The members of one archive, each unpacked when it is asked for and never beyond its bound."""

    def __init__(self, data: bytes, *, members: int = MEMBERS, total: int) -> None:
        """`total` bounds what all members claim to be unpacked; ZipRefusedError beyond."""
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise ZipRefusedError(str(error)) from error
        infos = self._zip.infolist()
        if len(infos) > members or sum(each.file_size for each in infos) > total:
            raise ZipTooLargeError("too large when unpacked")
        self._infos: Mapping[str, ZipInfo] = {each.filename: each for each in infos}
        if len(self._infos) != len(infos) or not all(_is_plain(each) for each in infos):
            raise ZipRefusedError("a member is encrypted, packed in another way or there twice")

    @property
    def names(self) -> frozenset[str]:
        """Of its members."""
        return frozenset(self._infos)

    def read(self, name: str, limit: int) -> bytes | None:
        """One member, unpacked; None where it is not there. ZipRefusedError beyond `limit`."""
        info = self._infos.get(name)
        if info is None:
            return None
        try:
            with self._zip.open(info) as member:
                data = member.read(limit + 1)
        except (BadZipFile, OSError, EOFError, ValueError, zlib.error) as error:
            raise ZipRefusedError(str(error)) from error
        if len(data) > limit:
            raise ZipTooLargeError(f"{name} is too large")
        return data


def _is_plain(info: ZipInfo) -> bool:
    is_packed_plainly = info.compress_type in {ZIP_STORED, ZIP_DEFLATED}
    return is_packed_plainly and not info.flag_bits & _ENCRYPTED
