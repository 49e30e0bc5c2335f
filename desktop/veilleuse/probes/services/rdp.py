# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How Remote Desktop wants to be spoken to, and the build behind it ([MS-RDPBCGR], [MS-CSSP])."""

import socket
import struct

from veilleuse.domain.limits import Limits
from veilleuse.domain.model import Evidence
from veilleuse.probes.files.ntlm import challenge
from veilleuse.probes.greetings import told, unverified
from veilleuse.probes.services.ntlm import NEGOTIATE
from veilleuse.probes.services.stream import Stream

PORT = 3389

_TLS, _CREDSSP = 1, 2
"""PROTOCOL_SSL and PROTOCOL_HYBRID of [MS-RDPBCGR] 2.2.1.1.1."""
_RESPONSE, _FAILURE = 2, 3
_CONFIRM = 0xD0
_SAYS = {1: "nla", 2: "rdp", 3: "rdp", 5: "nla"}
"""Failure codes of [MS-RDPBCGR] 2.2.1.2.2 to a client that only offers TLS: 1 and 5 ask for more,
2 and 3 say that there is only the protocol's own encryption."""
_FIRST = bytes.fromhex("3037a003020106a130302e302ca02a0428") + NEGOTIATE
"""A TSRequest of version 6 with one token ([MS-CSSP] 2.2.1)."""
_REQUEST_BYTES = 4096


def ask(connection: socket.socket, limits: Limits) -> list[Evidence]:
    """`rdp.security`: `nla` where a login must come first, `tls` or `rdp` where a screen does."""
    answer = _confirmed(Stream(connection, limits.banner_seconds), _TLS)
    security = security_of(answer)
    return [Evidence("rdp.security", security)] if security else []


def ask_build(connection: socket.socket, limits: Limits) -> list[Evidence]:
    """The certificate, the build and names, on a connection of its own; empty without NLA."""
    answer = _confirmed(Stream(connection, limits.banner_seconds), _TLS | _CREDSSP)
    if selected(answer) != _CREDSSP:
        return []
    connection.settimeout(limits.banner_seconds)
    try:
        with unverified().wrap_socket(connection) as secure:
            found = told(secure, limits)
            try:
                secure.sendall(_FIRST)
                said = secure.recv(_REQUEST_BYTES)
            except OSError:
                return found
    except (OSError, ValueError):
        return []
    return found + list(challenge(said, limits.text_characters, "rdp.version"))


def security_of(answer: bytes) -> str:
    """What an X.224 Connection Confirm says to a client that only offers TLS; empty for others."""
    if len(answer) < 7 or answer[1] & 0xF0 != _CONFIRM:
        return ""
    if len(answer) < 15:
        return "rdp"
    kind, code = answer[7], int.from_bytes(answer[11:15], "little")
    if kind == _RESPONSE:
        return "tls" if code & _TLS else "rdp"
    return _SAYS.get(code, "") if kind == _FAILURE else ""


def selected(answer: bytes) -> int | None:
    """The protocol that the server chose; none where it chose none."""
    is_chosen = len(answer) >= 15 and answer[1] & 0xF0 == _CONFIRM and answer[7] == _RESPONSE
    return int.from_bytes(answer[11:15], "little") if is_chosen else None


def _confirmed(stream: Stream, protocols: int) -> bytes:
    """The X.224 answer, without its TPKT header (RFC 2126 section 4.3); empty for none."""
    offer = struct.pack("<BBHI", 1, 0, 8, protocols)
    request = bytes((6 + len(offer), 0xE0, 0, 0, 0, 0, 0)) + offer
    try:
        stream.ask(struct.pack("!BBH", 3, 0, 4 + len(request)) + request)
        version, _, length = struct.unpack("!BBH", stream.exactly(4))
        return stream.exactly(length - 4) if version == 3 else b""
    except OSError:
        return b""
