# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The system UUID of a PC's firmware, out of its SMBIOS table."""

import ctypes
import sys

TABLE_LIMIT = 1024 * 1024

# DMTF DSP0134, "System Management BIOS Reference Specification", 6.1 and 7.2
_SYSTEM = 1
_END = 127
_HEADER_SIZE = 4
_UUID = slice(8, 24)
_NOT_SET = (bytes(16), b"\xff" * 16)

# Microsoft, GetSystemFirmwareTable: RawSMBIOSData begins with eight bytes of its own
_RAW_HEADER_SIZE = 8
_RSMB = int.from_bytes(b"RSMB", "big")


def system_uuid(raw: bytes) -> str:
    """Thirty-two hexadecimal digits in the table's own order; empty where it holds no UUID.

    `raw` is what GetSystemFirmwareTable gives for the provider `RSMB`.
    """
    table = raw[_RAW_HEADER_SIZE:]
    while len(table) >= _HEADER_SIZE:
        kind, length = table[0], table[1]
        if kind == _END or not _HEADER_SIZE <= length <= len(table):
            return ""
        if kind == _SYSTEM:
            found = table[:length][_UUID]
            return "" if len(found) < 16 or found in _NOT_SET else found.hex()
        end = table.find(b"\0\0", length)
        if end < 0:
            return ""
        table = table[end + 2 :]
    return ""


if sys.platform == "win32":

    def firmware_table() -> bytes:
        """The raw SMBIOS table, empty where the system gives none."""
        kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
        ask = kernel32.GetSystemFirmwareTable
        ask.argtypes = (ctypes.c_uint32, ctypes.c_uint32, ctypes.c_void_p, ctypes.c_uint32)
        ask.restype = ctypes.c_uint32
        size = ask(_RSMB, 0, None, 0)
        if not 0 < size <= TABLE_LIMIT:
            return b""
        buffer = ctypes.create_string_buffer(size)
        written = ask(_RSMB, 0, buffer, size)
        return buffer.raw[:written] if written <= size else b""
