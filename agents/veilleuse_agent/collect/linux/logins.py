# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""When accounts were last used and their passwords set, from shadow(5) and lastlog(8)."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass

from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.linux.moments import iso

_DAY = 86400
_NEVER = 99999
"""Days that shadow(5) tools write where a password never expires (login.defs(5))."""
_LASTLOG = "/var/log/lastlog"
_RECORD = 292
"""struct lastlog of glibc on 64-bit Linux: four bytes of time, a line of 32, a host of 256."""
_LIMIT = 4 << 20
"""Covers uids up to 14,000; the file is sparse and as long as the highest uid."""


@dataclass(frozen=True, slots=True)
class Password:
    """One line of shadow(5)."""

    set_at: str | None
    expires: bool | None


def passwords(machine: Machine) -> Mapping[str, Password]:
    """By name; empty where only root may read them."""
    rows = (line.split(":") for line in machine.text_or_nothing("/etc/shadow").splitlines())
    return {row[0]: _password(row[2], row[4]) for row in rows if len(row) >= 5}


def _password(changed: str, highest: str) -> Password:
    """Days since 1970, 0 meaning that it must be changed now; an empty field is no rule."""
    days = int(changed) if changed.isdecimal() and len(changed) <= 6 else 0
    expires = int(highest) < _NEVER if highest.isdecimal() and len(highest) <= 6 else False
    return Password(iso(days * _DAY) if days else None, expires)


class LastLogins:
    """The table of last logins; systems that no longer keep it tell nobody's."""

    def __init__(self, machine: Machine) -> None:
        """Reads the beginning of the table, once."""
        try:
            self._table = machine.data(_LASTLOG, limit=_LIMIT)
        except OSError:
            self._table = b""

    def of(self, uid: int) -> str | None:
        """The last login; None where it is not known, which is not never."""
        record = self._table[uid * _RECORD : uid * _RECORD + 4]
        if len(record) < 4:
            return None
        (seconds,) = struct.unpack("<I", record)
        return iso(seconds) if seconds else None
