# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Automation objects of this machine, called by the names of their members (IDispatch)."""

import ctypes
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager


class ExceptionInfo(ctypes.Structure):
    """EXCEPINFO; its texts are localised and are not read."""

    _fields_ = (
        ("code", ctypes.c_uint16),
        ("reserved", ctypes.c_uint16),
        ("source", ctypes.c_void_p),
        ("description", ctypes.c_void_p),
        ("help_file", ctypes.c_void_p),
        ("help_context", ctypes.c_uint32),
        ("reserved_pointer", ctypes.c_void_p),
        ("deferred", ctypes.c_void_p),
        ("result", ctypes.c_int32),
    )


class Parameters(ctypes.Structure):
    """DISPPARAMS: the arguments, the last one first."""

    _fields_ = (
        ("arguments", ctypes.c_void_p),
        ("names", ctypes.c_void_p),
        ("count", ctypes.c_uint32),
        ("named_count", ctypes.c_uint32),
    )


# oleauto.h, winerror.h
_METHOD = 1
_GET = 2
_PUT = 4
_PROPERTY_PUT = -3
_EXCEPTION = 0x80020009

if sys.platform == "win32":
    from veilleuse_agent.collect.windows import com
    from veilleuse_agent.collect.windows.hresults import check, failure_of
    from veilleuse_agent.collect.windows.instruments import Answer, Automated
    from veilleuse_agent.collect.windows.variants import (
        DISPATCH,
        UNKNOWN,
        Variant,
        free_text,
        value_of,
        variant,
    )

    _DISPATCH = com.guid("00020400-0000-0000-c000-000000000046")
    _NONE = com.Guid()
    _LONG, _ULONG = ctypes.c_int32, ctypes.c_uint32
    _GUID = ctypes.POINTER(com.Guid)
    _QUERY_INTERFACE = ctypes.WINFUNCTYPE(_LONG, _GUID, ctypes.POINTER(ctypes.c_void_p))(
        0, "QueryInterface"
    )
    _NUMBERS = ctypes.WINFUNCTYPE(
        _LONG, _GUID, ctypes.POINTER(ctypes.c_wchar_p), _ULONG, _ULONG, ctypes.POINTER(_LONG)
    )(5, "GetIDsOfNames")
    _INVOKE = ctypes.WINFUNCTYPE(
        _LONG,
        _LONG,
        _GUID,
        _ULONG,
        ctypes.c_uint16,
        ctypes.POINTER(Parameters),
        ctypes.POINTER(Variant),
        ctypes.POINTER(ExceptionInfo),
        ctypes.POINTER(_ULONG),
    )(6, "Invoke")

    class RealAutomation:
        """Asked on the thread that calls, which joins COM until the object is closed."""

        @contextmanager
        def opened(self, program: str) -> Iterator[Automated]:
            """A new object by its name, closed with everything it handed out."""
            with ExitStack() as stack:
                stack.enter_context(com.apartment())
                made = com.created(com.class_of(program), _DISPATCH, "CoCreateInstance")
                stack.enter_context(com.held(made))
                yield _Object(made, stack)

    class _Object:
        def __init__(self, reference: ctypes.c_void_p, stack: ExitStack) -> None:
            self._reference = reference
            self._stack = stack

        def get(self, name: str, *arguments: bool | int | str) -> Answer:
            """A property, or an item of an indexed one."""
            return self._invoke(name, _GET, *arguments)

        def put(self, name: str, value: bool | int | str) -> None:
            """Set a property."""
            self._invoke(name, _PUT, value)

        def call(self, name: str, *arguments: bool | int | str) -> Answer:
            """What a method answers."""
            return self._invoke(name, _METHOD, *arguments)

        def _invoke(self, name: str, how: int, *arguments: bool | int | str) -> Answer:
            number = self._number(name)
            with ExitStack() as stack:
                cells = [stack.enter_context(variant(value)) for value in reversed(arguments)]
                given = (Variant * len(cells))(*cells)
                result = stack.enter_context(variant())
                put = _LONG(_PROPERTY_PUT)
                parameters = Parameters(
                    ctypes.addressof(given) if cells else None,
                    ctypes.addressof(put) if how == _PUT else None,
                    len(cells),
                    1 if how == _PUT else 0,
                )
                said = ExceptionInfo()
                code = _INVOKE(
                    self._reference,
                    number,
                    ctypes.byref(_NONE),
                    0,
                    how,
                    ctypes.byref(parameters),
                    ctypes.byref(result),
                    ctypes.byref(said),
                    None,
                )
                self._check(code, said, name)
                return self._answer(result, name)

        def _number(self, name: str) -> int:
            names, found = (ctypes.c_wchar_p * 1)(name), _LONG()
            code = _NUMBERS(self._reference, ctypes.byref(_NONE), names, 1, 0, ctypes.byref(found))
            check(code, name)
            return found.value

        def _check(self, code: int, said: ExceptionInfo, name: str) -> None:
            for text in (said.source, said.description, said.help_file):
                free_text(text)
            if code & 0xFFFFFFFF == _EXCEPTION and said.result:
                raise failure_of(said.result, name)
            check(code, name)

        def _answer(self, result: Variant, name: str) -> Answer:
            if result.kind not in {DISPATCH, UNKNOWN}:
                return value_of(result)
            if not result.data[0]:
                return None
            inner = ctypes.c_void_p()
            code = _QUERY_INTERFACE(
                ctypes.c_void_p(result.data[0]), ctypes.byref(_DISPATCH), ctypes.byref(inner)
            )
            check(code, name)
            self._stack.enter_context(com.held(inner))
            return _Object(inner, self._stack)
