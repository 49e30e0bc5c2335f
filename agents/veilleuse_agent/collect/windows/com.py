# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""COM without a library: apartments, identifiers and references, for the surfaces built on it.

Interfaces are called through their tables of functions; each index is the position of the function
in its public header (unknwn.h, oaidl.h, wbemcli.h), which is binary contract and never changes.
"""

import ctypes
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from veilleuse_agent.collect.windows.hresults import check, succeeded

# objbase.h, rpcdce.h, winerror.h
_COINIT_MULTITHREADED = 0
_CLSCTX_INPROC_OR_LOCAL = 0x1 | 0x4
_AUTHN_DEFAULT = 0xFFFFFFFF
_AUTHZ_DEFAULT = 0xFFFFFFFF
_PACKET_PRIVACY = 6
_IMPERSONATE = 3
_RPC_E_TOO_LATE = 0x80010119
_E_NOINTERFACE = 0x80004002


class Guid(ctypes.Structure):
    """GUID."""

    _fields_ = (
        ("first", ctypes.c_uint32),
        ("second", ctypes.c_uint16),
        ("third", ctypes.c_uint16),
        ("rest", ctypes.c_ubyte * 8),
    )


def guid(text: str) -> Guid:
    """The identifier written as hexadecimal groups."""
    return Guid.from_buffer_copy(uuid.UUID(text).bytes_le)


if sys.platform == "win32":
    _ole32 = ctypes.WinDLL("ole32")
    _ole32.CoInitializeEx.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
    _ole32.CoInitializeSecurity.argtypes = (
        ctypes.c_void_p,
        ctypes.c_int32,
        ctypes.c_void_p,
        ctypes.c_void_p,
        ctypes.c_uint32,
        ctypes.c_uint32,
        ctypes.c_void_p,
        ctypes.c_uint32,
        ctypes.c_void_p,
    )
    _ole32.CoCreateInstance.argtypes = (
        ctypes.POINTER(Guid),
        ctypes.c_void_p,
        ctypes.c_uint32,
        ctypes.POINTER(Guid),
        ctypes.POINTER(ctypes.c_void_p),
    )
    _ole32.CoSetProxyBlanket.argtypes = (
        ctypes.c_void_p,
        ctypes.c_uint32,
        ctypes.c_uint32,
        ctypes.c_void_p,
        ctypes.c_uint32,
        ctypes.c_uint32,
        ctypes.c_void_p,
        ctypes.c_uint32,
    )
    _ole32.CLSIDFromProgID.argtypes = (ctypes.c_wchar_p, ctypes.POINTER(Guid))
    _RELEASE = ctypes.WINFUNCTYPE(ctypes.c_uint32)(2, "Release")

    @contextmanager
    def apartment() -> Iterator[None]:
        """COM for this thread, multithreaded; every reference must be gone when it ends."""
        check(_ole32.CoInitializeEx(None, _COINIT_MULTITHREADED), "CoInitializeEx")
        try:
            _secure_process()
            yield
        finally:
            _ole32.CoUninitialize()

    def _secure_process() -> None:
        """Servers may act as the caller; what is sent to them is encrypted. Only once a process."""
        code = _ole32.CoInitializeSecurity(
            None, -1, None, None, _PACKET_PRIVACY, _IMPERSONATE, None, 0, None
        )
        if code & 0xFFFFFFFF != _RPC_E_TOO_LATE:
            check(code, "CoInitializeSecurity")

    @contextmanager
    def held(reference: ctypes.c_void_p) -> Iterator[ctypes.c_void_p]:
        """A reference, released at the end; nothing is done for a null one."""
        try:
            yield reference
        finally:
            release(reference)

    def release(reference: ctypes.c_void_p) -> None:
        """Give a reference back."""
        if reference.value:
            _RELEASE(reference)

    def created(class_id: Guid, interface: Guid, doing: str) -> ctypes.c_void_p:
        """A new object of a registered class; FileNotFoundError where there is no such class."""
        found = ctypes.c_void_p()
        code = _ole32.CoCreateInstance(
            ctypes.byref(class_id),
            None,
            _CLSCTX_INPROC_OR_LOCAL,
            ctypes.byref(interface),
            ctypes.byref(found),
        )
        check(code, doing)
        return found

    def class_of(program: str) -> Guid:
        """The class behind a name such as `Microsoft.Update.Session`."""
        found = Guid()
        check(_ole32.CLSIDFromProgID(program, ctypes.byref(found)), "CLSIDFromProgID")
        return found

    def may_act(reference: ctypes.c_void_p) -> None:
        """Let the server behind this reference act as the caller, over an encrypted call."""
        code = _ole32.CoSetProxyBlanket(
            reference,
            _AUTHN_DEFAULT,
            _AUTHZ_DEFAULT,
            None,
            _PACKET_PRIVACY,
            _IMPERSONATE,
            None,
            0,
        )
        # An object that lives in this process has no proxy to set.
        if not succeeded(code) and code & 0xFFFFFFFF != _E_NOINTERFACE:
            check(code, "CoSetProxyBlanket")
