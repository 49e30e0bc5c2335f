# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a server's NTLM challenge tells before anybody logs in ([MS-NLMP] 2.2.1.2)."""

import struct
from collections.abc import Iterator

from veilleuse.domain.model import Evidence
from veilleuse.probes.text import clean

MARK = b"NTLMSSP\x00"

_CHALLENGE = 2
_HAS_VERSION = 0x02000000
"""NTLMSSP_NEGOTIATE_VERSION of [MS-NLMP] 2.2.2.5."""
_NAMES = {1: "name.netbios", 3: "name.dns"}
"""MsvAvNbComputerName and MsvAvDnsComputerName ([MS-NLMP] 2.2.2.1)."""
_PAIRS = 16


def challenge(data: bytes, characters: int, kind: str) -> Iterator[Evidence]:
    """The version of Windows, as evidence of that kind, and names, from the first challenge."""
    at = data.find(MARK)
    blob = data[at:] if at >= 0 else b""
    if len(blob) < 56 or blob[8:12] != bytes([_CHALLENGE, 0, 0, 0]):
        return
    (flags,) = struct.unpack_from("<I", blob, 20)
    major, minor, build = struct.unpack_from("<BBH", blob, 48)
    # Servers that are not Windows leave the build at zero.
    if flags & _HAS_VERSION and build:
        yield Evidence(kind, f"{major}.{minor}.{build}")
    length, _, start = struct.unpack_from("<HHI", blob, 40)
    for number, value in _pairs(blob[start : start + length]):
        text = clean(value.decode("utf-16-le", "replace"), characters)
        if number in _NAMES and text:
            yield Evidence(_NAMES[number], text)


def _pairs(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    for _ in range(_PAIRS):
        if at + 4 > len(data):
            return
        kind, length = struct.unpack_from("<HH", data, at)
        if not kind:
            return
        yield kind, data[at + 4 : at + 4 + length]
        at += 4 + length
