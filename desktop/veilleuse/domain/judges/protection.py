# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""EDR-01 to EDR-03: does a security product work, is it current, does it watch all the time."""

from collections.abc import Callable, Mapping
from datetime import datetime

from veilleuse.domain.facts import Facts, Gap, flag, moment, number, text
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
from veilleuse.domain.judges.protection_mac import is_watching, protected_mac
from veilleuse.domain.judges.protection_state import (
    DEFENDER,
    Product,
    Protected,
    Working,
    protected,
)
from veilleuse.domain.knowledge import Knowledge, ProtectionKind
from veilleuse.domain.verdicts import Severity

NEVER_DAYS = 65535
"""AntivirusSignatureAge of a Defender that never had a signature (MSFT_MpComputerStatus)."""
FIRST_REAL_YEAR = 1980
"""Windows counts from 1601: a date before computers stands for never."""
FAMILIES = frozenset({"windows", "linux", "macos"})
"""Systems whose products are in the table."""


def protection_of(case: DeviceCase) -> Protected:
    """The products of the device's report, each system by its own evidence."""
    return products(case.facts, case.knowledge)


def products(facts: Facts, knowledge: Knowledge) -> Protected:
    """The products of any report."""
    if facts.text("os.family").value == "macos":
        return protected_mac(facts, knowledge)
    return protected(facts, knowledge)


def is_protected(case: DeviceCase) -> Opinion:
    """EDR-01: at least one antivirus or EDR works. Defender in passive mode does not count."""
    doubt = not_judged(case)
    if doubt is not None:
        return doubt
    family = case.facts.text("os.family")
    found = protection_of(case)
    if found.active:
        product = found.active[0]
        return ok("protection_active", *product.facts, product=product.name)
    return _unprotected(found, case.severity("linux_severity") if family.value == "linux" else None)


def _unprotected(found: Protected, severity: Severity | None) -> Opinion:
    best = found.products[0] if found.products else None
    if best is not None and best.working is Working.UNPROVEN:
        return unknown("protection_unproven", *best.facts, product=best.name)
    if found.gap is not None:
        return unread(found.gap)
    if best is not None:
        return _NOT_WORKING[best.working](best, severity)
    return finding("protection_none", "services", severity=severity)


def is_current(case: DeviceCase) -> Opinion:
    """EDR-02: the signatures of a working product are recent."""
    found = protection_of(case)
    if not found.active:
        return without_protection(found)
    with_signatures = [p for p in found.active if p.kind is ProtectionKind.ANTIVIRUS]
    if not with_signatures:
        return not_applicable(
            "signatures_none", *found.active[0].facts, product=found.active[0].name
        )
    opinions = [_signatures(case, product) for product in with_signatures]
    return min(opinions, key=lambda opinion: _BEST_FIRST.index(opinion.verdict.value))


def is_real_time(case: DeviceCase) -> Opinion:
    """EDR-03: files are checked as they are opened, and malware cannot switch that off."""
    found = protection_of(case)
    if not found.active:
        return without_protection(found)
    if case.facts.text("os.family").value == "macos":
        return is_watching(case, found.active[0])
    if any(product.key == DEFENDER for product in found.active):
        return _defender_real_time(case, found)
    listed = [p for p in found.active if p.registered and p.registered.working is Working.ACTIVE]
    if listed:
        return ok("realtime_registered", "protection.registered", product=listed[0].name)
    return unknown("realtime_unreadable", *found.active[0].facts, product=found.active[0].name)


def not_judged(case: DeviceCase) -> Opinion | None:
    """Why the products of this system cannot be told, or None where they can."""
    family = case.facts.text("os.family")
    if family.value is None:
        return unread(family)
    return None if family.value in FAMILIES else unknown("protection_family", "os.family")


def without_protection(found: Protected) -> Opinion:
    """EDR-01 already says it; these two only speak of a product that works."""
    doubtful = found.gap is not None or any(
        product.working is Working.UNPROVEN for product in found.products
    )
    if doubtful:
        return unknown("protection_in_doubt", "services")
    return not_applicable("protection_missing", "services")


def _defender_real_time(case: DeviceCase, found: Protected) -> Opinion:
    """Its own report where it has one; Security Center shows it off when it stops watching."""
    status = case.facts.row("protection.defender").value or {}
    watching = flag(status.get("RealTimeProtectionEnabled"))
    if watching is False and all(p.key == DEFENDER for p in found.active):
        return finding("realtime_off", "protection.defender")
    if flag(status.get("IsTamperProtected")) is False:
        severity = case.severity("tamper_severity")
        return finding("tamper_off", "protection.defender", severity=severity)
    if watching:
        return ok("realtime_on", "protection.defender")
    defender = next(p for p in found.active if p.key == DEFENDER)
    if defender.registered and defender.registered.working is Working.ACTIVE:
        return ok("realtime_registered", "protection.registered", product=defender.name)
    return unknown("realtime_unreadable", *defender.facts, product=defender.name)


def _signatures(case: DeviceCase, product: Product) -> Opinion:
    """Of one product: its own date, then what Security Center says of it."""
    name = "protection.signatures_at"
    dates = case.facts.row(name)
    at = moment((dates.value or {}).get(product.key))
    if product.key == DEFENDER and at is None:
        name = "protection.defender"
        status = case.facts.row(name).value or {}
        at = moment(text(status.get("AntivirusSignatureLastUpdated")))
        age = number(status.get("AntivirusSignatureAge"))
        if age is not None and (at is None or age == NEVER_DAYS):
            return _aged(case, product, age, name)
    if at is not None:
        return _dated(case, product, at, name)
    if product.registered:
        return _flagged(product)
    if dates.gap in {None, Gap.ABSENT}:
        return unknown("signatures_undated", *product.facts, product=product.name)
    return unread(dates)


def _dated(case: DeviceCase, product: Product, at: datetime, fact: str) -> Opinion:
    if at.year < FIRST_REAL_YEAR:
        return _aged(case, product, NEVER_DAYS, fact)
    age = (case.facts.at(fact) or case.observed_at) - at
    if age < -CLOCK_TOLERANCE:
        return unknown("clock_wrong", fact, fact=fact)
    return _aged(case, product, days(age), fact)


def _aged(case: DeviceCase, product: Product, age: int, fact: str) -> Opinion:
    if age == NEVER_DAYS:
        return finding("signatures_never", fact, product=product.name)
    if age > case.number("fail_days"):
        return finding("signatures_old", fact, product=product.name, n=age)
    if age > case.number("warn_days"):
        severity = case.severity("warn_severity")
        return finding("signatures_old", fact, severity=severity, product=product.name, n=age)
    return ok("signatures_recent", fact, product=product.name, n=age)


def _flagged(product: Product) -> Opinion:
    fact = "protection.registered"
    if product.registered and product.registered.stale:
        return finding("signatures_flagged", fact, product=product.name)
    return ok("signatures_unflagged", fact, product=product.name)


_BEST_FIRST = ("ok", "finding", "unknown", "not_applicable")
_NOT_WORKING: Mapping[Working, Callable[[Product, Severity | None], Opinion]] = {
    Working.PASSIVE: lambda p, s: finding(
        "protection_passive", *p.facts, severity=s, product=p.name
    ),
    Working.SNOOZED: lambda p, s: finding(
        "protection_snoozed", *p.facts, severity=s, product=p.name
    ),
    Working.EXPIRED: lambda p, s: finding(
        "protection_expired", *p.facts, severity=s, product=p.name
    ),
    Working.OFF: lambda p, s: finding("protection_stopped", *p.facts, severity=s, product=p.name),
}
JUDGES: Mapping[str, DeviceJudge] = {
    "protected": DeviceJudge(is_protected, {"linux_severity": Kind.SEVERITY}),
    "signatures_current": DeviceJudge(
        is_current,
        {"warn_days": Kind.NUMBER, "fail_days": Kind.NUMBER, "warn_severity": Kind.SEVERITY},
    ),
    "real_time": DeviceJudge(is_real_time, {"tamper_severity": Kind.SEVERITY}),
}
