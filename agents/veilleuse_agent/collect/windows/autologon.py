# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Automatic logon: whether the machine opens a session by itself, its password kept in clear."""

from veilleuse_agent.collect.reading import Readings
from veilleuse_agent.collect.windows.settings import (
    Setting,
    digits_flag,
    filled,
    promises,
    read_all,
)
from veilleuse_agent.collect.windows.surfaces import Windows

_WINLOGON = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon"

_SETTINGS = (
    Setting("autologon.enabled", digits_flag, ((_WINLOGON, "AutoAdminLogon"),)),
    Setting("autologon.user_named", filled, ((_WINLOGON, "DefaultUserName"),)),
    Setting("autologon.password_in_clear", filled, ((_WINLOGON, "DefaultPassword"),)),
)
PROMISES = promises(_SETTINGS)


def read(windows: Windows) -> Readings:
    """Of name and password only that there is one."""
    return read_all(windows, _SETTINGS)
