# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Windows Management Instrumentation of this machine, in any namespace, through IWbemServices."""

import ctypes
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

from veilleuse_agent.collect.windows.instruments import Row, Scalar

ROWS_LIMIT = 256
"""Rows kept of one answer; no class that is asked has near as many."""
_PROPERTIES_LIMIT = 256

# wbemcli.h
_USE_MAX_WAIT = 0x80
_SEMISYNCHRONOUS = 0x10 | 0x20
_NON_SYSTEM_ONLY = 0x40
_NO_MORE = 0x40005
_FINISHED = 1
_TIMED_OUT = 0x40004

if sys.platform == "win32":
    from veilleuse_agent.collect.windows import com
    from veilleuse_agent.collect.windows.cim import typed
    from veilleuse_agent.collect.windows.hresults import check
    from veilleuse_agent.collect.windows.variants import (
        DISPATCH,
        UNKNOWN,
        Variant,
        bstr,
        free_text,
        text_of,
        value_of,
        variant,
    )

    _LOCATOR_CLASS = com.guid("4590f811-1d3a-11d0-891f-00aa004b2e24")
    _LOCATOR = com.guid("dc12a687-737f-11cf-884d-00aa004b2e24")
    _OBJECT = com.guid("dc12a681-737f-11cf-884d-00aa004b2e24")

    _P, _PP = ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p)
    _LONG, _ULONG = ctypes.c_int32, ctypes.c_uint32
    _QUERY_INTERFACE = ctypes.WINFUNCTYPE(_LONG, ctypes.POINTER(com.Guid), _PP)(0, "QueryInterface")
    _CONNECT = ctypes.WINFUNCTYPE(_LONG, _P, _P, _P, _P, _LONG, _P, _P, _PP)(3, "ConnectServer")
    _EXEC_QUERY = ctypes.WINFUNCTYPE(_LONG, _P, _P, _LONG, _P, _PP)(20, "ExecQuery")
    _EXEC_METHOD = ctypes.WINFUNCTYPE(_LONG, _P, _P, _LONG, _P, _P, _PP, _PP)(24, "ExecMethod")
    _NEXT = ctypes.WINFUNCTYPE(_LONG, _LONG, _ULONG, _PP, ctypes.POINTER(_ULONG))(4, "Next")
    _BEGIN = ctypes.WINFUNCTYPE(_LONG, _LONG)(8, "BeginEnumeration")
    _NEXT_PROPERTY = ctypes.WINFUNCTYPE(
        _LONG, _LONG, _PP, ctypes.POINTER(Variant), ctypes.POINTER(_LONG), ctypes.POINTER(_LONG)
    )(9, "Next")

    class RealWmi:
        """Asked on the thread that calls, which joins COM for as long as the answer lasts."""

        def rows(self, namespace: str, query: str, seconds: float = 10) -> Sequence[Row]:
            """The rows of a WQL query; TimeoutError when they are not there in time."""
            with _connected(namespace) as services, bstr("WQL") as language, bstr(query) as text:
                found = _P()
                code = _EXEC_QUERY(
                    services, language, text, _SEMISYNCHRONOUS, None, ctypes.byref(found)
                )
                check(code, "ExecQuery")
                with com.held(found):
                    com.may_act(found)
                    return list(_read(found, time.monotonic() + seconds))

        def call(self, namespace: str, path: str, method: str) -> Row:
            """What a method without arguments answers; it lasts as long as it lasts."""
            with _connected(namespace) as services, bstr(path) as place, bstr(method) as name:
                answer = _P()
                code = _EXEC_METHOD(
                    services, place, name, 0, None, None, ctypes.byref(answer), None
                )
                check(code, "ExecMethod")
                with com.held(answer):
                    return _row(answer) if answer.value else {}

    @contextmanager
    def _connected(namespace: str) -> Iterator[ctypes.c_void_p]:
        with ExitStack() as stack:
            stack.enter_context(com.apartment())
            locator = stack.enter_context(
                com.held(com.created(_LOCATOR_CLASS, _LOCATOR, "WbemLocator"))
            )
            place = stack.enter_context(bstr(namespace))
            services = _P()
            code = _CONNECT(
                locator,
                place,
                None,
                None,
                None,
                _USE_MAX_WAIT,
                None,
                None,
                ctypes.byref(services),
            )
            check(code, "ConnectServer")
            stack.enter_context(com.held(services))
            com.may_act(services)
            yield services

    def _read(found: ctypes.c_void_p, end: float) -> Iterator[Row]:
        for _ in range(ROWS_LIMIT):
            left = max(0, int((end - time.monotonic()) * 1000))
            one, count = _P(), _ULONG()
            code = check(_NEXT(found, left, 1, ctypes.byref(one), ctypes.byref(count)), "Next")
            with com.held(one):
                if code == _TIMED_OUT:
                    raise TimeoutError("Next: no answer in time")
                if code == _FINISHED or not count.value:
                    return
                yield _row(one)

    def _row(found: ctypes.c_void_p, depth: int = 1) -> Row:
        check(_BEGIN(found, _NON_SYSTEM_ONLY), "BeginEnumeration")
        row: Row = {}
        for _ in range(_PROPERTIES_LIMIT):
            name, kind, flavor = _P(), _LONG(), _LONG()
            with variant() as held:
                code = _NEXT_PROPERTY(
                    found,
                    0,
                    ctypes.byref(name),
                    ctypes.byref(held),
                    ctypes.byref(kind),
                    ctypes.byref(flavor),
                )
                if check(code, "Next") == _NO_MORE:
                    break
                key = text_of(name.value)
                free_text(name.value)
                row[key] = _cell(held, kind.value, depth)
        return row

    def _cell(held: Variant, kind: int, depth: int) -> Scalar | tuple[Scalar, ...] | Row:
        """One property; an object inside an object is read once, and no deeper."""
        if held.kind not in {UNKNOWN, DISPATCH}:
            return _plain(typed(value_of(held), kind))
        inner = _P()
        if not depth or not held.data[0]:
            return None
        code = _QUERY_INTERFACE(_P(held.data[0]), ctypes.byref(_OBJECT), ctypes.byref(inner))
        check(code, "embedded object")
        with com.held(inner):
            return _row(inner, depth - 1)

    def _plain(value: object) -> Scalar | tuple[Scalar, ...]:
        match value:
            case None | bool() | int() | str():
                return value
            case tuple():
                return tuple(item for item in map(_plain, value) if not isinstance(item, tuple))
            case _:
                return str(value)
