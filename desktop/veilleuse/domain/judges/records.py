# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""HST-08: the security log goes back far enough, and its times are right."""

from collections.abc import Mapping
from datetime import timedelta

from veilleuse.domain.facts import Gap, moment, number
from veilleuse.domain.judges.case import (
    DeviceCase,
    DeviceJudge,
    Kind,
    Opinion,
    days,
    finding,
    ok,
    unknown,
    unread,
)

_LOG, _OLDEST = "event_log.security", "event_log.oldest"
_OFFSET, _TYPE, _SYNCHRONISED = "clock.offset_seconds", "time.type", "time.synchronised"
_ALONE = "nosync"
"""W32Time's Type of a clock that follows no other (Microsoft, Windows Time settings)."""


def keeps_records(case: DeviceCase) -> Opinion:
    """HST-08: the clock first, as a log with wrong times helps nobody."""
    offset = _offset(case)
    if offset is not None and abs(offset) > case.number("offset_seconds"):
        return finding("clock_off", _OFFSET, n=round(abs(offset) / 60))
    if _follows_nobody(case):
        return finding("clock_alone", _TYPE, _SYNCHRONISED)
    family = case.facts.text("os.family")
    if family.value is None:
        return unread(family)
    small = _small(case) if family.value == "windows" else None
    return small or _reach(case)


def _offset(case: DeviceCase) -> float | None:
    """Seconds between this clock and the desktop's; the fact is a number, not always whole."""
    fact = case.device.facts.get(_OFFSET)
    value = fact.value if fact else None
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _follows_nobody(case: DeviceCase) -> bool:
    told = case.facts.text(_TYPE).value
    return (told or "").casefold() == _ALONE or case.facts.flag(_SYNCHRONISED).value is False


def _small(case: DeviceCase) -> Opinion | None:
    """Of Windows: a log that cannot hold much, or nobody knows how much; None where it can."""
    limits = case.facts.row(_LOG)
    if limits.value is None and limits.gap is not Gap.ABSENT:
        return unread(limits)
    size = number((limits.value or {}).get("max_bytes"))
    kib = case.number("default_kib") if size is None else size // 1024
    if kib < case.number("least_kib"):
        return finding("log_small", _LOG, n=kib // 1024, least=case.number("least_kib") // 1024)
    return None


def _reach(case: DeviceCase) -> Opinion:
    """How far back it goes: what it lost since we know the machine is proof."""
    told = case.facts.row(_OLDEST)
    oldest = moment((told.value or {}).get("security"))
    if oldest is None:
        return unread(told)
    reach = case.observed_at - oldest
    if reach >= timedelta(days=case.number("log_days")):
        return ok("log_long", _OLDEST, n=days(reach))
    if oldest > case.device.first_seen:
        return finding("log_short", _OLDEST, n=days(reach))
    return unknown("log_young", _OLDEST, n=days(reach))


JUDGES: Mapping[str, DeviceJudge] = {
    "records": DeviceJudge(
        keeps_records,
        {
            "offset_seconds": Kind.NUMBER,
            "least_kib": Kind.NUMBER,
            "default_kib": Kind.NUMBER,
            "log_days": Kind.NUMBER,
        },
    )
}
