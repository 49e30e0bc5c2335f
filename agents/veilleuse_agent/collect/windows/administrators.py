# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may do everything on this machine."""

from veilleuse_agent.collect.reading import Readings, absent, not_applicable, ok
from veilleuse_agent.collect.windows.surfaces import Windows

PROMISES = ("accounts.administrators",)

_BUILT_IN_ADMINISTRATOR = "-500"


def read(windows: Windows) -> Readings:
    """Members of the group with SID S-1-5-32-544; a domain controller has no such local group."""
    name, source = PROMISES[0], "NetLocalGroupGetMembers S-1-5-32-544"
    if windows.product_type == "LanmanNT":
        return {name: not_applicable("domain controller")}
    rows = [
        {
            "name": member.name,
            "id": member.sid,
            "enabled": member.enabled,
            "kind": "group" if member.is_group else "user",
            "builtin": member.sid.endswith(_BUILT_IN_ADMINISTRATOR),
        }
        for member in windows.accounts.administrators()
    ]
    return {name: ok(rows, source) if rows else absent(source)}
