# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who owns a folder on Windows: %ProgramData% lets every account make one, and fill it."""

import ctypes
import sys
from ctypes import wintypes
from pathlib import Path

# Microsoft, "Well-known SIDs"
_SYSTEM, _ADMINISTRATORS = "S-1-5-18", "S-1-5-32-544"

# accctrl.h, winnt.h
_SE_FILE_OBJECT = 1
_OWNER_SECURITY_INFORMATION = 1
_TOKEN_QUERY = 0x0008
_TOKEN_USER = 1

if sys.platform == "win32":
    _advapi32 = ctypes.WinDLL("advapi32", use_last_error=True)
    _kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel32.GetCurrentProcess.restype = ctypes.c_void_p
    _kernel32.LocalFree.argtypes = (ctypes.c_void_p,)
    _kernel32.CloseHandle.argtypes = (ctypes.c_void_p,)
    _advapi32.GetNamedSecurityInfoW.argtypes = (
        wintypes.LPCWSTR,
        ctypes.c_int,
        wintypes.DWORD,
        ctypes.POINTER(ctypes.c_void_p),
        ctypes.c_void_p,
        ctypes.c_void_p,
        ctypes.c_void_p,
        ctypes.POINTER(ctypes.c_void_p),
    )
    _advapi32.SetNamedSecurityInfoW.argtypes = (
        wintypes.LPCWSTR,
        ctypes.c_int,
        wintypes.DWORD,
        ctypes.c_void_p,
        ctypes.c_void_p,
        ctypes.c_void_p,
        ctypes.c_void_p,
    )
    _advapi32.ConvertStringSidToSidW.argtypes = (
        wintypes.LPCWSTR,
        ctypes.POINTER(ctypes.c_void_p),
    )
    _advapi32.OpenProcessToken.argtypes = (
        ctypes.c_void_p,
        wintypes.DWORD,
        ctypes.POINTER(ctypes.c_void_p),
    )
    _advapi32.GetTokenInformation.argtypes = (
        ctypes.c_void_p,
        ctypes.c_int,
        ctypes.c_void_p,
        wintypes.DWORD,
        ctypes.POINTER(wintypes.DWORD),
    )
    _advapi32.ConvertSidToStringSidW.argtypes = (
        ctypes.c_void_p,
        ctypes.POINTER(ctypes.c_void_p),
    )

    def is_trusted_owner(folder: Path) -> bool:
        """Whether the folder belongs to this account, to the system or to its administrators."""
        return owner_of(folder) in {_SYSTEM, _ADMINISTRATORS, own_sid()}

    def hand_to_administrators(folder: Path) -> None:
        """Whoever installs the agent, the system's own account trusts the folder; OSError if not.

        An elevated account may give its files to the group (SE_GROUP_OWNER in its token).
        """
        sid = ctypes.c_void_p()
        if not _advapi32.ConvertStringSidToSidW(_ADMINISTRATORS, ctypes.byref(sid)):
            raise ctypes.WinError(ctypes.get_last_error())
        try:
            status = _advapi32.SetNamedSecurityInfoW(
                str(folder), _SE_FILE_OBJECT, _OWNER_SECURITY_INFORMATION, sid, None, None, None
            )
            if status:
                raise ctypes.WinError(status)
        finally:
            _kernel32.LocalFree(sid)

    def owner_of(folder: Path) -> str:
        """The SID of the owner; OSError when it cannot be read."""
        owner, descriptor = ctypes.c_void_p(), ctypes.c_void_p()
        status = _advapi32.GetNamedSecurityInfoW(
            str(folder),
            _SE_FILE_OBJECT,
            _OWNER_SECURITY_INFORMATION,
            ctypes.byref(owner),
            None,
            None,
            None,
            ctypes.byref(descriptor),
        )
        if status:
            raise ctypes.WinError(status)
        try:
            return _sid_text(owner.value)
        finally:
            _kernel32.LocalFree(descriptor)

    def own_sid() -> str:
        """The SID of the account this process runs as; OSError when it cannot be read."""
        token, size = ctypes.c_void_p(), wintypes.DWORD()
        process = _kernel32.GetCurrentProcess()
        if not _advapi32.OpenProcessToken(process, _TOKEN_QUERY, ctypes.byref(token)):
            raise ctypes.WinError(ctypes.get_last_error())
        try:
            buffer = ctypes.create_string_buffer(256)  # a TOKEN_USER has at most 88 bytes
            if not _advapi32.GetTokenInformation(
                token, _TOKEN_USER, buffer, len(buffer), ctypes.byref(size)
            ):
                raise ctypes.WinError(ctypes.get_last_error())
            return _sid_text(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_void_p))[0])
        finally:
            _kernel32.CloseHandle(token)

    def _sid_text(sid: int | None) -> str:
        text = ctypes.c_void_p()
        if not sid or not _advapi32.ConvertSidToStringSidW(sid, ctypes.byref(text)):
            return ""
        try:
            return ctypes.wstring_at(text.value) if text.value else ""
        finally:
            _kernel32.LocalFree(text)
