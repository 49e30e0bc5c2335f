# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of real accounts, through netapi32."""

import ctypes
import sys
from collections.abc import Sequence
from ctypes import wintypes

from veilleuse_agent.collect.windows.surfaces import OwnAccount

# lmaccess.h
_LEVEL = 3
_NORMAL_ACCOUNTS = 0x0002
_UF_ACCOUNTDISABLE = 0x0002
_UF_DONT_EXPIRE_PASSWD = 0x10000
_USER_PRIV_ADMIN = 2

_ERROR_MORE_DATA = 234
_BUFFER = 1 << 20
_MOST_PAGES = 20
_TEXT = ctypes.c_void_p
"""Texts are not looked at: an account is a number here."""


class UserInfo(ctypes.Structure):
    """USER_INFO_3 (Microsoft, lmaccess.h)."""

    _fields_ = (
        ("name", _TEXT),
        ("password", _TEXT),
        ("password_age", ctypes.c_uint32),
        ("privilege", ctypes.c_uint32),
        ("home", _TEXT),
        ("comment", _TEXT),
        ("flags", ctypes.c_uint32),
        ("script", _TEXT),
        ("operator", ctypes.c_uint32),
        ("full_name", _TEXT),
        ("user_comment", _TEXT),
        ("parameters", _TEXT),
        ("workstations", _TEXT),
        ("last_logon", ctypes.c_uint32),
        ("last_logoff", ctypes.c_uint32),
        ("expires", ctypes.c_uint32),
        ("max_storage", ctypes.c_uint32),
        ("units_per_week", ctypes.c_uint32),
        ("logon_hours", _TEXT),
        ("bad_passwords", ctypes.c_uint32),
        ("logons", ctypes.c_uint32),
        ("logon_server", _TEXT),
        ("country", ctypes.c_uint32),
        ("code_page", ctypes.c_uint32),
        ("user_id", ctypes.c_uint32),
        ("primary_group", ctypes.c_uint32),
        ("profile", _TEXT),
        ("home_drive", _TEXT),
        ("password_expired", ctypes.c_uint32),
    )


def account(row: UserInfo) -> OwnAccount:
    """One account. A last logon of zero is unknown, not never (Microsoft, USER_INFO_3)."""
    return OwnAccount(
        number=row.user_id,
        enabled=not row.flags & _UF_ACCOUNTDISABLE,
        is_administrator=row.privilege == _USER_PRIV_ADMIN,
        last_logon=row.last_logon or None,
        password_age=row.password_age,
        password_expires=not row.flags & _UF_DONT_EXPIRE_PASSWD,
    )


if sys.platform == "win32":
    _netapi32 = ctypes.WinDLL("netapi32")
    _netapi32.NetApiBufferFree.argtypes = (ctypes.c_void_p,)
    _netapi32.NetUserEnum.argtypes = (
        wintypes.LPCWSTR,
        wintypes.DWORD,
        wintypes.DWORD,
        ctypes.POINTER(ctypes.c_void_p),
        wintypes.DWORD,
        ctypes.POINTER(wintypes.DWORD),
        ctypes.POINTER(wintypes.DWORD),
        ctypes.POINTER(wintypes.DWORD),
    )

    def account_list() -> Sequence[OwnAccount]:
        """Every normal account, page by page; OSError when they cannot be read."""
        found: list[OwnAccount] = []
        resume = wintypes.DWORD()
        for _ in range(_MOST_PAGES):
            rows, is_last = _page(resume)
            found += rows
            if is_last:
                break
        return found

    def _page(resume: wintypes.DWORD) -> tuple[list[OwnAccount], bool]:
        buffer, read, total = ctypes.c_void_p(), wintypes.DWORD(), wintypes.DWORD()
        status = _netapi32.NetUserEnum(
            None,
            _LEVEL,
            _NORMAL_ACCOUNTS,
            ctypes.byref(buffer),
            _BUFFER,
            ctypes.byref(read),
            ctypes.byref(total),
            ctypes.byref(resume),
        )
        if status not in {0, _ERROR_MORE_DATA}:
            raise ctypes.WinError(status)
        try:
            rows = ctypes.cast(buffer, ctypes.POINTER(UserInfo))
            return [account(rows[index]) for index in range(read.value)], status == 0
        finally:
            _netapi32.NetApiBufferFree(buffer)
