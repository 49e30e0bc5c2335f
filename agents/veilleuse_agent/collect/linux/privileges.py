# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways to every right that no one should have left open: counts, never names."""

from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.linux.sudoers import SUDOERS, sudoers, without_password
from veilleuse_agent.collect.reading import Reading, Readings, absent, denied, ok

PROMISES = ("accounts.sudo_nopasswd", "accounts.uid_zero", "accounts.empty_passwords")

_ACCOUNTS = "/etc/passwd"
_SHADOW = "/etc/shadow"


def read(machine: Machine) -> Readings:
    """Rules of sudo without a password, accounts with uid 0, accounts that no password protects."""
    return dict(zip(PROMISES, (_nopasswd(machine), _zero(machine), _empty(machine)), strict=True))


def empty_passwords_of(passwd: str, shadow: str) -> int:
    """Accounts with an empty password field (shadow(5): no password is asked)."""
    hidden = _fields(shadow)
    found = 0
    for name, field in _fields(passwd).items():
        found += (hidden.get(name, "!") if field == "x" else field) == ""
    return found


def _nopasswd(machine: Machine) -> Reading:
    try:
        return ok(without_password(sudoers(machine)), SUDOERS)
    except FileNotFoundError:
        return absent(SUDOERS)
    except PermissionError:
        return denied(SUDOERS)


def _zero(machine: Machine) -> Reading:
    rows = [line.split(":") for line in machine.text_or_nothing(_ACCOUNTS).splitlines()]
    users = [row for row in rows if len(row) == 7]
    return ok(sum(row[2] == "0" for row in users), _ACCOUNTS) if users else absent(_ACCOUNTS)


def _empty(machine: Machine) -> Reading:
    try:
        shadow = machine.text(_SHADOW)
    except FileNotFoundError:
        return absent(_SHADOW)
    except PermissionError:
        return denied(_SHADOW)
    return ok(empty_passwords_of(machine.text_or_nothing(_ACCOUNTS), shadow), _SHADOW)


def _fields(text: str) -> dict[str, str]:
    rows = (line.split(":") for line in text.splitlines())
    return {row[0]: row[1] for row in rows if len(row) > 2 and row[0]}
