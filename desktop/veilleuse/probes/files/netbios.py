# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that machines claim over NetBIOS (RFC 1002 sections 4.2 and 4.4)."""

NAMES, DATAGRAMS = 137, 138

_OPCODES = frozenset({5, 8, 9})
"""Registration, refresh, and the refresh that some systems send."""
_GROUP = 0x8000
_MACHINE = frozenset({0x00, 0x20})
"""Last byte of a machine's own name: workstation and server service."""
_STATUS = 0x21
_DIRECTED = frozenset({0x10, 0x11, 0x12})
_MOST = 32


def claimed(data: bytes) -> tuple[str, ...]:
    """Names that the sender of a message of the name service says are its own."""
    if len(data) < 12:
        return ()
    flags = int.from_bytes(data[2:4], "big")
    is_answer, opcode = bool(flags & 0x8000), flags >> 11 & 0x0F
    if not is_answer and opcode in _OPCODES:
        return _registered(data)
    is_status = is_answer and data[46:48] == b"\x00\x21" and data[12:13] == b"\x20"
    return _listed(data) if is_status else ()


def sender(data: bytes) -> tuple[str, ...]:
    """The name that a datagram bears as its sender's."""
    if len(data) < 14 + 34 or data[0] not in _DIRECTED or data[14] != 0x20:
        return ()
    return _own(_decoded(data[15:47]))


def _registered(data: bytes) -> tuple[str, ...]:
    """A question with the name, then a record that says whether a group bears it."""
    if data[12:13] != b"\x20" or len(data) < 62 or data[50] & _POINTER != _POINTER:
        return ()
    is_group = int.from_bytes(data[62:64], "big") & _GROUP
    return () if is_group else _own(_decoded(data[13:45]))


def _listed(data: bytes) -> tuple[str, ...]:
    """A node status: how many names, then each with its flags."""
    found: list[str] = []
    at = 57
    for _ in range(min(data[56] if len(data) > 56 else 0, _MOST)):
        entry = data[at : at + 18]
        if len(entry) < 18:
            break
        if not int.from_bytes(entry[16:18], "big") & _GROUP:
            found += _own(entry[:16])
        at += 18
    return tuple(dict.fromkeys(found))


def _own(name: bytes) -> tuple[str, ...]:
    if len(name) != 16 or name[15] not in _MACHINE:
        return ()
    text = name[:15].decode("cp850").rstrip(" \x00")
    is_name = bool(text) and text[0] != "\x01" and text != "*"
    return (text,) if is_name else ()


def _decoded(letters: bytes) -> bytes:
    """Two letters a byte (RFC 1001 section 14.1)."""
    halves = [letter - 0x41 for letter in letters]
    if len(halves) != 32 or not all(0 <= half < 16 for half in halves):
        return b""
    return bytes(high << 4 | low for high, low in zip(halves[::2], halves[1::2], strict=True))


_POINTER = 0xC0
