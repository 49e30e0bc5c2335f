# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""LAPS: whether the password of the local administrator is changed and kept in a directory."""

from veilleuse_agent.collect.reading import (
    Reading,
    Readings,
    absent,
    denied,
    not_applicable,
    ok,
    same,
)
from veilleuse_agent.collect.windows.settings import filled, flag, number, one
from veilleuse_agent.collect.windows.surfaces import Windows

_POLICY = ("laps.root", "laps.backup_directory", "laps.legacy_enabled")
_EXTENSION = "laps.legacy_extension"
PROMISES = (*_POLICY, _EXTENSION)

# Microsoft, "Windows LAPS policy settings": the first root with any value wins, nothing is merged.
_ROOTS = (
    ("csp", "SOFTWARE\\Microsoft\\Policies\\LAPS"),
    ("gpo", "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\LAPS"),
    ("local", "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\LAPS\\Config"),
    ("legacy", "SOFTWARE\\Policies\\Microsoft Services\\AdmPwd"),
)
_LEGACY_EXTENSION = (
    "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon\\GPExtensions"
    "\\{D76B9641-3288-4f75-942D-087DE603E3EA}"
)


def read(windows: Windows) -> Readings:
    """The root that decides and what it says; the legacy one does nothing without its extension."""
    extension = one(windows, (_LEGACY_EXTENSION, "DllName"), filled)
    return {**_policy(windows), _EXTENSION: extension}


def _policy(windows: Windows) -> dict[str, Reading]:
    for root, key in _ROOTS:
        source = f"HKLM\\{key}"
        try:
            values = windows.registry.values(key)
        except FileNotFoundError:
            continue
        except PermissionError:
            return same(_POLICY, denied(source))
        if values:
            return _decided(windows, root, key)
    return same(_POLICY, absent("HKLM: no policy root"))


def _decided(windows: Windows, root: str, key: str) -> dict[str, Reading]:
    other = not_applicable(f"HKLM\\{key} decides")
    directory, enabled = other, other
    if root == "legacy":
        enabled = one(windows, (key, "AdmPwdEnabled"), flag)
    else:
        directory = one(windows, (key, "BackupDirectory"), number)
    return dict(zip(_POLICY, (ok(root, f"HKLM\\{key}"), directory, enabled), strict=True))
