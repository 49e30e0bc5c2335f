# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Updates of macOS: what its last search found, what it installed, and whether it does so alone.

`softwareupdate` is never run: it goes online.
"""

from collections.abc import Mapping

from veilleuse_agent.collect.macos.mac import Mac
from veilleuse_agent.collect.macos.plists import (
    flag_of,
    keys_of,
    moment_of,
    rows_of,
    text_of,
)
from veilleuse_agent.collect.reading import Reading, Readings, absent, ok, ok_or_absent, same
from veilleuse_agent.protocol import Status

PENDING = ("updates.security_pending", "updates.pending", "updates.lists_at")
SETTINGS = ("updates.automatic", "updates.automatic_settings")
INSTALLED = ("updates.installed_at", "updates.installations")

PENDING_LIMIT = 100
HISTORY_LIMIT = 50

_SEARCH = "/Library/Preferences/com.apple.SoftwareUpdate.plist"
_MANAGED = "/Library/Managed Preferences/com.apple.SoftwareUpdate.plist"
_HISTORY = "/Library/Receipts/InstallHistory.plist"
# Keys of Apple's SoftwareUpdate payload (developer.apple.com, device management).
_SETTINGS = (
    "AutomaticCheckEnabled",
    "AutomaticDownload",
    "AutomaticallyInstallMacOSUpdates",
    "ConfigDataInstall",
    "CriticalUpdateInstall",
)
_INSTALLS = _SETTINGS[:3]


def read_pending(mac: Mac) -> Readings:
    """What the last search found, and when that was."""
    value, missing = mac.attempt(_SEARCH)
    if missing:
        return same(PENDING, missing)
    found = keys_of(value)
    at = ok_or_absent(moment_of(found.get("LastSuccessfulDate")), _SEARCH)
    return {**_pending(found), "updates.lists_at": at}


def read_settings(mac: Mac) -> Readings:
    """What was chosen, and what a management profile forces in its place."""
    settings: dict[str, bool] = {}
    for place in (_SEARCH, _MANAGED):
        value, missing = mac.attempt(place)
        if missing and missing.status is not Status.ABSENT:
            return same(SETTINGS, missing)
        settings |= settings_of(keys_of(value))
    source = f"{_MANAGED}, {_SEARCH}"
    return {
        "updates.automatic": _automatic(settings, source),
        "updates.automatic_settings": ok(settings, source) if settings else absent(source),
    }


def read_installed(mac: Mac) -> Readings:
    """The newest installation of macOS itself, and the newest of anything."""
    value, missing = mac.attempt(_HISTORY)
    if missing:
        return same(INSTALLED, missing)
    rows = history_of(value)
    system = [str(row["at"]) for row in rows if row["system"]]
    return {
        "updates.installed_at": ok_or_absent(max(system, default=None), f"{_HISTORY}: macOS"),
        "updates.installations": ok(rows[:HISTORY_LIMIT], _HISTORY),
    }


def pending_of(found: Mapping[str, object]) -> list[dict[str, object]]:
    """The recommended updates. The list does not tell which are for security."""
    return [
        {
            "name": text_of(row.get("Display Name")) or text_of(row.get("Identifier")) or "",
            "version": text_of(row.get("Display Version")) or "",
            "security": None,
        }
        for row in rows_of(found.get("RecommendedUpdates"))
    ]


def settings_of(found: Mapping[str, object]) -> dict[str, bool]:
    """The settings about installing alone that are set."""
    flags = ((name, flag_of(found.get(name))) for name in _SETTINGS)
    return {name: value for name, value in flags if value is not None}


def history_of(history: object) -> list[dict[str, object]]:
    """Installations, the newest first; `system` for macOS itself, whose name is not translated."""
    rows: list[dict[str, object]] = []
    for row in rows_of(history):
        at, name = moment_of(row.get("date")), text_of(row.get("displayName"))
        if at and name:
            version = text_of(row.get("displayVersion"))
            is_system = name.startswith("macOS ") and row.get("processName") != "installer"
            rows.append({"name": name, "version": version, "at": at, "system": is_system})
    return sorted(rows, key=lambda row: str(row["at"]), reverse=True)


def _pending(found: Mapping[str, object]) -> Readings:
    """An empty list counts only where a search once succeeded."""
    names = ("updates.security_pending", "updates.pending")
    if not moment_of(found.get("LastSuccessfulDate")):
        return same(names, absent(f"{_SEARCH}: no search has succeeded"))
    if "RecommendedUpdates" not in found:
        return same(names, absent(f"{_SEARCH}: no RecommendedUpdates"))
    rows = pending_of(found)
    unknown = absent(f"{_SEARCH}: does not tell which are for security")
    return {
        "updates.security_pending": unknown if rows else ok(0, _SEARCH),
        "updates.pending": ok(rows[:PENDING_LIMIT], _SEARCH),
    }


def _automatic(settings: Mapping[str, bool], source: str) -> Reading:
    """All three on; absent where one is not set and none is off."""
    values = [settings.get(name) for name in _INSTALLS]
    if False in values:
        return ok(False, source)
    return absent(f"{source}: not all set") if None in values else ok(True, source)
