# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The address resolution table of Windows, through GetIpNetTable of iphlpapi."""

import ctypes
import struct
import sys
from ipaddress import IPv4Address

_ROW = struct.Struct("<II8s4sI")
"""MIB_IPNETROW: interface index, length of the hardware address, its bytes, address, type."""
_COUNT = struct.Struct("<I")
_INVALID = 2
"""MIB_IPNET_TYPE_INVALID: dynamic (3) and static (4) entries are resolved."""
_BUFFER_TOO_SMALL = 122


def parse_table(data: bytes, limit: int) -> tuple[tuple[IPv4Address, str], ...]:
    """The resolved rows of a MIB_IPNETTABLE, as address and spelled hardware address."""
    if len(data) < _COUNT.size:
        return ()
    (told,) = _COUNT.unpack_from(data)
    fits = (len(data) - _COUNT.size) // _ROW.size
    found = []
    for number in range(min(told, fits, limit)):
        _, length, hardware, address, kind = _ROW.unpack_from(
            data, _COUNT.size + number * _ROW.size
        )
        if length == 6 and kind > _INVALID:
            found.append((IPv4Address(address), hardware[:6].hex(":")))
    return tuple(found)


def read_windows(limit: int) -> tuple[tuple[IPv4Address, str], ...] | None:
    """The table as it is now; none where the system does not give it."""
    if sys.platform != "win32":
        return None
    get_table = ctypes.WinDLL("iphlpapi").GetIpNetTable
    size = ctypes.c_ulong(0)
    if get_table(None, ctypes.byref(size), False) != _BUFFER_TOO_SMALL:
        return ()
    buffer = ctypes.create_string_buffer(size.value + 64 * _ROW.size)
    size.value = len(buffer)
    if get_table(buffer, ctypes.byref(size), False) != 0:
        return None
    return parse_table(buffer.raw, limit)
