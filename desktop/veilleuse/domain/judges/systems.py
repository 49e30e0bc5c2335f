# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""OS-01 to OS-03: is the system still maintained, and for how long."""

from collections.abc import Callable, Mapping

from veilleuse.domain.judges.case import (
    DeviceCase,
    DeviceJudge,
    Kind,
    Opinion,
    finding,
    not_applicable,
    ok,
    resting_on,
    unknown,
    unread,
)
from veilleuse.domain.judges.lifecycle import Standing, Support, support
from veilleuse.domain.judges.questions import answer
from veilleuse.domain.verdicts import Verdict


def is_supported(case: DeviceCase) -> Opinion:
    """OS-01: security updates still come for this system, or provably come from an extension."""
    found = support(case.facts, case.knowledge, case.as_of)
    return resting_on(_SUPPORT[found.standing](found), found.source)


def is_isolated(case: DeviceCase) -> Opinion:
    """OS-02: a person says whether the unsupported machines stand apart."""
    supported = is_supported(case)
    if supported.verdict is Verdict.OK:
        return not_applicable("system_maintained", *supported.facts)
    if supported.verdict is Verdict.UNKNOWN:
        return unknown("system_in_doubt", *supported.facts)
    return answer(case)


def is_planned(case: DeviceCase) -> Opinion:
    """OS-03: the end is further away than it takes to replace the system."""
    found = support(case.facts, case.knowledge, case.as_of)
    if found.standing in {Standing.ENDED, Standing.PAID_OVER}:
        return not_applicable("system_over", *found.facts)
    if found.standing in {Standing.UPDATED, Standing.UNPUBLISHED}:
        return unknown("system_plan_unpublished", *found.facts, product=found.product)
    if found.standing in _DOUBTS:
        return _SUPPORT[found.standing](found)
    left = (found.until - case.as_of.date()).days
    product, until = found.product, found.until.isoformat()
    if left <= case.number("notice_days"):
        soon = finding("system_ends_soon", *found.facts, product=product, until=until, n=left)
        return resting_on(soon, found.source)
    later = ok("system_ends_later", *found.facts, product=product, until=until)
    return resting_on(later, found.source)


def _unread(found: Support) -> Opinion:
    return unread(found.gap) if found.gap else unknown("system_unlisted", product=found.product)


_DOUBTS = frozenset({Standing.MAYBE_PAID, Standing.UNREAD, Standing.UNLISTED})
_SUPPORT: Mapping[Standing, Callable[[Support], Opinion]] = {
    Standing.SUPPORTED: lambda s: ok(
        "system_supported", *s.facts, product=s.product, until=s.until.isoformat()
    ),
    Standing.LONG_TERM: lambda s: ok(
        "system_long_term",
        *s.facts,
        product=s.product,
        since=s.ended.isoformat(),
        until=s.until.isoformat(),
    ),
    Standing.UPDATED: lambda s: ok(
        "system_updated_lately", *s.facts, product=s.product, on=s.updated.isoformat()
    ),
    Standing.UNPUBLISHED: lambda s: unknown("system_end_unpublished", *s.facts, product=s.product),
    Standing.PAID: lambda s: ok(
        "system_paid", *s.facts, product=s.product, until=s.until.isoformat()
    ),
    Standing.PAID_OVER: lambda s: finding(
        "system_paid_over", *s.facts, product=s.product, since=s.until.isoformat()
    ),
    Standing.MAYBE_PAID: lambda s: unknown(
        "system_maybe_paid",
        *s.facts,
        product=s.product,
        since=s.ended.isoformat(),
        until=s.until.isoformat(),
    ),
    Standing.ENDED: lambda s: finding(
        "system_ended", *s.facts, product=s.product, since=s.until.isoformat()
    ),
    Standing.UNREAD: _unread,
    Standing.UNLISTED: lambda s: unknown("system_unlisted", *s.facts, product=s.product),
}

JUDGES: Mapping[str, DeviceJudge] = {
    "system_supported": DeviceJudge(is_supported),
    "system_isolated": DeviceJudge(is_isolated, {"answer_valid_days": Kind.NUMBER}),
    "system_planned": DeviceJudge(is_planned, {"notice_days": Kind.NUMBER}),
}
