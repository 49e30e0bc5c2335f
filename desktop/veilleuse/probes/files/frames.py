# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Frames out of a capture file, one at a time: pcap and pcapng.

Formats: IETF drafts `opsawg-pcap` and `opsawg-pcapng`. Ends, with a notice, where the file is cut.
"""

import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from veilleuse.probes.files.reading import CUT, Reading

FRAME_BYTES = 262144
"""Longest frame that tcpdump and Wireshark write (MAXIMUM_SNAPLEN)."""
BLOCK_BYTES = 16 * 1024 * 1024
"""Longest block that Wireshark reads."""
INTERFACES = 1024
"""Of one section of a pcapng file."""

_PCAP = {
    b"\xd4\xc3\xb2\xa1": ("<", 1e-6),
    b"\xa1\xb2\xc3\xd4": (">", 1e-6),
    b"\x4d\x3c\xb2\xa1": ("<", 1e-9),
    b"\xa1\xb2\x3c\x4d": (">", 1e-9),
}
_PCAPNG = b"\x0a\x0d\x0d\x0a"
_ORDERS = {b"\x4d\x3c\x2b\x1a": "<", b"\x1a\x2b\x3c\x4d": ">"}
_SECTION, _INTERFACE, _SIMPLE, _ENHANCED = 0x0A0D0D0A, 1, 3, 6
_TIME_UNIT, _END = 9, 0
_STOP_EVERY = 512
"""Frames between two looks at the stop."""


class Frame(NamedTuple):
    """One frame. `link` is the number of its kind (LINKTYPE of tcpdump.org)."""

    seconds: float | None
    link: int
    data: bytes


class _CutError(Exception):
    """The file says no more that can be understood."""


class _Interface(NamedTuple):
    link: int
    unit: float


def is_capture(head: bytes) -> bool:
    """Whether a file that begins so is a capture."""
    return head[:4] in _PCAP or (head[:4] == _PCAPNG and head[8:12] in _ORDERS)


def frames(file: BinaryIO, reading: Reading) -> Iterator[Frame]:
    """Each frame in its order."""
    magic = file.read(4)
    found = _pcapng(file) if magic == _PCAPNG else _pcap(file, magic)
    try:
        for number, frame in enumerate(found):
            if number % _STOP_EVERY == 0 and not reading.goes_on(file.tell()):
                return
            yield frame
    except _CutError:
        reading.note(CUT)


def _pcap(file: BinaryIO, magic: bytes) -> Iterator[Frame]:
    order, unit = _PCAP[magic]
    head = _exactly(file, 20)
    link = struct.unpack_from(order + "I", head, 16)[0] & 0xFFFF
    record = struct.Struct(order + "IIII")
    while True:
        raw = file.read(16)
        if not raw:
            return
        if len(raw) < 16:
            raise _CutError
        seconds, fraction, length, _ = record.unpack(raw)
        if length > FRAME_BYTES:
            raise _CutError
        yield Frame(seconds + fraction * unit, link, _exactly(file, length))


def _pcapng(file: BinaryIO) -> Iterator[Frame]:
    file.seek(0)
    order, interfaces = "<", list[_Interface]()
    while head := file.read(8):
        if len(head) < 8:
            raise _CutError
        if head[:4] == _PCAPNG:
            order, interfaces = _order(file), []
        kind, length = struct.unpack(order + "II", head)
        if not 12 <= length <= BLOCK_BYTES or length % 4:
            raise _CutError
        body = _exactly(file, length - 12)
        _exactly(file, 4)
        if kind == _INTERFACE and len(interfaces) < INTERFACES:
            interfaces.append(_interface(body, order))
        elif kind in {_ENHANCED, _SIMPLE}:
            frame = _enhanced if kind == _ENHANCED else _simple
            yield frame(body, order, interfaces)


def _order(file: BinaryIO) -> str:
    """A section says in which order its numbers are written; where the file stood, it stands."""
    mark = file.read(4)
    file.seek(-len(mark), 1)
    if mark not in _ORDERS:
        raise _CutError
    return _ORDERS[mark]


def _interface(body: bytes, order: str) -> _Interface:
    if len(body) < 8:
        raise _CutError
    unit, at = 1e-6, 8
    while at + 4 <= len(body):
        code, length = struct.unpack_from(order + "HH", body, at)
        value = body[at + 4 : at + 4 + length]
        if code == _END:
            break
        if code == _TIME_UNIT and value:
            # The highest bit chooses between powers of two and of ten.
            unit = 2.0 ** -(value[0] & 0x7F) if value[0] & 0x80 else 10.0 ** -value[0]
        at += 4 + length + -length % 4
    return _Interface(struct.unpack_from(order + "H", body)[0], unit)


def _enhanced(body: bytes, order: str, interfaces: list[_Interface]) -> Frame:
    if len(body) < 20:
        raise _CutError
    number, high, low, length, _ = struct.unpack_from(order + "IIIII", body)
    if number >= len(interfaces) or length > min(FRAME_BYTES, len(body) - 20):
        raise _CutError
    link, unit = interfaces[number]
    return Frame(((high << 32) + low) * unit, link, body[20 : 20 + length])


def _simple(body: bytes, order: str, interfaces: list[_Interface]) -> Frame:
    if len(body) < 4 or not interfaces:
        raise _CutError
    (length,) = struct.unpack_from(order + "I", body)
    return Frame(None, interfaces[0].link, body[4 : 4 + min(length, FRAME_BYTES)])


def _exactly(file: BinaryIO, length: int) -> bytes:
    data = file.read(length)
    if len(data) < length:
        raise _CutError
    return data
