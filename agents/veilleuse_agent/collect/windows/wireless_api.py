# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Saved wireless profiles of this machine, through wlanapi."""

import ctypes
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes import wintypes
from typing import TypeVar

from veilleuse_agent.collect.windows.surfaces import NoWirelessError

# wlanapi.h, winerror.h
_CLIENT_VERSION = 2
_ERROR_SERVICE_NOT_ACTIVE = 1062
_HEADER = 8
"""Bytes of the two numbers that begin each list: how many rows, and an index."""


class _Interface(ctypes.Structure):
    """WLAN_INTERFACE_INFO."""

    _fields_ = (
        ("guid", ctypes.c_ubyte * 16),
        ("description", ctypes.c_uint16 * 256),
        ("state", ctypes.c_int),
    )


class _Profile(ctypes.Structure):
    """WLAN_PROFILE_INFO."""

    _fields_ = (("name", ctypes.c_uint16 * 256), ("flags", ctypes.c_uint32))


if sys.platform == "win32":
    _Row = TypeVar("_Row", bound=ctypes.Structure)

    class RealWireless:
        """The wireless service of this machine."""

        def profiles(self) -> Sequence[str]:
            """Every saved profile as its XML, keys encrypted, empty where one cannot be read."""
            try:
                api = ctypes.WinDLL("wlanapi")
            except FileNotFoundError as failure:
                raise NoWirelessError("no wireless service") from failure
            api.WlanFreeMemory.argtypes = (ctypes.c_void_p,)
            api.WlanFreeMemory.restype = None
            with _session(api) as session:
                interfaces = _interfaces(api, session)
                if not interfaces:
                    raise NoWirelessError("no wireless interface")
                return [text for guid in interfaces for text in _profiles(api, session, guid)]

    @contextmanager
    def _session(api: ctypes.WinDLL) -> Iterator[wintypes.HANDLE]:
        session, version = wintypes.HANDLE(), wintypes.DWORD()
        status = api.WlanOpenHandle(
            wintypes.DWORD(_CLIENT_VERSION), None, ctypes.byref(version), ctypes.byref(session)
        )
        if status == _ERROR_SERVICE_NOT_ACTIVE:
            raise NoWirelessError("the wireless service does not run")
        _check(status)
        try:
            yield session
        finally:
            api.WlanCloseHandle(session, None)

    def _interfaces(api: ctypes.WinDLL, session: wintypes.HANDLE) -> list[bytes]:
        found = ctypes.c_void_p()
        _check(api.WlanEnumInterfaces(session, None, ctypes.byref(found)))
        try:
            return [bytes(row.guid) for row in _rows(found, _Interface)]
        finally:
            api.WlanFreeMemory(found)

    def _profiles(api: ctypes.WinDLL, session: wintypes.HANDLE, guid: bytes) -> list[str]:
        found, place = ctypes.c_void_p(), ctypes.create_string_buffer(guid, 16)
        _check(api.WlanGetProfileList(session, place, None, ctypes.byref(found)))
        try:
            return [_text(api, session, place, row) for row in _rows(found, _Profile)]
        finally:
            api.WlanFreeMemory(found)

    def _text(
        api: ctypes.WinDLL,
        session: wintypes.HANDLE,
        place: "ctypes.Array[ctypes.c_char]",
        row: _Profile,
    ) -> str:
        found = ctypes.c_void_p()
        # Without flags keys stay encrypted, whoever asks.
        status = api.WlanGetProfile(
            session, place, ctypes.byref(row), None, ctypes.byref(found), None, None
        )
        if status or not found.value:
            return ""
        try:
            return ctypes.wstring_at(found.value)
        finally:
            api.WlanFreeMemory(found)

    def _rows(found: ctypes.c_void_p, kind: type[_Row]) -> list[_Row]:
        if not found.value:
            return []
        count = ctypes.c_uint32.from_address(found.value).value
        return list((kind * count).from_address(found.value + _HEADER))

    def _check(status: int) -> None:
        if status:
            raise ctypes.WinError(status)
