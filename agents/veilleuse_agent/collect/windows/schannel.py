# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Versions of TLS and SSL that somebody switched on or off for the whole system."""

from veilleuse_agent.collect.reading import Readings, absent, denied, ok
from veilleuse_agent.collect.windows.settings import flag
from veilleuse_agent.collect.windows.surfaces import Windows

PROMISES = ("schannel.protocols",)

_PROTOCOLS = "SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols"
_SIDES = ("Client", "Server")
_LIMIT = 32


def read(windows: Windows) -> Readings:
    """As set: a version that is not in the list follows the default of the build."""
    name, source = PROMISES[0], f"HKLM\\{_PROTOCOLS}"
    try:
        rows = _rows(windows)
    except FileNotFoundError:
        return {name: absent(source)}
    except PermissionError:
        return {name: denied(source)}
    return {name: ok(rows, source) if rows else absent(source)}


def _rows(windows: Windows) -> list[dict[str, object]]:
    protocols = sorted(windows.registry.keys(_PROTOCOLS))[:_LIMIT]
    rows = (_row(windows, protocol, side) for protocol in protocols for side in _SIDES)
    return [row for row in rows if row]


def _row(windows: Windows, protocol: str, side: str) -> dict[str, object]:
    """Empty where neither value is set."""
    try:
        values = windows.registry.values(f"{_PROTOCOLS}\\{protocol}\\{side}")
    except FileNotFoundError:
        return {}
    found = {name.lower(): flag(value) for name, value in values.items()}
    if not found.keys() & {"enabled", "disabledbydefault"}:
        return {}
    return {
        "protocol": protocol,
        "side": side.lower(),
        "enabled": found.get("enabled"),
        "disabled_by_default": found.get("disabledbydefault"),
    }
