# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sizes of this machine's memory and system disk, through kernel32."""

import ctypes
import os
import sys
from ctypes import wintypes

# winioctl.h, winnt.h, fileapi.h
_IOCTL_DISK_GET_DRIVE_GEOMETRY_EX = 0x000700A0
_SHARE_ALL = 0x7
_OPEN_EXISTING = 3
_INVALID_HANDLE = ctypes.c_void_p(-1).value
_ROOM = 256
"""Bytes for a DISK_GEOMETRY_EX: what describes partitions follows it."""


class _Geometry(ctypes.Structure):
    """DISK_GEOMETRY_EX up to its size."""

    _fields_ = (
        ("cylinders", ctypes.c_int64),
        ("media", ctypes.c_int),
        ("tracks", ctypes.c_uint32),
        ("sectors", ctypes.c_uint32),
        ("sector_bytes", ctypes.c_uint32),
        ("disk_bytes", ctypes.c_int64),
    )


if sys.platform == "win32":
    _kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel32.CreateFileW.restype = wintypes.HANDLE
    _kernel32.CreateFileW.argtypes = (
        wintypes.LPCWSTR,
        wintypes.DWORD,
        wintypes.DWORD,
        ctypes.c_void_p,
        wintypes.DWORD,
        wintypes.DWORD,
        wintypes.HANDLE,
    )
    _kernel32.CloseHandle.argtypes = (wintypes.HANDLE,)
    _kernel32.DeviceIoControl.argtypes = (
        wintypes.HANDLE,
        wintypes.DWORD,
        ctypes.c_void_p,
        wintypes.DWORD,
        ctypes.c_void_p,
        wintypes.DWORD,
        ctypes.POINTER(wintypes.DWORD),
        ctypes.c_void_p,
    )

    class RealHardware:
        """The hardware of this machine."""

        def memory(self) -> int:
            """Bytes of memory that are fitted, as the firmware tells it."""
            kilobytes = ctypes.c_uint64()
            if not _kernel32.GetPhysicallyInstalledSystemMemory(ctypes.byref(kilobytes)):
                raise ctypes.WinError(ctypes.get_last_error())
            return kilobytes.value * 1024

        def system_disk(self) -> int:
            """Bytes of the disk that holds the system volume; asking needs no right to read it."""
            drive = f"\\\\.\\{os.environ.get('SYSTEMDRIVE', 'C:')}"
            handle = _kernel32.CreateFileW(drive, 0, _SHARE_ALL, None, _OPEN_EXISTING, 0, None)
            if handle == _INVALID_HANDLE:
                raise ctypes.WinError(ctypes.get_last_error())
            try:
                return _disk_bytes(handle)
            finally:
                _kernel32.CloseHandle(handle)

    def _disk_bytes(handle: int) -> int:
        buffer, length = ctypes.create_string_buffer(_ROOM), wintypes.DWORD()
        done = _kernel32.DeviceIoControl(
            handle,
            _IOCTL_DISK_GET_DRIVE_GEOMETRY_EX,
            None,
            0,
            buffer,
            _ROOM,
            ctypes.byref(length),
            None,
        )
        if not done:
            raise ctypes.WinError(ctypes.get_last_error())
        return int(_Geometry.from_buffer_copy(buffer).disk_bytes)
