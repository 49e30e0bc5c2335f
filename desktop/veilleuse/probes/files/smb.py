# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a file server says before anybody logs in ([MS-SMB2], [MS-CIFS], [MS-NLMP])."""

import struct

from veilleuse.domain.model import Evidence
from veilleuse.probes.files.ntlm import challenge

PORT = 445
VERSION = "smb.version"

_SMB2, _SMB1 = b"\xfeSMB", b"\xffSMB"
_DIALECTS = {0x0202: "202", 0x0210: "210", 0x0300: "300", 0x0302: "302", 0x0311: "311"}
"""Spelled as nmap 7.93 spells them."""
_REQUIRED = 0x02
_NEGOTIATE, _SESSION = 0, 1
_WORDS_NT_LM = 17
"""Words of the answer that chose NT LM 0.12 ([MS-CIFS] 2.2.4.52.2)."""


def server_says(payload: bytes, characters: int) -> tuple[Evidence, ...]:
    """Evidence from the first bytes of a segment that port 445 sent; mostly none."""
    mark, message = payload[4:8], payload[4:]
    if mark == _SMB1 and message[4:5] == b"\x72" and message[9:10] >= b"\x80":
        return _negotiated_1(message)
    if mark != _SMB2 or len(message) < 70 or not message[16] & 1:
        return ()
    (command,) = struct.unpack_from("<H", message, 12)
    if command == _NEGOTIATE:
        return _negotiated(message)
    return tuple(challenge(message[64:], characters, VERSION)) if command == _SESSION else ()


def _negotiated_1(message: bytes) -> tuple[Evidence, ...]:
    chosen = message[32:33] == bytes([_WORDS_NT_LM])
    return (Evidence("smb.dialect", "NT LM 0.12"),) if chosen else ()


def _negotiated(message: bytes) -> tuple[Evidence, ...]:
    mode, dialect = struct.unpack_from("<HH", message, 66)
    if dialect not in _DIALECTS:
        return ()
    signing = "enabled and required" if mode & _REQUIRED else "enabled but not required"
    return Evidence("smb.dialect", _DIALECTS[dialect]), Evidence("smb.signing", signing)
