# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Result codes of COM and instrumentation, told apart: not there, refused, late, failed."""

import errno

from veilleuse_agent.collect.reading import Reading, absent, denied, error
from veilleuse_agent.protocol import Status

# winerror.h and wbemcli.h
_MISSING = {
    0x80040154: "REGDB_E_CLASSNOTREG",
    0x800401F3: "CO_E_CLASSSTRING",
    0x80041002: "WBEM_E_NOT_FOUND",
    0x8004100E: "WBEM_E_INVALID_NAMESPACE",
    0x80041010: "WBEM_E_INVALID_CLASS",
}
_REFUSED = {0x80041003: "WBEM_E_ACCESS_DENIED", 0x80070005: "E_ACCESSDENIED"}


def succeeded(code: int) -> bool:
    """Whether an HRESULT says yes, as a signed or an unsigned number."""
    return not code & 0x80000000


def failure_of(code: int, doing: str) -> OSError:
    """The exception for a failed HRESULT: FileNotFoundError, PermissionError or plain OSError."""
    number = code & 0xFFFFFFFF
    if number in _MISSING:
        return FileNotFoundError(errno.ENOENT, f"{doing}: 0x{number:08X} {_MISSING[number]}")
    if number in _REFUSED:
        return PermissionError(errno.EACCES, f"{doing}: 0x{number:08X} {_REFUSED[number]}")
    return OSError(f"{doing}: 0x{number:08X}")


def check(code: int, doing: str) -> int:
    """The code when it says yes; its exception otherwise."""
    if not succeeded(code):
        raise failure_of(code, doing)
    return code


def unread(source: str, failure: OSError) -> Reading:
    """What a reading becomes when the surface raised: absent, denied, timeout or error."""
    said = f"{source}: {failure.strerror or failure}"
    match failure:
        case FileNotFoundError():
            return absent(said)
        case PermissionError():
            return denied(said)
        case TimeoutError():
            return Reading(None, Status.TIMEOUT, said)
        case _:
            return error(said)
