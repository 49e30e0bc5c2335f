# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much the three classic event logs keep, how far back, and what happens when full."""

from veilleuse_agent.collect.reading import Reading, Readings, ok
from veilleuse_agent.collect.windows.hresults import unread
from veilleuse_agent.collect.windows.settings import Setting, digits
from veilleuse_agent.collect.windows.surfaces import Windows
from veilleuse_agent.protocol import Status

_LOGS = ("Security", "System", "Application")
LIMITS = tuple(f"event_log.{log.lower()}" for log in _LOGS)
OLDEST = ("event_log.oldest",)

_POLICY = "SOFTWARE\\Policies\\Microsoft\\Windows\\EventLog"
_LOCAL = "SYSTEM\\CurrentControlSet\\Services\\EventLog"
_NEVER = 0xFFFFFFFF


def read(windows: Windows) -> Readings:
    """Size in bytes and fate of the oldest events; the security log may be refused."""
    return {f"event_log.{log.lower()}": _limits(windows, log) for log in _LOGS}


def read_oldest(windows: Windows) -> Readings:
    """The moment of the oldest entry of each log that may be read."""
    found: dict[str, str | None] = {}
    refused: Reading | None = None
    for log in _LOGS:
        try:
            event = windows.events.oldest(log)
        except OSError as failure:
            refused = refused or unread(f"EvtQuery {log}", failure)
            continue
        found[log.lower()] = event.at.isoformat() if event else None
    if refused is not None and "security" not in found:
        return {OLDEST[0]: refused}
    return {OLDEST[0]: ok(found, "EvtQuery, oldest first")}


def _limits(windows: Windows, log: str) -> Reading:
    size = _size(windows, log)
    retention = _retention(windows, log)
    told = [part for part in (size, retention) if part.status is Status.OK]
    if not told:
        return size if size.status is not Status.ABSENT else retention
    return ok({"max_bytes": size.value, "when_full": retention.value}, told[0].source)


def _size(windows: Windows, log: str) -> Reading:
    """Policy counts in kilobytes, the log's own setting in bytes (EventLog.admx, Eventlog key)."""
    policy = Setting("", digits, ((f"{_POLICY}\\{log}", "MaxSize"),)).read(windows)
    if isinstance(policy.value, int):
        return ok(policy.value * 1024, policy.source)
    if policy.status is not Status.ABSENT:
        return policy
    return Setting("", digits, ((f"{_LOCAL}\\{log}", "MaxSize"),)).read(windows)


def _retention(windows: Windows, log: str) -> Reading:
    """Policy says 0 or 1 as text, the setting counts seconds (MS-GPSB 3.2.5.5; all ones: never)."""
    policy = Setting("", digits, ((f"{_POLICY}\\{log}", "Retention"),)).read(windows)
    if isinstance(policy.value, int):
        return ok("keep" if policy.value else "overwrite", policy.source)
    if policy.status is not Status.ABSENT:
        return policy
    local = Setting("", digits, ((f"{_LOCAL}\\{log}", "Retention"),)).read(windows)
    if not isinstance(local.value, int):
        return local
    fates = {0: "overwrite", _NEVER: "keep"}
    return ok(fates.get(local.value, "overwrite_old"), local.source)
