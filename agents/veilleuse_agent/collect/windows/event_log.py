# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The event logs of this machine, through wevtapi: numbers, levels and times, never texts."""

import ctypes
import errno
import struct
import sys
from collections.abc import Sequence

from veilleuse_agent.collect.windows.instruments import Event
from veilleuse_agent.collect.windows.moments import moment_of_filetime

# winevt.h and winerror.h
_CHANNEL_PATH = 0x1
_REVERSE = 0x200
_RENDER_CONTEXT_SYSTEM = 1
_RENDER_VALUES = 0
_EVENT_ID, _LEVEL, _TIME_CREATED = 2, 4, 8
_NO_MORE_ITEMS = 259
_CHANNEL_NOT_FOUND = 15007
_ACCESS_DENIED = 5
_WAIT_MS = 5000
_BUFFER = 64 * 1024

_VALUE = 16
"""sizeof(EVT_VARIANT): eight bytes of value, a count, a type."""
_BYTE_TYPE, _UINT16_TYPE, _FILETIME_TYPE = 4, 6, 17
_LAYOUTS = {_BYTE_TYPE: "<B", _UINT16_TYPE: "<H", _FILETIME_TYPE: "<Q"}


def query_of(numbers: Sequence[int], levels: Sequence[int]) -> str:
    """The XPath that selects entries by number and by level; either may be left open."""
    parts = [
        f"({' or '.join(f'{name}={wanted}' for wanted in values)})"
        for name, values in (("EventID", numbers), ("Level", levels))
        if values
    ]
    return f"*[System[{' and '.join(parts)}]]" if parts else "*"


def event_of(values: bytes) -> Event | None:
    """The entry in an array of EVT_VARIANT of the system context; None where it is not whole."""
    number = _value(values, _EVENT_ID, _UINT16_TYPE)
    ticks = _value(values, _TIME_CREATED, _FILETIME_TYPE)
    at = None if ticks is None else moment_of_filetime(ticks)
    if number is None or at is None:
        return None
    return Event(number, _value(values, _LEVEL, _BYTE_TYPE) or 0, at)


def _value(values: bytes, index: int, kind: int) -> int | None:
    cell = values[index * _VALUE : (index + 1) * _VALUE]
    if len(cell) < _VALUE or int.from_bytes(cell[12:16], "little") != kind:
        return None
    value: int = struct.unpack_from(_LAYOUTS[kind], cell)[0]
    return value


if sys.platform == "win32":
    _wevtapi = ctypes.WinDLL("wevtapi", use_last_error=True)
    _H = ctypes.c_void_p
    _wevtapi.EvtQuery.restype = _H
    _wevtapi.EvtQuery.argtypes = (_H, ctypes.c_wchar_p, ctypes.c_wchar_p, ctypes.c_uint32)
    _wevtapi.EvtNext.argtypes = (
        _H,
        ctypes.c_uint32,
        ctypes.POINTER(_H),
        ctypes.c_uint32,
        ctypes.c_uint32,
        ctypes.POINTER(ctypes.c_uint32),
    )
    _wevtapi.EvtCreateRenderContext.restype = _H
    _wevtapi.EvtCreateRenderContext.argtypes = (ctypes.c_uint32, ctypes.c_void_p, ctypes.c_uint32)
    _wevtapi.EvtRender.argtypes = (
        _H,
        _H,
        ctypes.c_uint32,
        ctypes.c_uint32,
        ctypes.c_void_p,
        ctypes.POINTER(ctypes.c_uint32),
        ctypes.POINTER(ctypes.c_uint32),
    )
    _wevtapi.EvtClose.argtypes = (_H,)

    class RealEventLog:
        """The logs of this machine."""

        def newest(
            self, channel: str, numbers: Sequence[int], levels: Sequence[int]
        ) -> Event | None:
            """The newest entry of a channel with one of these numbers and levels."""
            return _asked(channel, query_of(numbers, levels), _CHANNEL_PATH | _REVERSE)

        def oldest(self, channel: str) -> Event | None:
            """The oldest entry that a channel still keeps."""
            return _asked(channel, query_of((), ()), _CHANNEL_PATH)

    def _asked(channel: str, query: str, how: int) -> Event | None:
        found = _opened(_wevtapi.EvtQuery(None, channel, query, how))
        try:
            context = _opened(_wevtapi.EvtCreateRenderContext(0, None, _RENDER_CONTEXT_SYSTEM))
            try:
                return _first(found, context)
            finally:
                _wevtapi.EvtClose(context)
        finally:
            _wevtapi.EvtClose(found)

    def _opened(handle: int | None) -> int:
        if handle:
            return handle
        raise _failure(ctypes.get_last_error())

    def _failure(code: int) -> OSError:
        said = f"error {code}"
        match code:
            case c if c == _CHANNEL_NOT_FOUND:
                return FileNotFoundError(errno.ENOENT, said)
            case c if c == _ACCESS_DENIED:
                return PermissionError(errno.EACCES, said)
            case _:
                return OSError(said)

    def _first(found: int, context: int) -> Event | None:
        one, count = _H(), ctypes.c_uint32()
        if not _wevtapi.EvtNext(found, 1, ctypes.byref(one), _WAIT_MS, 0, ctypes.byref(count)):
            code = ctypes.get_last_error()
            if code == _NO_MORE_ITEMS:
                return None
            raise _failure(code)
        try:
            return event_of(_rendered(one, context))
        finally:
            _wevtapi.EvtClose(one)

    def _rendered(one: ctypes.c_void_p, context: int) -> bytes:
        buffer, used, count = (
            ctypes.create_string_buffer(_BUFFER),
            ctypes.c_uint32(),
            ctypes.c_uint32(),
        )
        done = _wevtapi.EvtRender(
            context,
            one,
            _RENDER_VALUES,
            _BUFFER,
            buffer,
            ctypes.byref(used),
            ctypes.byref(count),
        )
        if not done:
            raise _failure(ctypes.get_last_error())
        return buffer.raw[: min(used.value, count.value * _VALUE)]
