# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real neighbour table, through GetIpNetTable2."""

import ctypes
import sys
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address

# ws2def.h, ws2ipdef.h, nldef.h
_NOTHING = {1168}  # ERROR_NOT_FOUND
_AF_INET = 2
_AF_INET6 = 23
_KNOWN = {2, 3, 4, 5, 6}  # probe, delay, stale, reachable, permanent


class _Row(ctypes.Structure):
    """MIB_IPNET_ROW2; the address is a SOCKADDR_INET of 28 bytes."""

    _fields_ = (
        ("address", ctypes.c_ubyte * 28),
        ("interface_index", ctypes.c_uint32),
        ("interface_luid", ctypes.c_uint64),
        ("hardware", ctypes.c_ubyte * 32),
        ("hardware_length", ctypes.c_uint32),
        ("state", ctypes.c_int),
        ("flags", ctypes.c_uint32),
        ("reachability", ctypes.c_uint32),
    )


class _Table(ctypes.Structure):
    """MIB_IPNET_TABLE2."""

    _fields_ = (("count", ctypes.c_uint32), ("rows", _Row * 1))


def address_of(socket_address: bytes) -> IPv4Address | IPv6Address | None:
    """The address in a SOCKADDR_INET, None for another family."""
    family = int.from_bytes(socket_address[:2], "little")
    if family == _AF_INET:
        return IPv4Address(socket_address[4:8])
    if family == _AF_INET6:
        return IPv6Address(socket_address[8:24])
    return None


if sys.platform == "win32":
    _iphlpapi = ctypes.WinDLL("iphlpapi")
    _iphlpapi.FreeMibTable.argtypes = (ctypes.c_void_p,)

    class RealNeighbourhood:
        """The neighbour table of this machine."""

        def rows(self) -> Sequence[tuple[str, bytes, str]]:
            """Address, hardware bytes and interface number of every entry that is complete."""
            return [*_asked(_AF_INET), *_asked(_AF_INET6)]

    def _asked(family: int) -> list[tuple[str, bytes, str]]:
        pointer = ctypes.c_void_p()
        status = _iphlpapi.GetIpNetTable2(family, ctypes.byref(pointer))
        if status in _NOTHING or (status and family == _AF_INET6):
            return []  # a machine without IPv6 still has neighbours
        if status:
            raise ctypes.WinError(status)
        try:
            return _read(pointer)
        finally:
            _iphlpapi.FreeMibTable(pointer)

    def _read(pointer: ctypes.c_void_p) -> list[tuple[str, bytes, str]]:
        table = ctypes.cast(pointer, ctypes.POINTER(_Table))[0]
        first = ctypes.cast(ctypes.byref(table, _Table.rows.offset), ctypes.POINTER(_Row))
        found: list[tuple[str, bytes, str]] = []
        for index in range(table.count):
            row = first[index]
            address = address_of(bytes(row.address))
            if row.state in _KNOWN and row.hardware_length == 6 and address is not None:
                hardware = bytes(row.hardware[:6])
                found.append((str(address), hardware, str(row.interface_index)))
        return found
