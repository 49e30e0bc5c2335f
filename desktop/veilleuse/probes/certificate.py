# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names and end of a certificate, read from its bytes (X.690, RFC 5280). Nothing is verified."""

from dataclasses import dataclass
from datetime import UTC, datetime

from veilleuse.domain.model import Evidence
from veilleuse.probes.der import SEQUENCE, DerError, only, parts
from veilleuse.probes.text import clean

BYTES = 65536
"""Longest certificate read."""

_CONTEXT_0 = 0xA0
_COMMON_NAME = bytes((0x06, 0x03, 0x55, 0x04, 0x03))
"""The object identifier 2.5.4.3."""
_TIMES = {0x17: "%y%m%d%H%M%SZ", 0x18: "%Y%m%d%H%M%SZ"}
"""UTCTime and GeneralizedTime (RFC 5280 section 4.1.2.5)."""


class CertificateError(Exception):
    """The bytes are not a certificate."""


@dataclass(frozen=True, slots=True)
class Names:
    """Common names of the holder and of the issuer, empty where there is none; its last moment."""

    subject: str
    issuer: str
    expires: datetime | None = None


def read_names(data: bytes, characters: int) -> Names:
    """The names of a DER certificate, or CertificateError."""
    if len(data) > BYTES:
        raise CertificateError("too long")
    try:
        return _names(data, characters)
    except DerError as error:
        raise CertificateError(str(error)) from error


def evidence(names: Names) -> list[Evidence]:
    """What it tells, the end as nmap writes it: in universal time, without saying so."""
    expires = names.expires.strftime("%Y-%m-%dT%H:%M:%S") if names.expires else ""
    told = (
        ("tls.subject", names.subject),
        ("tls.issuer", names.issuer),
        ("tls.expires", expires),
    )
    return [Evidence(kind, value) for kind, value in told if value]


def _names(data: bytes, characters: int) -> Names:
    fields = list(parts(only(only(data, SEQUENCE), SEQUENCE)))
    if fields and fields[0][0] == _CONTEXT_0:
        del fields[0]
    # RFC 5280 section 4.1: serial number, signature, issuer, validity, subject.
    if len(fields) < 5:
        raise DerError("too few fields")
    return Names(
        subject=_common_name(fields[4][1], characters),
        issuer=_common_name(fields[2][1], characters),
        expires=_end(fields[3][1]),
    )


def _common_name(name: bytes, characters: int) -> str:
    for _, part in parts(name):
        for _, pair in parts(part):
            if pair.startswith(_COMMON_NAME):
                for _, value in parts(pair[len(_COMMON_NAME) :]):
                    return clean(value, characters)
    return ""


def _end(validity: bytes) -> datetime | None:
    """The second of two times; none where it is written otherwise or means no end."""
    times = list(parts(validity))
    if len(times) != 2 or times[1][0] not in _TIMES:
        return None
    tag, text = times[1]
    try:
        return datetime.strptime(text.decode("ascii"), _TIMES[tag]).replace(tzinfo=UTC)
    except ValueError:
        return None
