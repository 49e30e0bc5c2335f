# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""VARIANT, the value of automation and of instrumentation, read into plain data within bounds."""

import ctypes
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

TEXT_LIMIT = 4096
"""Characters kept of one text."""
ITEMS_LIMIT = 256
"""Items kept of one array."""

Plain = int | bool | float | str | datetime | None
Value = Plain | tuple[Plain, ...]

# wtypes.h
EMPTY = 0
_NULL = 1
I4 = 3
_DATE = 7
BSTR = 8
DISPATCH = 9
BOOL = 11
UNKNOWN = 13
_ARRAY = 0x2000
_KIND = 0x0FFF
_NUMBERS = {
    2: "<h",
    3: "<i",
    4: "<f",
    5: "<d",
    10: "<i",
    16: "<b",
    17: "<B",
    18: "<H",
    19: "<I",
    20: "<q",
    21: "<Q",
    22: "<i",
    23: "<I",
}
_DATE_ZERO = datetime(1899, 12, 30, tzinfo=UTC)


class Variant(ctypes.Structure):
    """VARIANT: its type, then what it holds."""

    _fields_ = (
        ("kind", ctypes.c_uint16),
        ("reserved", ctypes.c_uint16 * 3),
        ("data", ctypes.c_void_p * 2),
    )


def number_of(kind: int, data: bytes) -> Plain:
    """What a VARIANT of this type holds, from its first eight bytes; None for other types.

    A date counts days since 1899-12-30 (oleauto.h) and has no zone; it is taken for UTC.
    """
    if kind == BOOL:
        return any(data[:2])
    if kind == _DATE:
        return moment_of(struct.unpack_from("<d", data)[0])
    layout = _NUMBERS.get(kind)
    value: Plain = struct.unpack_from(layout, data)[0] if layout else None
    return value


def moment_of(days: float) -> datetime | None:
    """The moment of an automation date; None where it is none."""
    try:
        return _DATE_ZERO + timedelta(days=days)
    except (OverflowError, ValueError):
        return None


if sys.platform == "win32":
    _oleaut32 = ctypes.WinDLL("oleaut32")
    _oleaut32.SysAllocString.restype = ctypes.c_void_p
    _oleaut32.SysAllocString.argtypes = (ctypes.c_wchar_p,)
    _oleaut32.SysFreeString.argtypes = (ctypes.c_void_p,)
    _oleaut32.SysStringLen.restype = ctypes.c_uint32
    _oleaut32.SysStringLen.argtypes = (ctypes.c_void_p,)
    _oleaut32.VariantClear.argtypes = (ctypes.POINTER(Variant),)
    _oleaut32.SafeArrayGetDim.restype = ctypes.c_uint32
    _oleaut32.SafeArrayGetDim.argtypes = (ctypes.c_void_p,)
    for _bound in (_oleaut32.SafeArrayGetLBound, _oleaut32.SafeArrayGetUBound):
        _bound.argtypes = (ctypes.c_void_p, ctypes.c_uint32, ctypes.POINTER(ctypes.c_int32))
    _oleaut32.SafeArrayGetElemsize.restype = ctypes.c_uint32
    _oleaut32.SafeArrayGetElemsize.argtypes = (ctypes.c_void_p,)
    _oleaut32.SafeArrayAccessData.argtypes = (ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p))
    _oleaut32.SafeArrayUnaccessData.argtypes = (ctypes.c_void_p,)

    @contextmanager
    def bstr(text: str) -> Iterator[ctypes.c_void_p]:
        """A text as COM takes it, freed at the end."""
        address = ctypes.c_void_p(_oleaut32.SysAllocString(text))
        try:
            yield address
        finally:
            _oleaut32.SysFreeString(address)

    def text_of(address: int | None) -> str:
        """A BSTR as text, cut at a bound."""
        if not address:
            return ""
        length = min(_oleaut32.SysStringLen(address), TEXT_LIMIT)
        return ctypes.wstring_at(address, length)

    def free_text(address: int | None) -> None:
        """Give a BSTR back."""
        _oleaut32.SysFreeString(address)

    @contextmanager
    def variant(value: bool | int | str | None = None) -> Iterator[Variant]:
        """A VARIANT that holds the value, cleared at the end whatever it holds by then."""
        made = Variant()
        match value:
            case None:
                made.kind = EMPTY
            case bool():
                made.kind, made.data[0] = BOOL, 0xFFFF if value else 0
            case int():
                made.kind, made.data[0] = I4, value & 0xFFFFFFFF
            case str():
                made.kind, made.data[0] = BSTR, _oleaut32.SysAllocString(value)
        try:
            yield made
        finally:
            _oleaut32.VariantClear(ctypes.byref(made))

    def value_of(held: Variant) -> Value:
        """What a VARIANT holds; None for nothing, and for objects."""
        if held.kind == BSTR:
            return text_of(held.data[0])
        if held.kind & _ARRAY:
            return items_of(held.kind & _KIND, held.data[0])
        return number_of(held.kind, bytes(held)[8:16])

    def items_of(kind: int, array: int | None) -> tuple[Plain, ...]:
        """The items of an array of one dimension; none of any other."""
        if not array or _oleaut32.SafeArrayGetDim(array) != 1:
            return ()
        low, high, data = ctypes.c_int32(), ctypes.c_int32(), ctypes.c_void_p()
        _oleaut32.SafeArrayGetLBound(array, 1, ctypes.byref(low))
        _oleaut32.SafeArrayGetUBound(array, 1, ctypes.byref(high))
        count = max(0, min(high.value - low.value + 1, ITEMS_LIMIT))
        size = _oleaut32.SafeArrayGetElemsize(array)
        if _oleaut32.SafeArrayAccessData(array, ctypes.byref(data)) < 0 or not data.value:
            return ()
        try:
            found = ctypes.string_at(data.value, count * size)
            cells = [found[at : at + size].ljust(8, b"\0") for at in range(0, len(found), size)]
            if kind == BSTR:
                return tuple(text_of(int.from_bytes(cell[:8], "little")) for cell in cells)
            return tuple(number_of(kind, cell) for cell in cells)
        finally:
            _oleaut32.SafeArrayUnaccessData(array)
