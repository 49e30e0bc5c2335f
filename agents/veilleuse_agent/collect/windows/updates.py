# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installed updates as the servicing store has them, and the policy on updates."""

import re

from veilleuse_agent.collect.reading import Reading, Readings, absent, denied, ok, same
from veilleuse_agent.collect.windows.moments import iso_of_filetime
from veilleuse_agent.collect.windows.surfaces import Value, Windows

INSTALLED = ("updates.installed_at", "updates.installed_kbs")
POLICY = ("updates.automatic", "updates.service_disabled", "updates.server")

_CURRENT = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion"
_PACKAGES = f"{_CURRENT}\\Component Based Servicing\\Packages"
_UPDATE_POLICY = "SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate"
_SERVICES = "SYSTEM\\CurrentControlSet\\Services"

_INSTALLED_STATE = 0x70
_DISABLED = 4
_KB = re.compile(r"KB\d{6,8}", re.IGNORECASE)


def read_installed(windows: Windows) -> Readings:
    """From the servicing store: when the newest cumulative update went in, and every KB known."""
    source = f"HKLM\\{_PACKAGES}"
    try:
        names = windows.registry.keys(_PACKAGES)
    except FileNotFoundError:
        return same(INSTALLED, absent(source))
    except PermissionError:
        return same(INSTALLED, denied(source))
    moments: list[str] = []
    kbs: set[str] = set()
    for name in names:
        if not name.startswith("Package_for_"):
            continue
        values = _values(windows, f"{_PACKAGES}\\{name}")
        if values.get("CurrentState") != _INSTALLED_STATE:
            continue
        location = values.get("InstallLocation")
        found = _KB.findall(f"{name} {location}" if isinstance(location, str) else name)
        kbs.update(kb.upper() for kb in found)
        moment = _installed_at(values) if name.startswith("Package_for_RollupFix") else None
        if moment:
            moments.append(moment)
    newest = ok(max(moments), f"{source}: RollupFix") if moments else absent(f"{source}: RollupFix")
    return {
        "updates.installed_at": newest,
        "updates.installed_kbs": ok(sorted(kbs), source) if kbs else absent(source),
    }


def read_policy(windows: Windows) -> Readings:
    """What policy says of automatic updates and their server, and whether the service may start."""
    return {
        "updates.automatic": _automatic(windows),
        "updates.service_disabled": _service_disabled(windows),
        "updates.server": _server(windows),
    }


def _values(windows: Windows, key: str) -> dict[str, Value]:
    try:
        return windows.registry.values(key)
    except OSError:
        return {}


def _installed_at(values: dict[str, Value]) -> str | None:
    high, low = values.get("InstallTimeHigh"), values.get("InstallTimeLow")
    if not isinstance(high, int) or not isinstance(low, int):
        return None
    return iso_of_filetime((high << 32) | low)


def _automatic(windows: Windows) -> Reading:
    """Only option 4 downloads and installs by itself (Microsoft, waas-wu-settings)."""
    key = f"{_UPDATE_POLICY}\\AU"
    if windows.number(key, "NoAutoUpdate") == 1:
        return ok(False, f"HKLM\\{key}\\NoAutoUpdate")
    option = windows.number(key, "AUOptions")
    if option is None:
        return absent(f"HKLM\\{key}: no policy")
    if option == 5:
        return absent(f"HKLM\\{key}\\AUOptions: left to the local administrator")
    return ok(option == 4, f"HKLM\\{key}\\AUOptions")


def _service_disabled(windows: Windows) -> Reading:
    starts = [windows.number(f"{_SERVICES}\\{name}", "Start") for name in ("wuauserv", "UsoSvc")]
    source = f"HKLM\\{_SERVICES}: wuauserv, UsoSvc"
    if starts[0] is None:
        return absent(source)
    return ok(_DISABLED in starts, source)


def _server(windows: Windows) -> Reading:
    """A server that UseWUServer does not switch on is not asked."""
    if windows.number(f"{_UPDATE_POLICY}\\AU", "UseWUServer") != 1:
        return absent(f"HKLM\\{_UPDATE_POLICY}\\AU\\UseWUServer")
    return windows.reading(_UPDATE_POLICY, "WUServer")
