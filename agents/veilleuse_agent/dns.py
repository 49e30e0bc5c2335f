# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads one DNS message (RFC 1035, section 4). mDNS, LLMNR and the NetBIOS name service use it.

Writes one kind alone: the question who is behind a service.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

SIZE = 9000
"""Bytes of the longest message, headers included (RFC 6762, section 17)."""
RECORDS = 256
"""Records read of one message; announcements have some twenty."""
A, NB, PTR, TXT, SRV = 1, 32, 12, 16, 33
"""Types of records: RFC 1035, RFC 1002 (NB) and RFC 2782 (SRV)."""

_HEADER = struct.Struct("!HHHHHH")
_FIXED = struct.Struct("!HHIH")
_INTERNET = 1
_CLASS = 0x7FFF  # the upper bit is the cache flush of RFC 6762, section 10.2
_HOPS = 16
_NAME = 255

Name = tuple[str, ...]
"""Labels, in lower case."""


class DnsError(ValueError):
    """These bytes are no DNS message, or a hostile one."""


@dataclass(frozen=True, slots=True)
class Record:
    """A resource record of the internet class. `target` is the name inside a PTR or SRV."""

    name: Name
    kind: int
    seconds: int
    data: bytes
    target: Name = ()


@dataclass(frozen=True, slots=True)
class Message:
    """What a message holds; the records of its sections follow each other."""

    is_answer: bool
    operation: int
    questions: tuple[Name, ...]
    records: tuple[Record, ...]


def question(service: Name) -> bytes:
    """Who is behind this service? One question for pointers, without an id (RFC 6762, 18.1)."""
    labels = b"".join(bytes([len(label)]) + label.encode() for label in service)
    return _HEADER.pack(0, 0, 1, 0, 0, 0) + labels + b"\0" + struct.pack("!HH", PTR, _INTERNET)


def read(data: bytes) -> Message:
    """The message in these bytes; DnsError for anything else."""
    if len(data) > SIZE:
        raise DnsError("too long")
    try:
        return _message(data)
    except (struct.error, IndexError) as failure:
        raise DnsError("cut short") from failure


def _message(data: bytes) -> Message:
    _, flags, asked, *counts = _HEADER.unpack_from(data)
    if asked + sum(counts) > RECORDS:
        raise DnsError("too many records")
    at, questions = _HEADER.size, []
    for _ in range(asked):
        name, at = _name(data, at)
        questions.append(name)
        at += 4
    records = tuple(_records(data, at, sum(counts)))
    return Message(bool(flags & 0x8000), flags >> 11 & 0xF, tuple(questions), records)


def _records(data: bytes, at: int, count: int) -> Iterator[Record]:
    for _ in range(count):
        name, at = _name(data, at)
        kind, group, seconds, length = _FIXED.unpack_from(data, at)
        at += _FIXED.size
        if at + length > len(data):
            raise DnsError("cut short")
        if group & _CLASS == _INTERNET:
            target = _target(data, at, kind)
            yield Record(name, kind, seconds, data[at : at + length], target)
        at += length


def _target(data: bytes, at: int, kind: int) -> Name:
    """The names inside data are compressed against the whole message."""
    if kind in {PTR, SRV}:
        return _name(data, at if kind == PTR else at + 6)[0]
    return ()


def _name(data: bytes, at: int) -> tuple[Name, int]:
    """The name at this place and where the next field begins. A pointer only leads backwards."""
    labels: list[str] = []
    end, start, hops, length = 0, at, 0, 0
    while (size := data[at]) != 0:
        if size & 0xC0 == 0xC0:
            place = (size & 0x3F) << 8 | data[at + 1]
            hops += 1
            if place >= start or hops > _HOPS:
                raise DnsError("a pointer that does not lead back")
            end = end or at + 2
            at = start = place
            continue
        length += size + 1
        if size & 0xC0 or length >= _NAME or at + 1 + size > len(data):
            raise DnsError("not a label")
        labels.append(data[at + 1 : at + 1 + size].decode("utf-8", "replace").lower())
        at += 1 + size
    return tuple(labels), end or at + 1
