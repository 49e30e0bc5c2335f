# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real local accounts, through netapi32 and advapi32."""

import ctypes
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes import wintypes

from veilleuse_agent.collect.windows.surfaces import (
    LockoutRules,
    Member,
    OwnAccount,
    PasswordRules,
)

_ADMINISTRATORS = "S-1-5-32-544"

# lmcons.h, lmaccess.h, lmjoin.h, winnt.h
_MAX_PREFERRED_LENGTH = 0xFFFFFFFF
_UF_ACCOUNTDISABLE = 0x0002
_JOINED_TO_DOMAIN = 3
_SID_IS_GROUP = {2, 4, 5}
_ERROR_MORE_DATA = 234
_TIMEQ_FOREVER = 0xFFFFFFFF


class _GroupMember(ctypes.Structure):
    """LOCALGROUP_MEMBERS_INFO_2."""

    _fields_ = (
        ("sid", ctypes.c_void_p),
        ("usage", ctypes.c_int),
        ("name", wintypes.LPWSTR),
    )


class _User(ctypes.Structure):
    """USER_INFO_1."""

    _fields_ = (
        ("name", wintypes.LPWSTR),
        ("password", wintypes.LPWSTR),
        ("password_age", ctypes.c_uint32),
        ("privilege", ctypes.c_uint32),
        ("home", wintypes.LPWSTR),
        ("comment", wintypes.LPWSTR),
        ("flags", ctypes.c_uint32),
        ("script", wintypes.LPWSTR),
    )


class _Passwords(ctypes.Structure):
    """USER_MODALS_INFO_0; ages in seconds."""

    _fields_ = (
        ("min_length", ctypes.c_uint32),
        ("max_age", ctypes.c_uint32),
        ("min_age", ctypes.c_uint32),
        ("force_logoff", ctypes.c_uint32),
        ("history", ctypes.c_uint32),
    )


class _Domain(ctypes.Structure):
    """USER_MODALS_INFO_2: the domain of the machine's own accounts."""

    _fields_ = (("name", wintypes.LPWSTR), ("sid", ctypes.c_void_p))


class _Lockout(ctypes.Structure):
    """USER_MODALS_INFO_3; times in seconds."""

    _fields_ = (
        ("duration", ctypes.c_uint32),
        ("window", ctypes.c_uint32),
        ("threshold", ctypes.c_uint32),
    )


def password_rules(raw: bytes) -> PasswordRules:
    """The rules in a USER_MODALS_INFO_0; a highest age of TIMEQ_FOREVER is none at all."""
    found = _Passwords.from_buffer_copy(raw)
    return PasswordRules(found.min_length, _finite(found.max_age), found.min_age, found.history)


def lockout_rules(raw: bytes) -> LockoutRules:
    """The rules in a USER_MODALS_INFO_3; a duration of TIMEQ_FOREVER waits for an administrator."""
    found = _Lockout.from_buffer_copy(raw)
    return LockoutRules(found.threshold, _finite(found.duration), found.window)


def _finite(seconds: int) -> int | None:
    return None if seconds == _TIMEQ_FOREVER else seconds


if sys.platform == "win32":
    from veilleuse_agent.collect.windows.account_list_api import account_list

    _netapi32 = ctypes.WinDLL("netapi32")
    _advapi32 = ctypes.WinDLL("advapi32", use_last_error=True)
    _kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
    _netapi32.NetApiBufferFree.argtypes = (ctypes.c_void_p,)
    _kernel32.LocalFree.argtypes = (ctypes.c_void_p,)
    _advapi32.ConvertSidToStringSidW.argtypes = (
        ctypes.c_void_p,
        ctypes.POINTER(ctypes.c_void_p),
    )
    _advapi32.ConvertStringSidToSidW.argtypes = (
        wintypes.LPCWSTR,
        ctypes.POINTER(ctypes.c_void_p),
    )
    _advapi32.LookupAccountSidW.argtypes = (
        wintypes.LPCWSTR,
        ctypes.c_void_p,
        wintypes.LPWSTR,
        ctypes.POINTER(wintypes.DWORD),
        wintypes.LPWSTR,
        ctypes.POINTER(wintypes.DWORD),
        ctypes.POINTER(ctypes.c_int),
    )

    class RealAccounts:
        """The accounts of this machine."""

        def administrators(self) -> Sequence[Member]:
            """Members of S-1-5-32-544, whatever the group is called here."""
            return list(_members(_account_name(_ADMINISTRATORS)))

        def own(self) -> Sequence[OwnAccount]:
            """The accounts of this machine, or of its domain on a controller."""
            return account_list()

        def domain(self) -> str | None:
            """The domain the machine is joined to, None in a workgroup."""
            name, status = ctypes.c_void_p(), ctypes.c_int()
            _check(_netapi32.NetGetJoinInformation(None, ctypes.byref(name), ctypes.byref(status)))
            try:
                text = ctypes.wstring_at(name.value) if name.value else ""
            finally:
                _netapi32.NetApiBufferFree(name)
            return text.lower() if status.value == _JOINED_TO_DOMAIN else None

        def is_enabled(self, number: int) -> bool:
            """Whether the machine's own account with this relative id is enabled."""
            with _modals(2) as buffer:
                sid = _sid_text(ctypes.cast(buffer, ctypes.POINTER(_Domain))[0].sid)
            return not _flags(_account_name(f"{sid}-{number}")) & _UF_ACCOUNTDISABLE

        def password_rules(self) -> PasswordRules:
            """Rules for the passwords of its own accounts."""
            with _modals(0) as buffer:
                return password_rules(ctypes.string_at(buffer, ctypes.sizeof(_Passwords)))

        def lockout_rules(self) -> LockoutRules:
            """Rules for wrong passwords."""
            with _modals(3) as buffer:
                return lockout_rules(ctypes.string_at(buffer, ctypes.sizeof(_Lockout)))

    @contextmanager
    def _modals(level: int) -> Iterator[ctypes.c_void_p]:
        buffer = ctypes.c_void_p()
        _check(_netapi32.NetUserModalsGet(None, wintypes.DWORD(level), ctypes.byref(buffer)))
        try:
            yield buffer
        finally:
            _netapi32.NetApiBufferFree(buffer)

    def _account_name(sid_text: str) -> str:
        sid = ctypes.c_void_p()
        if not _advapi32.ConvertStringSidToSidW(sid_text, ctypes.byref(sid)):
            raise ctypes.WinError(ctypes.get_last_error())
        try:
            name, domain = ctypes.create_unicode_buffer(257), ctypes.create_unicode_buffer(257)
            name_size, domain_size = wintypes.DWORD(257), wintypes.DWORD(257)
            usage = ctypes.c_int()
            found = _advapi32.LookupAccountSidW(
                None,
                sid,
                name,
                ctypes.byref(name_size),
                domain,
                ctypes.byref(domain_size),
                ctypes.byref(usage),
            )
            if not found:
                raise ctypes.WinError(ctypes.get_last_error())
            return name.value
        finally:
            _kernel32.LocalFree(sid)

    def _members(group: str) -> Iterator[Member]:
        buffer, read, total = ctypes.c_void_p(), wintypes.DWORD(), wintypes.DWORD()
        resume = ctypes.c_void_p()
        status = _netapi32.NetLocalGroupGetMembers(
            None,
            wintypes.LPCWSTR(group),
            2,
            ctypes.byref(buffer),
            wintypes.DWORD(_MAX_PREFERRED_LENGTH),
            ctypes.byref(read),
            ctypes.byref(total),
            ctypes.byref(resume),
        )
        if status != _ERROR_MORE_DATA:
            _check(status)
        computer = _computer_name()
        try:
            rows = ctypes.cast(buffer, ctypes.POINTER(_GroupMember))
            for index in range(read.value):
                row = rows[index]
                is_group = row.usage in _SID_IS_GROUP
                place, _, account = str(row.name or "").rpartition("\\")
                is_local = place.lower() == computer.lower() and not is_group
                enabled = _is_enabled(account) if is_local else None
                yield Member(str(row.name or ""), _sid_text(row.sid), is_group, enabled)
        finally:
            _netapi32.NetApiBufferFree(buffer)

    def _computer_name() -> str:
        name, size = ctypes.create_unicode_buffer(64), wintypes.DWORD(64)
        _kernel32.GetComputerNameW(name, ctypes.byref(size))
        return name.value

    def _sid_text(sid: int | None) -> str:
        text = ctypes.c_void_p()
        if not sid or not _advapi32.ConvertSidToStringSidW(sid, ctypes.byref(text)):
            return ""
        try:
            return ctypes.wstring_at(text.value) if text.value else ""
        finally:
            _kernel32.LocalFree(text)

    def _is_enabled(account: str) -> bool | None:
        try:
            return not _flags(account) & _UF_ACCOUNTDISABLE
        except OSError:
            return None

    def _flags(account: str) -> int:
        buffer = ctypes.c_void_p()
        _check(_netapi32.NetUserGetInfo(None, wintypes.LPCWSTR(account), 1, ctypes.byref(buffer)))
        try:
            return int(ctypes.cast(buffer, ctypes.POINTER(_User))[0].flags)
        finally:
            _netapi32.NetApiBufferFree(buffer)

    def _check(status: int) -> None:
        if status:
            raise ctypes.WinError(status)
