# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""PAT-01 and PAT-02: no security update is missing for long."""

from collections.abc import Mapping
from datetime import date, timedelta

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
    resting_on,
    unknown,
    unread,
)
from veilleuse.domain.judges.lifecycle import Standing, support
from veilleuse.domain.judges.update_level import Level, level, months_behind
from veilleuse.domain.verdicts import Severity, Verdict

_TABLE = ("os.build", "os.revision", "os.product_type")
_HOST = ("updates.security_pending", "updates.lists_at", "updates.installed_at")


def is_updated(case: DeviceCase) -> Opinion:
    """PAT-01 and PAT-02: no security update older than the grace is missing.

    The revision of Windows speaks first, then the day its last cumulative update went in, then what
    the machine's own search found.
    """
    family = case.facts.text("os.family")
    if family.value is None:
        return unread(family)
    found = support(case.facts, case.knowledge, case.as_of)
    if found.standing in {Standing.ENDED, Standing.PAID_OVER}:
        return not_applicable(
            "updates_over", *found.facts, product=found.product, since=found.until.isoformat()
        )
    if family.value != "windows":
        return _own_search(case)
    placed = level(case.facts, case.knowledge)
    told = _by_table(case, placed)
    if told is not None and placed.line is not None:
        return resting_on(told, placed.line.source)
    certain = _by_installation(case)
    if certain is not None:
        return certain
    searched = _own_search(case)
    return searched if searched.verdict is not Verdict.UNKNOWN else _no_better(searched, placed)


def _by_table(case: DeviceCase, placed: Level) -> Opinion | None:
    """What the revision proves, or None where it proves nothing."""
    grace = timedelta(days=case.number("grace_days"))
    due = (case.observed_at - grace).date()
    if (
        placed.earliest is not None
        and not placed.beyond
        and not months_behind(placed.earliest, due)
    ):
        return ok("updates_current", *_TABLE, level=f"{placed.earliest:%Y-%m}")
    if placed.latest is None:
        return None
    late = months_behind(placed.latest, due)
    if not late:
        return None
    severity = _severity(case, placed.latest)
    restart = case.facts.flag("reboot.pending").value
    installed = case.facts.moment("updates.installed_at").value
    if restart and installed is not None and installed.date() > placed.latest:
        return finding(
            "updates_await_restart",
            *_TABLE,
            "reboot.pending",
            "updates.installed_at",
            severity=severity,
            n=late,
        )
    return finding(
        "updates_late", *_TABLE, severity=severity, level=f"{placed.latest:%Y-%m}", n=late
    )


def _by_installation(case: DeviceCase) -> Opinion | None:
    """An update cannot hold what came out after it went in; what came before, it normally does."""
    fact = "updates.installed_at"
    installed = case.facts.moment(fact).value
    read_at = case.facts.at(fact) or case.observed_at
    if installed is None:
        return None
    if installed - read_at > CLOCK_TOLERANCE:
        return unknown("clock_wrong", fact, fact=fact)
    since, due = installed.date(), case.observed_at - timedelta(days=case.number("grace_days"))
    late = months_behind(since, due.date())
    if not late:
        return ok("updates_installed_since", fact, on=since.isoformat())
    severity = _severity(case, since)
    return finding("updates_none_since", fact, severity=severity, n=late, on=since.isoformat())


def _severity(case: DeviceCase, since: date) -> Severity | None:
    """Lower than the control's own until the second limit has passed too."""
    worse = (case.observed_at - timedelta(days=case.number("full_severity_days"))).date()
    return None if months_behind(since, worse) else case.severity("early_severity")


def _own_search(case: DeviceCase) -> Opinion:
    """What the machine itself knows to be missing, if it looked lately."""
    pending = case.facts.number("updates.security_pending")
    if pending.value is None:
        return unread(pending)
    doubt = _stale_search(case)
    if doubt is not None:
        return doubt
    if pending.value > 0:
        return _pending(case, pending.value)
    if case.facts.text("updates.server").value:
        return unknown("updates_server_decides", *_HOST[:2], "updates.server")
    return ok("updates_none_pending", *_HOST[:2])


def _stale_search(case: DeviceCase) -> Opinion | None:
    """Nothing missing proves nothing where the machine has not looked lately."""
    lists = case.facts.moment("updates.lists_at")
    if lists.gap is Gap.ABSENT:
        return unknown("updates_lists_never", *_HOST[:2])
    if lists.value is None:
        return unread(lists)
    age = (case.facts.at("updates.lists_at") or case.observed_at) - lists.value
    if age < -CLOCK_TOLERANCE:
        return unknown("clock_wrong", *_HOST[:2], fact="updates.lists_at")
    if days(age) > case.number("lists_days"):
        return unknown("updates_lists_old", *_HOST[:2], n=days(age))
    return None


def _pending(case: DeviceCase, count: int) -> Opinion:
    """Some are missing; since when the machine does not say.

    Windows publishes once a month: it may be since yesterday. Linux publishes all the time and a
    machine that installs by itself is never far behind.
    """
    if case.facts.text("os.family").value == "windows":
        return unknown("updates_pending_undated", *_HOST[:2], n=count)
    installed = case.facts.moment("updates.installed_at").value
    read_at = case.facts.at("updates.security_pending") or case.observed_at
    age = days(read_at - installed) if installed is not None else None
    recent = age is not None and age <= case.number("grace_days")
    if recent and case.facts.flag("updates.automatic").value:
        return ok("updates_pending_automatic", *_HOST, "updates.automatic", n=count)
    full = age is not None and age > case.number("full_severity_days")
    early = None if full else case.severity("early_severity")
    return finding("updates_pending", *_HOST, severity=early, n=count)


def _no_better(searched: Opinion, placed: Level) -> Opinion:
    """Unknown both ways: say how far the table reaches where that is the reason."""
    if placed.beyond:
        return unknown("updates_beyond", *_TABLE, until=placed.newest_row.isoformat())
    return unread(placed.gap) if placed.gap else searched


_LATE: Mapping[str, Kind] = {
    "grace_days": Kind.NUMBER,
    "full_severity_days": Kind.NUMBER,
    "early_severity": Kind.SEVERITY,
    "lists_days": Kind.NUMBER,
}
JUDGES: Mapping[str, DeviceJudge] = {
    "updated": DeviceJudge(is_updated, _LATE),
}
