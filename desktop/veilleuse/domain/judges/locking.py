# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""HST-06: a screen that is left alone locks itself."""

from collections.abc import Iterable, Mapping

from veilleuse.domain.facts import Gap, Reading, Row, flag, number
from veilleuse.domain.judges.case import (
    DeviceCase,
    DeviceJudge,
    Kind,
    Opinion,
    finding,
    not_applicable,
    ok,
    unknown,
    unread,
)

_MACHINE, _PROFILES, _DESKTOP = (
    "screen_lock.machine_seconds",
    "screen_lock.profiles",
    "screen_lock.desktop",
)
NEVER = 0
"""Seconds that stand for no lock at all (Microsoft, InactivityTimeoutSecs)."""


def locks_itself(case: DeviceCase) -> Opinion:
    """HST-06: for the whole machine, or in every session that could be seen."""
    family = case.facts.text("os.family")
    match family.value:
        case None:
            return unread(family)
        case "windows":
            return _windows(case)
        case "linux":
            return _linux(case)
        case _:
            return unknown("lock_of_session", "os.family")


def _windows(case: DeviceCase) -> Opinion:
    machine = case.facts.number(_MACHINE)
    if machine.value:
        return _aged(case, machine.value, _MACHINE)
    if machine.value is None and machine.gap is not Gap.ABSENT:
        return unread(machine)
    return _sessions(case)


def _sessions(case: DeviceCase) -> Opinion:
    """People may have set their own; one that never locks is enough to leave the door open."""
    profiles = case.facts.row(_PROFILES)
    if profiles.value is None:
        return unread(profiles)
    settings = profiles.value.get("settings")
    told = settings if isinstance(settings, list | tuple) else ()
    rows = [row for row in told if isinstance(row, Mapping)]
    if not rows:
        return unknown("lock_unseen", _MACHINE, _PROFILES)
    times = [_seconds(row) for row in rows]
    if any(seconds == NEVER for seconds in times):
        return finding("lock_none", _MACHINE, _PROFILES)
    if None in times:
        return unknown("lock_unseen", _MACHINE, _PROFILES)
    return _aged(case, max(seconds for seconds in times if seconds is not None), _PROFILES)


def _seconds(row: Row) -> int | None:
    """After how long a session locks, NEVER where it does not, None where that is not set.

    A screen saver that asks for no password locks nothing, nor does one that is not there.
    """
    active, secure = flag(row.get("active")), flag(row.get("secure"))
    if active is False or secure is False or (active is None and secure is None):
        return NEVER
    if flag(row.get("saver")) is False:
        return NEVER
    return number(row.get("seconds"))


def _linux(case: DeviceCase) -> Opinion:
    desktop = case.facts.row(_DESKTOP)
    if desktop.gap is Gap.NOT_APPLICABLE:
        return not_applicable("lock_no_desktop", _DESKTOP)
    if desktop.value is None:
        return _unset(desktop)
    told = list(_linux_times(desktop.value))
    if NEVER in told:
        return finding("lock_none", _DESKTOP)
    return _aged(case, max(told), _DESKTOP) if told else unknown("lock_unseen", _DESKTOP)


def _unset(desktop: Reading[Row]) -> Opinion:
    """Nothing for everybody: GNOME and Plasma lock by default, people may have changed it."""
    return unknown("lock_of_session", _DESKTOP) if desktop.gap is Gap.ABSENT else unread(desktop)


def _linux_times(settings: Row) -> Iterable[int]:
    """Seconds by desktop; GNOME counts its delay after the screen went dark."""
    if flag(settings.get("gnome_lock")) is False or flag(settings.get("gnome_lock_disabled")):
        yield NEVER
    idle = number(settings.get("gnome_idle_seconds"))
    if idle is not None:
        yield idle and idle + (number(settings.get("gnome_delay_seconds")) or 0)
    if flag(settings.get("kde_lock")) is False:
        yield NEVER
    minutes = number(settings.get("kde_idle_minutes"))
    if minutes is not None:
        yield 60 * minutes


def _aged(case: DeviceCase, seconds: int, fact: str) -> Opinion:
    minutes = -(-seconds // 60)
    if minutes > case.number("fail_minutes"):
        return finding("lock_late", fact, n=minutes)
    if minutes > case.number("warn_minutes"):
        return finding("lock_late", fact, severity=case.severity("warn_severity"), n=minutes)
    return ok("lock_soon", fact, n=minutes)


JUDGES: Mapping[str, DeviceJudge] = {
    "screen_lock": DeviceJudge(
        locks_itself,
        {
            "warn_minutes": Kind.NUMBER,
            "fail_minutes": Kind.NUMBER,
            "warn_severity": Kind.SEVERITY,
        },
    )
}
