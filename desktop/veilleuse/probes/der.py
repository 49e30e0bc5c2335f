# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tag, length and value (X.690 section 8.1), as certificates and SNMP write them."""

from collections.abc import Iterator

SEQUENCE = 0x30
OBJECT = 0x06
INTEGER = 0x02
OCTETS = 0x04


class DerError(Exception):
    """The bytes do not hold what they promise."""


def only(data: bytes, tag: int) -> bytes:
    """The value of the first part, which must bear that tag."""
    for found, value in parts(data):
        if found == tag:
            return value
        break
    raise DerError("not the expected structure")


def parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each part of a value, one after the other."""
    at = 0
    while at + 2 <= len(data):
        tag, length = data[at], data[at + 1]
        at += 2
        if length & 0x80:
            size = length & 0x7F
            if not 1 <= size <= 4 or at + size > len(data):
                raise DerError("bad length")
            length = int.from_bytes(data[at : at + size], "big")
            at += size
        if at + length > len(data):
            raise DerError("longer than its bytes")
        yield tag, data[at : at + length]
        at += length
