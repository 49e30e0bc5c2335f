# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Parts of Windows that are better absent: the first version of file sharing, old PowerShell."""

from veilleuse_agent.collect.reading import Readings, absent, ok
from veilleuse_agent.collect.windows.hresults import unread
from veilleuse_agent.collect.windows.surfaces import Windows

PROMISES = ("features.optional",)

_QUERY = (
    "SELECT Name, InstallState FROM Win32_OptionalFeature"
    " WHERE Name LIKE 'SMB1Protocol%' OR Name LIKE 'MicrosoftWindowsPowerShellV2%'"
)
_SECONDS = 30
"""The servicing stack is asked for its whole list, which takes it a while."""


def read(windows: Windows) -> Readings:
    """Raw states: 1 enabled, 2 disabled, 3 absent, 4 unknown (MSDN, Win32_OptionalFeature)."""
    name, source = PROMISES[0], "root\\cimv2 Win32_OptionalFeature"
    try:
        rows = windows.wmi.rows("root\\cimv2", _QUERY, _SECONDS)
    except OSError as failure:
        return {name: unread(source, failure)}
    found = [
        {"name": row["Name"], "state": row["InstallState"]}
        for row in rows
        if isinstance(row.get("Name"), str) and isinstance(row.get("InstallState"), int)
    ]
    found.sort(key=lambda row: str(row["name"]))
    return {name: ok(found, source) if found else absent(source)}
