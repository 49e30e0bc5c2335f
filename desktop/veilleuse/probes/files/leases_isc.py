# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lease file of ISC's DHCP server (dhcpd.leases(5)): a log whose last word counts."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import BinaryIO

from veilleuse.domain.model import Sighting
from veilleuse.probes.files.fields import address_of, hardware_of
from veilleuse.probes.files.lines import lines
from veilleuse.probes.files.reading import CUT, Reading

PROBE = "file.dhcpd"
START = re.compile(r"^[ \t]*lease[ \t]+([0-9.]{7,15})[ \t]*\{", re.MULTILINE)

_STATEMENTS = 64
"""Of one lease; the server writes under twenty."""
_STATEMENT = re.compile(
    r"^[ \t]*(?:set[ \t]+)?(hardware ethernet|client-hostname|vendor-class-identifier|cltt|starts)"
    r'[ \t]*=?[ \t]*("(?:\\.|[^"\\])*"|[^;]*);'
)
_DATE = re.compile(r"\d (\d{4})/(\d{2})/(\d{2}) (\d{2}):(\d{2}):(\d{2})")
_EPOCH = re.compile(r"epoch (\d{1,11})")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")


def read(file: BinaryIO, reading: Reading) -> Iterator[Sighting]:
    """One sighting for each address and card, as it was written last."""
    last: dict[tuple[object, object], Sighting] = {}
    for lease in _leases(lines(file, reading), reading):
        if not reading.take():
            break
        sighting = _sighting(lease, reading)
        if sighting is None:
            reading.refuse()
        else:
            last[sighting.address, sighting.hardware] = sighting
    yield from last.values()


def _leases(text: Iterator[str], reading: Reading) -> Iterator[Mapping[str, str]]:
    lease: dict[str, str] | None = None
    for line in text:
        if started := START.match(line):
            lease = {"address": started[1]}
        elif lease is not None and line.strip() == "}":
            yield lease
            lease = None
        elif lease is not None and len(lease) < _STATEMENTS and (said := _STATEMENT.match(line)):
            lease[said[1]] = said[2]
    if lease is not None and not reading.stop():
        reading.note(CUT)


def _sighting(lease: Mapping[str, str], reading: Reading) -> Sighting | None:
    address = address_of(lease["address"])
    hardware = hardware_of(lease.get("hardware ethernet", ""))
    if address is None or hardware is None:
        return None
    names = (("name.dhcp", "client-hostname"), ("dhcp.vendor", "vendor-class-identifier"))
    return Sighting(
        PROBE,
        reading.moment(_seconds(lease.get("cltt") or lease.get("starts", ""))),
        address,
        hardware,
        tuple(
            item
            for kind, key in names
            for item in reading.evidence(kind, _unquoted(lease.get(key, "")))
        ),
    )


def _seconds(text: str) -> float | None:
    """Dates are UTC unless the server was told to write seconds (`db-time-format local`)."""
    epoch, date = _EPOCH.match(text.strip()), _DATE.match(text.strip())
    if epoch:
        return float(epoch[1])
    try:
        return datetime(*map(int, date.groups()), tzinfo=UTC).timestamp() if date else None  # type: ignore[misc, arg-type]  # six numbers
    except ValueError:
        return None


def _unquoted(text: str) -> bytes:
    """Without quotes; bytes that are not printable stand as a backslash and three octal digits."""
    return _ESCAPE.sub(_byte, text.strip().strip('"').encode("utf-8", "replace"))


def _byte(escape: re.Match[bytes]) -> bytes:
    code = escape[1]
    return bytes([int(code, 8) & 0xFF]) if len(code) == 3 else code
