# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real service manager, through EnumServicesStatusExW."""

import ctypes
import sys
from collections.abc import Sequence
from ctypes import wintypes

from veilleuse_agent.collect.windows.surfaces import Service

# winsvc.h and winnt.h
_SC_MANAGER_ENUMERATE_SERVICE = 0x0004
_SC_ENUM_PROCESS_INFO = 0
_SERVICE_DRIVER = 0x0000000B
_SERVICE_WIN32 = 0x00000030
_SERVICE_STATE_ALL = 3
_ERROR_MORE_DATA = 234

_STATES = {
    1: "stopped",
    2: "starting",
    3: "stopping",
    4: "running",
    5: "starting",
    6: "paused",
    7: "paused",
}


class _Status(ctypes.Structure):
    """SERVICE_STATUS_PROCESS."""

    _fields_ = (
        ("type", ctypes.c_uint32),
        ("state", ctypes.c_uint32),
        ("accepted", ctypes.c_uint32),
        ("exit_code", ctypes.c_uint32),
        ("specific_exit_code", ctypes.c_uint32),
        ("check_point", ctypes.c_uint32),
        ("wait_hint", ctypes.c_uint32),
        ("process", ctypes.c_uint32),
        ("flags", ctypes.c_uint32),
    )


class _Entry(ctypes.Structure):
    """ENUM_SERVICE_STATUS_PROCESSW."""

    _fields_ = (
        ("name", wintypes.LPWSTR),
        ("display_name", wintypes.LPWSTR),
        ("status", _Status),
    )


if sys.platform == "win32":
    _advapi32 = ctypes.WinDLL("advapi32", use_last_error=True)
    _advapi32.OpenSCManagerW.restype = wintypes.HANDLE
    _advapi32.OpenSCManagerW.argtypes = (wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.DWORD)
    _advapi32.CloseServiceHandle.argtypes = (wintypes.HANDLE,)
    _advapi32.EnumServicesStatusExW.argtypes = (
        wintypes.HANDLE,
        ctypes.c_int,
        wintypes.DWORD,
        wintypes.DWORD,
        ctypes.c_void_p,
        wintypes.DWORD,
        ctypes.POINTER(wintypes.DWORD),
        ctypes.POINTER(wintypes.DWORD),
        ctypes.POINTER(wintypes.DWORD),
        wintypes.LPCWSTR,
    )

    class RealServices:
        """The service manager of this machine."""

        def all(self) -> Sequence[Service]:
            """Every service and every driver, running or not."""
            manager = _advapi32.OpenSCManagerW(None, None, _SC_MANAGER_ENUMERATE_SERVICE)
            if not manager:
                raise ctypes.WinError(ctypes.get_last_error())
            try:
                return [
                    Service(name, state, is_driver)
                    for kind, is_driver in ((_SERVICE_WIN32, False), (_SERVICE_DRIVER, True))
                    for name, state in _listed(manager, kind)
                ]
            finally:
                _advapi32.CloseServiceHandle(manager)

    def _listed(manager: int, kind: int) -> list[tuple[str, str]]:
        size = 64 * 1024
        for _ in range(8):
            buffer = ctypes.create_string_buffer(size)
            needed, count, resume = wintypes.DWORD(0), wintypes.DWORD(0), wintypes.DWORD(0)
            done = _advapi32.EnumServicesStatusExW(
                manager,
                _SC_ENUM_PROCESS_INFO,
                kind,
                _SERVICE_STATE_ALL,
                buffer,
                size,
                ctypes.byref(needed),
                ctypes.byref(count),
                ctypes.byref(resume),
                None,
            )
            if done:
                entries = ctypes.cast(buffer, ctypes.POINTER(_Entry))
                return [
                    (str(entries[i].name), _STATES.get(entries[i].status.state, "unknown"))
                    for i in range(count.value)
                ]
            failure = ctypes.get_last_error()
            if failure != _ERROR_MORE_DATA:
                raise ctypes.WinError(failure)
            size += needed.value + 4096
        raise OSError("the list of services keeps growing")
