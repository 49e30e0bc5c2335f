# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The names in a certificate, read from its bytes (X.690, RFC 5280). Nothing is verified."""

from collections.abc import Iterator
from dataclasses import dataclass

from veilleuse.probes.text import clean

BYTES = 65536
"""Longest certificate read."""

_SEQUENCE, _CONTEXT_0 = 0x30, 0xA0
_COMMON_NAME = bytes((0x06, 0x03, 0x55, 0x04, 0x03))
"""The object identifier 2.5.4.3."""


class CertificateError(Exception):
    """The bytes are not a certificate."""


@dataclass(frozen=True, slots=True)
class Names:
    """Common names of the holder and of the issuer; empty where there is none."""

    subject: str
    issuer: str


def read_names(data: bytes, characters: int) -> Names:
    """The names of a DER certificate, or CertificateError."""
    if len(data) > BYTES:
        raise CertificateError("too long")
    certificate = _only(data, _SEQUENCE)
    parts = list(_parts(_only(certificate, _SEQUENCE)))
    if parts and parts[0][0] == _CONTEXT_0:
        del parts[0]
    # RFC 5280 section 4.1: serial number, signature, issuer, validity, subject.
    if len(parts) < 5:
        raise CertificateError("too few fields")
    return Names(
        subject=_common_name(parts[4][1], characters), issuer=_common_name(parts[2][1], characters)
    )


def _common_name(name: bytes, characters: int) -> str:
    for _, part in _parts(name):
        for _, pair in _parts(part):
            if pair.startswith(_COMMON_NAME):
                for _, value in _parts(pair[len(_COMMON_NAME) :]):
                    return clean(value, characters)
    return ""


def _only(data: bytes, tag: int) -> bytes:
    for found, value in _parts(data):
        if found == tag:
            return value
        break
    raise CertificateError("not the expected structure")


def _parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 2 <= len(data):
        tag, length = data[at], data[at + 1]
        at += 2
        if length & 0x80:
            size = length & 0x7F
            if not 1 <= size <= 4 or at + size > len(data):
                raise CertificateError("bad length")
            length = int.from_bytes(data[at : at + size], "big")
            at += size
        if at + length > len(data):
            raise CertificateError("longer than its bytes")
        yield tag, data[at : at + length]
        at += length
