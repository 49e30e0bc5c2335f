# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""SMB dialects, signing and the build of Windows, without logging in ([MS-SMB2], [MS-CIFS])."""

import os
import socket
import struct
from uuid import uuid4

from veilleuse.domain.limits import Limits
from veilleuse.domain.model import Evidence
from veilleuse.probes.files.smb import PORT, server_says
from veilleuse.probes.services.ntlm import NEGOTIATE
from veilleuse.probes.services.stream import Stream

__all__ = ["PORT", "ask", "ask_oldest"]

_DIALECTS = (0x0202, 0x0210, 0x0300, 0x0302, 0x0311)
_CONTEXTS_AT = 112
"""Behind header (64), question (36) and dialects (10), at a multiple of eight ([MS-SMB2] 2.2.3)."""
_SPNEGO = bytes.fromhex(
    "60480606 2b0601050502 a03e 303c a00e 300c 060a 2b06010401823702020a a22a 0428"
)
"""A NegTokenInit that offers NTLMSSP and holds the 40 bytes which follow (RFC 4178 section 4.2.1,
[MS-SPNG])."""
_OLDEST = (
    b"\xffSMB\x72" + bytes(4) + b"\x18\x53\xc8" + bytes(12) + b"\xff\xff\xff\xfe" + bytes(4)
    + b"\x00\x0c\x00\x02NT LM 0.12\x00"
)  # fmt: skip
"""SMB_COM_NEGOTIATE with the one dialect of SMB 1 that is still met ([MS-CIFS] 2.2.4.52.1)."""


def ask(connection: socket.socket, limits: Limits) -> list[Evidence]:
    """Dialect and signing, then the challenge of a login that is not gone on with."""
    stream = Stream(connection, limits.banner_seconds)
    found = _answer(stream, _negotiate(), limits)
    if found:
        found += _answer(stream, _session(), limits)
    return found


def ask_oldest(connection: socket.socket, limits: Limits) -> list[Evidence]:
    """Whether SMB 1 is still spoken, on a connection of its own; silence says nothing.

    Who does not speak it hangs up, or chooses none of the dialects ([MS-SMB2] 3.3.5.3).
    """
    stream = Stream(connection, limits.banner_seconds)
    try:
        body = _body(stream, _OLDEST)
    except TimeoutError:
        return []
    except OSError:
        return [Evidence("smb.oldest", "refused")]
    return list(server_says(body, limits.text_characters)) or [Evidence("smb.oldest", "refused")]


def _answer(stream: Stream, message: bytes, limits: Limits) -> list[Evidence]:
    try:
        return list(server_says(_body(stream, message), limits.text_characters))
    except OSError:
        return []


def _body(stream: Stream, message: bytes) -> bytes:
    """[MS-SMB2] 2.1: a zero, three bytes of length, then the message."""
    stream.ask(struct.pack("!I", len(message)) + message)
    head = stream.exactly(4)
    return head + stream.exactly(int.from_bytes(head, "big"))


def _header(command: int, message: int) -> bytes:
    """[MS-SMB2] 2.2.1.2: one credit, no session."""
    return b"\xfeSMB" + struct.pack("<HHIHHIIQIIQ16x", 64, 0, 0, command, 1, 0, 0, message, 0, 0, 0)


def _negotiate() -> bytes:
    """[MS-SMB2] 2.2.3, with the one context that 3.1.1 insists on (2.2.3.1.1: SHA-512, a salt)."""
    count = len(_DIALECTS)
    body = struct.pack("<HHHHI16sIHH", 36, count, 1, 0, 0, uuid4().bytes, _CONTEXTS_AT, 1, 0)
    asked = _header(0, 0) + body + struct.pack(f"<{count}H", *_DIALECTS)
    context = struct.pack("<HHIHHH32s", 1, 38, 0, 1, 32, 1, os.urandom(32))
    return asked.ljust(_CONTEXTS_AT, b"\0") + context


def _session() -> bytes:
    """[MS-SMB2] 2.2.5."""
    token = _SPNEGO + NEGOTIATE
    body = struct.pack("<HBBIIHHQ", 25, 0, 1, 0, 0, 88, len(token), 0)
    return _header(1, 1) + body + token
