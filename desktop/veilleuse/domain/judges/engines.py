# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""EDR-04, EDR-06 and EDR-07: one engine that is paid for, an EDR on servers, nobody left out."""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from enum import Enum, auto

from veilleuse.domain.facts import Facts
from veilleuse.domain.judges.case import (
    CLOCK_TOLERANCE,
    DeviceCase,
    DeviceJudge,
    Kind,
    Opinion,
    SiteCase,
    SiteJudge,
    finding,
    ok,
    unknown,
    unread,
)
from veilleuse.domain.judges.protection import (
    FAMILIES,
    not_judged,
    products,
    protection_of,
    without_protection,
)
from veilleuse.domain.judges.protection_mac import XPROTECT
from veilleuse.domain.judges.protection_state import Product, Protected, Working
from veilleuse.domain.judges.questions import VALIDITY, answer
from veilleuse.domain.knowledge import ProtectionKind
from veilleuse.domain.model import COMPUTERS, Device
from veilleuse.domain.verdicts import Verdict


def has_one_engine(case: DeviceCase) -> Opinion:
    """EDR-04: one antivirus watches, and none is there that nobody pays for any more.

    Where none works at all, EDR-01 says it. An EDR beside an antivirus is meant to be there, and
    what a Mac carries by itself stands in nobody's way.
    """
    doubt = not_judged(case)
    if doubt is not None:
        return doubt
    found = protection_of(case)
    if not found.active:
        return without_protection(found)
    engines = [p for p in found.active if p.kind is ProtectionKind.ANTIVIRUS and p.key != XPROTECT]
    if len(engines) > 1:
        return finding(
            "engines_several", *_facts(engines), n=len(engines), products=_names(engines)
        )
    expired = [p for p in found.products if p.working is Working.EXPIRED]
    if expired:
        return finding("engine_expired", *_facts(expired), product=expired[0].name)
    if found.gap is not None:
        return unread(found.gap)
    return ok("engine_one", *found.active[0].facts, product=found.active[0].name)


def has_edr(case: DeviceCase) -> Opinion:
    """EDR-06: something watches behaviour on the server. A person says what a suite includes."""
    doubt = not_judged(case)
    if doubt is not None:
        return doubt
    found = protection_of(case)
    watching = [p for p in found.active if p.kind is ProtectionKind.EDR]
    if watching:
        return ok("edr_active", *watching[0].facts, product=watching[0].name)
    return _without_edr(case, found)


def _without_edr(case: DeviceCase, found: Protected) -> Opinion:
    unproven = [
        p for p in found.products if p.kind is ProtectionKind.EDR and p.working is Working.UNPROVEN
    ]
    if unproven:
        return unknown("protection_unproven", *unproven[0].facts, product=unproven[0].name)
    if found.gap is not None:
        return unread(found.gap)
    suites = [p for p in found.active if p.key in case.texts("suites")]
    if not suites:
        return finding("edr_none", "services")
    said = answer(case)
    if said.verdict is Verdict.UNKNOWN:
        return unknown("edr_in_suite", *suites[0].facts, product=suites[0].name)
    return said


class _Cover(Enum):
    """Of one computer."""

    PROTECTED = auto()
    BARE = auto()
    DOUBTFUL = auto()


def are_covered(case: SiteCase) -> Opinion:
    """EDR-07: a working product on nearly all computers, counted where it is known."""
    there = [d for d in case.devices if d.device_class in COMPUTERS and _is_there(case, d)]
    if not there:
        return unknown("no_computer")
    tally = Counter(_cover(case, device) for device in there)
    known = tally[_Cover.PROTECTED] + tally[_Cover.BARE]
    read = ("services", "protection.registered", "protection.defender")
    if not known:
        return unknown("cover_unknown", *read, n=len(there))
    share = case.number("share_percent")
    if 100 * tally[_Cover.PROTECTED] < share * known:
        return finding("cover_low", *read, n=tally[_Cover.BARE], total=known)
    if 100 * known < share * len(there):
        return unknown("cover_in_doubt", *read, n=len(there) - known, total=len(there))
    return ok("cover_wide", *read, n=tally[_Cover.PROTECTED], total=known)


def _is_there(case: SiteCase, device: Device) -> bool:
    gone = timedelta(days=case.number("gone_days"))
    return case.looked_at is not None and case.looked_at - device.last_seen <= gone


def _cover(case: SiteCase, device: Device) -> _Cover:
    facts = Facts(device.facts)
    if not _is_fresh(case, device, facts) or facts.text("os.family").value not in FAMILIES:
        return _Cover.DOUBTFUL
    found = products(facts, case.knowledge)
    if found.active:
        return _Cover.PROTECTED
    unproven = any(p.working is Working.UNPROVEN for p in found.products)
    return _Cover.DOUBTFUL if unproven or found.gap is not None else _Cover.BARE


def _is_fresh(case: SiteCase, device: Device, facts: Facts) -> bool:
    """The two ages of a report that the judges of one device ask for."""
    oldest = case.as_of - timedelta(days=case.number("stale_after_days"))
    reported, read = device.reported_at, facts.newest()
    return (
        reported is not None
        and read is not None
        and min(reported, read) >= oldest
        and read - case.as_of <= CLOCK_TOLERANCE
    )


def _facts(products: list[Product]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact for product in products for fact in product.facts))


def _names(products: list[Product]) -> str:
    return ", ".join(sorted(product.name for product in products)[:5])


DEVICE_JUDGES: Mapping[str, DeviceJudge] = {
    "one_engine": DeviceJudge(has_one_engine),
    "edr": DeviceJudge(has_edr, {"suites": Kind.TEXTS, VALIDITY: Kind.NUMBER}),
}
SITE_JUDGES: Mapping[str, SiteJudge] = {
    "covered": SiteJudge(
        are_covered,
        {
            "share_percent": Kind.NUMBER,
            "gone_days": Kind.NUMBER,
            "stale_after_days": Kind.NUMBER,
        },
    )
}
