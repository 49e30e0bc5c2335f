# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which account the agent runs as, from the token of its process."""

import ctypes
import sys
from ctypes import wintypes

# winnt.h
_TOKEN_QUERY = 0x0008
_TOKEN_USER = 1
_LOCAL_SYSTEM = 22
"""WinLocalSystemSid, S-1-5-18."""
_ROOM = 256

if sys.platform == "win32":
    _advapi32 = ctypes.WinDLL("advapi32", use_last_error=True)
    _kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel32.GetCurrentProcess.restype = wintypes.HANDLE
    _kernel32.CloseHandle.argtypes = (wintypes.HANDLE,)
    _advapi32.OpenProcessToken.argtypes = (
        wintypes.HANDLE,
        wintypes.DWORD,
        ctypes.POINTER(wintypes.HANDLE),
    )
    _advapi32.GetTokenInformation.argtypes = (
        wintypes.HANDLE,
        ctypes.c_int,
        ctypes.c_void_p,
        wintypes.DWORD,
        ctypes.POINTER(wintypes.DWORD),
    )
    _advapi32.IsWellKnownSid.argtypes = (ctypes.c_void_p, ctypes.c_int)

    class RealCaller:
        """The account of this process."""

        def is_system(self) -> bool:
            """Whether it is LocalSystem."""
            token = wintypes.HANDLE()
            process = _kernel32.GetCurrentProcess()
            if not _advapi32.OpenProcessToken(process, _TOKEN_QUERY, ctypes.byref(token)):
                raise ctypes.WinError(ctypes.get_last_error())
            try:
                # TOKEN_USER begins with the address of the SID, which follows in the same buffer.
                user, used = (ctypes.c_void_p * (_ROOM // 8))(), wintypes.DWORD()
                if not _advapi32.GetTokenInformation(
                    token, _TOKEN_USER, user, ctypes.sizeof(user), ctypes.byref(used)
                ):
                    raise ctypes.WinError(ctypes.get_last_error())
                return bool(_advapi32.IsWellKnownSid(user[0], _LOCAL_SYSTEM))
            finally:
                _kernel32.CloseHandle(token)
