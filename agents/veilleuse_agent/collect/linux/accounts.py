# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may do everything on this machine."""

import re
from dataclasses import dataclass, field

from veilleuse_agent.collect.linux.logins import LastLogins, Password, passwords
from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.linux.sudoers import SUDOERS, administrators_of, sudoers
from veilleuse_agent.collect.reading import Readings, absent, ok, same

PROMISES = ("accounts.administrators", "accounts.own")

_USUAL_GROUPS = ("sudo", "wheel", "admin")
_NO_LOGIN = ("nologin", "false", "sync", "halt", "shutdown")

# Names that only a directory (SSSD, Winbind, LDAP) can know are worth telling where there is one.
_DIRECTORY = re.compile(r"(?m)^(?:passwd|group):.*\b(?:sss|winbind|ldap)\b")
_UNTOLD = Password(None, None)
_MOST = 200
_NAME = re.compile(r"[a-z_][\w.@\\-]*")


@dataclass(slots=True)
class _Grants:
    """Who sudoers lets do everything; `%` marks a group."""

    names: set[str] = field(default_factory=set)
    source: str = ""
    is_guess: bool = False


def read(machine: Machine) -> Readings:
    """Accounts with uid 0, members of the groups that sudo trusts, and whoever sudoers names."""
    users = _users(machine)
    if not users:
        return same(PROMISES, absent("/etc/passwd"))
    grants = _sudo_grants(machine)
    members = _members(machine, users)
    granted = {name for name in grants.names if not name.startswith("%")}
    groups = {name[1:] for name in grants.names if name.startswith("%")}
    for group in groups & set(members):
        granted |= members[group]
    rows: list[dict[str, object]] = []
    if _DIRECTORY.search(machine.text_or_nothing("/etc/nsswitch.conf")):
        elsewhere = granted - set(users)
        unknown = set() if grants.is_guess else groups - set(members)
        rows += [_row(name, "", None, "group") for name in sorted(unknown)]
        rows += [_row(n, "", None, "user") for n in sorted(elsewhere) if _NAME.fullmatch(n)]
    locked = _locked(machine)
    for name, (uid, shell) in sorted(users.items()):
        if uid == "0" or name in granted:
            enabled = _is_enabled(shell, locked, name)
            rows.append(_row(name, uid, enabled, "user"))
    return {
        "accounts.administrators": ok(rows, f"/etc/passwd, /etc/group, {grants.source}"),
        "accounts.own": ok(
            _own(machine, users, granted, locked), "/etc/passwd, /etc/shadow, /var/log/lastlog"
        ),
    }


def _own(
    machine: Machine,
    users: dict[str, tuple[str, str]],
    granted: set[str],
    locked: dict[str, bool] | None,
) -> list[dict[str, object]]:
    """Accounts that may open a session, without their names: administrators first."""
    logins, kept = LastLogins(machine), passwords(machine)
    rows: list[dict[str, object]] = [
        {
            "id": uid,
            "enabled": _is_enabled(shell, locked, name),
            "administrator": uid == "0" or name in granted,
            "builtin": name == "root",
            "last_logon_at": logins.of(int(uid)) if uid.isdecimal() and len(uid) < 10 else None,
            "password_set_at": kept.get(name, _UNTOLD).set_at,
            "password_expires": kept.get(name, _UNTOLD).expires,
        }
        for name, (uid, shell) in users.items()
        if shell.rpartition("/")[2] not in _NO_LOGIN
    ]
    return sorted(rows, key=lambda row: (not row["administrator"], str(row["last_logon_at"])))[
        :_MOST
    ]


def _row(name: str, uid: str, enabled: bool | None, kind: str) -> dict[str, object]:
    is_builtin = uid == "0" and name == "root"
    return {"name": name, "id": uid, "enabled": enabled, "kind": kind, "builtin": is_builtin}


def _users(machine: Machine) -> dict[str, tuple[str, str]]:
    rows = (line.split(":") for line in machine.text_or_nothing("/etc/passwd").splitlines())
    return {row[0]: (row[2], row[6]) for row in rows if len(row) == 7}


def _members(machine: Machine, users: dict[str, tuple[str, str]]) -> dict[str, set[str]]:
    """Members of every group, those whose primary group it is included."""
    primary: dict[str, set[str]] = {}
    for line in machine.text_or_nothing("/etc/passwd").splitlines():
        row = line.split(":")
        if len(row) == 7:
            primary.setdefault(row[3], set()).add(row[0])
    members: dict[str, set[str]] = {}
    for line in machine.text_or_nothing("/etc/group").splitlines():
        row = line.split(":")
        if len(row) == 4:
            named = {name.strip() for name in row[3].split(",")} & set(users)
            members[row[0]] = named | primary.get(row[2], set())
    return members


def _locked(machine: Machine) -> dict[str, bool] | None:
    """Whether each account's password is locked; None where that may not be read."""
    try:
        text = machine.text("/etc/shadow")
    except OSError:
        return None
    rows = (line.split(":") for line in text.splitlines())
    return {row[0]: row[1][:1] in {"!", "*"} for row in rows if len(row) > 1}


def _is_enabled(shell: str, locked: dict[str, bool] | None, name: str) -> bool | None:
    """False when no shell or no password lets it in; a locked password still allows SSH keys."""
    if shell.rpartition("/")[2] in _NO_LOGIN:
        return False
    return None if locked is None else not locked.get(name, False)


def _sudo_grants(machine: Machine) -> _Grants:
    """What sudoers grants; the groups that distributions trust where it may not be read."""
    try:
        text = sudoers(machine)
    except FileNotFoundError:
        return _Grants(source="no sudoers")
    except PermissionError:
        return _Grants(
            {f"%{group}" for group in _USUAL_GROUPS}, "sudoers denied: usual groups", is_guess=True
        )
    return _Grants(administrators_of(text), SUDOERS)
