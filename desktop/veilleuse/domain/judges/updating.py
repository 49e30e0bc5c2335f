# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""PAT-03 and PAT-04: updates start to run, and go on arriving."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from veilleuse.domain.facts import Gap
from veilleuse.domain.judges.case import (
    CLOCK_TOLERANCE,
    DeviceCase,
    DeviceJudge,
    Kind,
    Opinion,
    days,
    finding,
    not_applicable,
    ok,
    unknown,
    unread,
)

LONGEST_UPTIME = 100 * 366 * 86400
"""Seconds in a century: more is no uptime."""


def is_restarted(case: DeviceCase) -> Opinion:
    """PAT-03: no installed update has been waiting for a restart for long."""
    pending = case.facts.flag("reboot.pending")
    if pending.gap is Gap.NOT_APPLICABLE:
        return not_applicable("restart_never", pending.name)
    if pending.value is None:
        return unread(pending)
    if not pending.value:
        return ok("restart_none", "reboot.pending")
    since = case.facts.moment("reboot.pending_since").value
    read_at = case.facts.at("reboot.pending") or case.observed_at
    limit = case.number("grace_days")
    if since is not None:
        waiting = days(read_at - since)
        if waiting > limit:
            return finding("restart_late", "reboot.pending", "reboot.pending_since", n=waiting)
        return ok("restart_recent", "reboot.pending", "reboot.pending_since", n=waiting)
    return _undated_restart(case, read_at, limit)


def _undated_restart(case: DeviceCase, read_at: datetime, limit: int) -> Opinion:
    """A restart clears the flag: it is no older than the last start, nor than the last update."""
    uptime = case.facts.number("host.uptime_seconds").value
    installed = case.facts.moment("updates.installed_at").value
    read = ("reboot.pending", "host.uptime_seconds", "updates.installed_at")
    if uptime is None or not 0 <= uptime <= LONGEST_UPTIME:
        return unknown("restart_undated", *read)
    up = timedelta(seconds=uptime)
    if days(up) <= limit:
        return ok("restart_recent", "reboot.pending", "host.uptime_seconds", n=days(up))
    if installed is not None and read_at - up < installed and days(read_at - installed) > limit:
        return finding("restart_late", *read, n=days(read_at - installed))
    return unknown("restart_undated", *read)


def can_update(case: DeviceCase) -> Opinion:
    """PAT-04: the machine looks for updates by itself, and lately found out about them."""
    disabled = case.facts.flag("updates.service_disabled")
    if disabled.value:
        return finding("updates_disabled", "updates.service_disabled")
    automatic = case.facts.flag("updates.automatic")
    if automatic.value is False and case.device.device_class.value in case.texts("automatic_on"):
        return finding("updates_not_automatic", "updates.automatic")
    server = case.facts.text("updates.server").value or ""
    if server.lower().startswith("http://"):
        severity = case.severity("clear_server_severity")
        return finding("updates_server_clear", "updates.server", severity=severity)
    return _searches(case)


def _searches(case: DeviceCase) -> Opinion:
    lists = case.facts.moment("updates.lists_at")
    if lists.gap is Gap.ABSENT and case.facts.text("os.family").value == "linux":
        return finding("updates_never_searched", "updates.lists_at")
    if lists.value is None:
        return _arrives(case) or unread(lists)
    age = (case.facts.at("updates.lists_at") or case.observed_at) - lists.value
    if age < -CLOCK_TOLERANCE:
        return unknown("clock_wrong", "updates.lists_at", fact="updates.lists_at")
    if days(age) > case.number("search_days"):
        return finding("updates_search_old", "updates.lists_at", n=days(age))
    return ok("updates_search_recent", "updates.lists_at", n=days(age))


def _arrives(case: DeviceCase) -> Opinion | None:
    """Windows 10 and later keep no date of the last search; a recent update proves as much."""
    fact = "updates.installed_at"
    installed = case.facts.moment(fact).value
    read_at = case.facts.at(fact) or case.observed_at
    if installed is None or installed - read_at > CLOCK_TOLERANCE:
        return None
    age = days(read_at - installed)
    return ok("updates_arrive", fact, n=age) if age <= case.number("arrival_days") else None


JUDGES: Mapping[str, DeviceJudge] = {
    "restarted": DeviceJudge(is_restarted, {"grace_days": Kind.NUMBER}),
    "updating": DeviceJudge(
        can_update,
        {
            "automatic_on": Kind.TEXTS,
            "clear_server_severity": Kind.SEVERITY,
            "search_days": Kind.NUMBER,
            "arrival_days": Kind.NUMBER,
        },
    ),
}
