# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The system group by SNMP with the community `public` (RFC 1157, RFC 3416, RFC 3418).

An answer is evidence twice: of what the device is, and that anybody may read it. Contact, location
and everything else is not asked for.
"""

import secrets
import socket
import time
from collections.abc import Iterator
from contextlib import suppress

from veilleuse.domain.limits import Limits
from veilleuse.domain.model import Address, Evidence
from veilleuse.probes.der import INTEGER, OBJECT, OCTETS, SEQUENCE, DerError, only, parts
from veilleuse.probes.text import clean

PORT = 161
VERSIONS = (1, 0)
"""SNMP 2c, then SNMP 1 where that is silent."""
ANSWER_BYTES = 4096
COMMUNITY = b"public"

_GET, _RESPONSE = 0xA0, 0xA2
_SYSTEM = bytes((0x2B, 6, 1, 2, 1, 1))
"""1.3.6.1.2.1.1, the system group of RFC 3418."""
_KINDS = {1: "snmp.description", 2: "snmp.object", 5: "name.snmp"}
"""sysDescr, sysObjectID and sysName, each instance 0."""


def question(version: int, number: int) -> bytes:
    """A GetRequest for the three."""
    names = b"".join(
        _part(SEQUENCE, _part(OBJECT, _SYSTEM + bytes((each, 0))) + b"\x05\x00") for each in _KINDS
    )
    numbers = _part(INTEGER, number.to_bytes(4, "big")) + _number(0) + _number(0)
    request = _part(_GET, numbers + _part(SEQUENCE, names))
    return _part(SEQUENCE, _number(version) + _part(OCTETS, COMMUNITY) + request)


def parse(data: bytes, number: int, characters: int) -> tuple[Evidence, ...]:
    """What an answer to that question tells; empty for any other bytes."""
    if len(data) > ANSWER_BYTES:
        return ()
    try:
        return tuple(_told(data, number, characters))
    except DerError:
        return ()


def ask(address: Address, version: int, limits: Limits) -> tuple[Evidence, ...]:
    """One question, already paid for, and its answer from that address alone."""
    number = secrets.randbelow(1 << 31)
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    until = time.monotonic() + limits.banner_seconds
    with socket.socket(family, socket.SOCK_DGRAM) as asker, suppress(OSError):
        asker.connect((str(address), PORT))
        asker.send(question(version, number))
        while (left := until - time.monotonic()) > 0:
            asker.settimeout(left)
            if found := parse(asker.recv(ANSWER_BYTES + 1), number, limits.text_characters):
                return found
    return ()


def _told(data: bytes, number: int, characters: int) -> Iterator[Evidence]:
    message = list(parts(only(data, SEQUENCE)))
    if len(message) != 3 or message[2][0] != _RESPONSE or message[1] != (OCTETS, COMMUNITY):
        raise DerError("not an answer")
    fields = list(parts(message[2][1]))
    if len(fields) != 4 or int.from_bytes(fields[0][1], "big") != number:
        raise DerError("not our answer")
    yield Evidence("snmp.community", COMMUNITY.decode("ascii"))
    for _, pair in parts(fields[3][1]):
        (_, name), (tag, value) = _pair(pair)
        kind = _KINDS.get(name[6]) if len(name) == 8 and name[:6] == _SYSTEM else None
        if kind is not None and tag in {OCTETS, OBJECT}:
            text = clean(value if tag == OCTETS else dotted(value), characters)
            if text:
                yield Evidence(kind, text)


def _pair(data: bytes) -> list[tuple[int, bytes]]:
    found = list(parts(data))
    if len(found) != 2:
        raise DerError("not a name and a value")
    return found


def dotted(identifier: bytes) -> str:
    """An object identifier as people write it (X.690 section 8.19); what is cut is left out."""
    numbers: list[int] = []
    value = 0
    for byte in identifier[:64]:
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            numbers.append(value)
            value = 0
    if not numbers:
        return ""
    first = min(numbers[0] // 40, 2)
    return ".".join(str(each) for each in (first, numbers[0] - 40 * first, *numbers[1:]))


def _number(value: int) -> bytes:
    return _part(INTEGER, bytes((value,)))


def _part(tag: int, value: bytes) -> bytes:
    """All values here are shorter than 128 bytes, and then the length is one byte."""
    return bytes((tag, len(value))) + value
