# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers of DNS, mDNS and LLMNR, which share one format (RFC 1035, RFC 6762, RFC 4795)."""

import struct
from typing import NamedTuple

MESSAGE_BYTES = 9000
"""RFC 6762 section 17."""
A, PTR, TXT, AAAA, SRV = 1, 12, 16, 28, 33

_RECORDS = 256
_JUMPS = 32
_NAME_CHARACTERS = 255
_ANSWER = 0x8000
_POINTER = 0xC0


class Record(NamedTuple):
    """One resource record. `target` is the name in it, where its kind has one."""

    name: str
    kind: int
    seconds: int
    """How long it may be kept; zero is a farewell in mDNS (RFC 6762 section 10.1)."""
    data: bytes
    target: str = ""


class _DamagedError(Exception):
    """The rest cannot be read."""


def answers(data: bytes) -> tuple[Record, ...]:
    """The records of an answer, up to where it is damaged; none of a question."""
    if len(data) < 12 or len(data) > MESSAGE_BYTES:
        return ()
    flags, questions, *counts = struct.unpack_from("!2xHHHHH", data)
    if not flags & _ANSWER:
        return ()
    found: list[Record] = []
    at = 12
    try:
        for _ in range(min(questions, _RECORDS)):
            _, at = _name(data, at)
            at += 4
        for _ in range(min(sum(counts), _RECORDS)):
            record, at = _record(data, at)
            found.append(record)
    except _DamagedError:
        pass
    return tuple(found)


def _record(data: bytes, at: int) -> tuple[Record, int]:
    name, at = _name(data, at)
    if at + 10 > len(data):
        raise _DamagedError
    kind, _, seconds, length = struct.unpack_from("!HHIH", data, at)
    at += 10
    end = at + length
    if end > len(data):
        raise _DamagedError
    target = ""
    if kind == PTR:
        target, _ = _name(data, at)
    elif kind == SRV:
        target, _ = _name(data, at + 6)
    return Record(name, kind, seconds, data[at:end], target), end


def _name(data: bytes, at: int) -> tuple[str, int]:
    """A name with a dot at its end, and where it is over."""
    labels: list[bytes] = []
    over, jumps, left = -1, 0, _NAME_CHARACTERS
    while True:
        if at >= len(data):
            raise _DamagedError
        length = data[at]
        if length & _POINTER == _POINTER:
            if at + 1 >= len(data) or jumps >= _JUMPS:
                raise _DamagedError
            over = at + 2 if over < 0 else over
            at = (length & 0x3F) << 8 | data[at + 1]
            jumps += 1
            continue
        left -= length + 1
        if length & _POINTER or left < 0 or at + 1 + length > len(data):
            raise _DamagedError
        at += 1 + length
        if not length:
            break
        labels.append(data[at - length : at])
    text = b".".join([*labels, b""]).decode("utf-8", "replace")
    return text, at if over < 0 else over
