# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which system a report describes, and until when that system gets security updates."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from veilleuse.domain.facts import Facts, Reading, flag, moment, number, text
from veilleuse.domain.judges.update_level import level
from veilleuse.domain.knowledge import DistributionLifecycle, Knowledge, WindowsLifecycle

LICENSED = 1
"""LicenseStatus of SoftwareLicensingProduct (WMI)."""
MAINTAINED = "esm-infra"
"""The service of Ubuntu Pro that goes on after the free end (Canonical, Pro client)."""
_READ = ("os.build", "os.product_type", "os.edition")
_NAMED = ("os.id", "os.version")
_SHOWN = 80


class Standing(StrEnum):
    """How a system stands with its maker on a given day."""

    SUPPORTED = "supported"
    LONG_TERM = "long_term"
    """Past its first end, kept going by a free long-term team."""
    PAID = "paid"
    """Past its end, and the paid extension is proven."""
    PAID_OVER = "paid_over"
    """The extension that was paid for is over."""
    UPDATED = "updated"
    """No end is published, and updates came lately."""
    UNPUBLISHED = "unpublished"
    """No end is published, and what is known of its updates is too old."""
    MAYBE_PAID = "maybe_paid"
    """Past its end; an extension exists and nothing says whether this machine has it."""
    ENDED = "ended"
    UNREAD = "unread"
    """A fact is missing; `gap` says which."""
    UNLISTED = "unlisted"
    """The system is read and the knowledge has no such row."""


@dataclass(frozen=True, slots=True)
class Support:
    """The answer: the product, the day that matters, and the facts it rests on."""

    standing: Standing
    facts: tuple[str, ...]
    product: str = ""
    ended: date = date.max
    """End of free updates for everybody."""
    until: date = date.max
    """Last day of updates that this machine gets or could get."""
    updated: date = date.min
    """Where no end is published: a day on which updates came."""
    gap: Reading[object] | None = None
    source: str = ""
    """Key of the source of the row."""


def support(facts: Facts, knowledge: Knowledge, at: datetime) -> Support:
    """How the system of a report stood at that moment."""
    family = facts.text("os.family")
    if family.value is None:
        return Support(Standing.UNREAD, ("os.family",), gap=family)
    if family.value == "windows":
        return _windows(facts, knowledge, at)
    return _distribution(facts, knowledge, at.date())


def _distribution(facts: Facts, knowledge: Knowledge, today: date) -> Support:
    identifier, version = facts.text("os.id"), facts.text("os.version")
    name = facts.text("os.name").value or ""
    family = facts.text("os.family").value or ""
    if identifier.value is None and family == "linux":
        return Support(Standing.UNREAD, _NAMED, gap=identifier)
    if version.value is None:
        return Support(Standing.UNREAD, _NAMED, gap=version)
    row = _distribution_row(knowledge, identifier.value or family, version.value, name)
    if row is None:
        shown = (name or f"{identifier.value or family} {version.value}")[:_SHOWN]
        return Support(Standing.UNLISTED, _NAMED, shown)
    return replace(_distribution_support(row, facts, today), source=row.source)


def _distribution_support(row: DistributionLifecycle, facts: Facts, today: date) -> Support:
    if row.ends is None:
        return _unpublished(row, today)
    if today <= row.ends:
        return Support(Standing.SUPPORTED, _NAMED, row.name, row.ends, row.ends)
    if row.free_until and today <= row.free_until:
        return Support(Standing.LONG_TERM, _NAMED, row.name, row.ends, row.free_until)
    ended = max(row.ends, row.free_until or row.ends)
    if row.paid_until is None or today > row.paid_until:
        return Support(Standing.ENDED, _NAMED, row.name, ended, ended)
    return _subscribed(row, row.paid_until, ended, facts, today)


def _unpublished(row: DistributionLifecycle, today: date) -> Support:
    updated, believed = row.updated_on or date.min, row.believed_until or date.min
    standing = Standing.UPDATED if today <= believed else Standing.UNPUBLISHED
    return Support(standing, _NAMED, row.name, until=believed, updated=updated)


def _subscribed(
    row: DistributionLifecycle, paid_until: date, ended: date, facts: Facts, today: date
) -> Support:
    """Past the free end: the state of Ubuntu Pro decides, where the machine keeps one."""
    state = facts.row("os.extended_support").value
    attached = flag((state or {}).get("attached"))
    if state is None or attached is None:
        return Support(Standing.MAYBE_PAID, _NAMED, row.name, ended, paid_until)
    read = (*_NAMED, "os.extended_support")
    services = state.get("services")
    if not attached or not isinstance(services, list | tuple) or MAINTAINED not in services:
        return Support(Standing.ENDED, read, row.name, ended, ended)
    contract = moment(state.get("until"))
    covered = min(paid_until, contract.date() if contract else paid_until)
    standing = Standing.PAID if today <= covered else Standing.PAID_OVER
    return Support(standing, read, row.name, ended if today <= covered else covered, covered)


def _distribution_row(
    knowledge: Knowledge, identifier: str, version: str, name: str
) -> DistributionLifecycle | None:
    """The most precise row: a matching name first, then the longest version."""
    rows = (
        row
        for row in knowledge.distributions
        if row.id == identifier
        and (version == row.version or version.startswith(row.version + "."))
        and name.startswith(row.name_starts)
    )
    return max(rows, key=lambda row: (len(row.name_starts), len(row.version)), default=None)


def _windows(facts: Facts, knowledge: Knowledge, at: datetime) -> Support:
    build = facts.number("os.build")
    if build.value is None:
        return Support(Standing.UNREAD, _READ, gap=build)
    product_type, edition = facts.text("os.product_type"), facts.text("os.edition")
    group = knowledge.edition_group(edition.value or "")
    rows = _windows_rows(knowledge, build.value, product_type.value, group)
    if not rows:
        return _unlisted(facts, build.value, edition.value)
    answers = [replace(_windows_row(row, facts, knowledge, at), source=row.source) for row in rows]
    if len({answer.standing for answer in answers}) == 1:
        return min(answers, key=lambda answer: (answer.until, answer.product))
    if product_type.value is not None and edition.value is not None:
        return _unlisted(facts, build.value, edition.value)
    gap = product_type if product_type.value is None else edition
    return Support(Standing.UNREAD, _READ, gap=gap)


def _unlisted(facts: Facts, build: int, edition: str | None) -> Support:
    """Nothing known of this build, or of this edition of it."""
    name = (facts.text("os.name").value or "Windows")[:_SHOWN]
    shown = f"{name} ({build}, {edition[:20]})" if edition else f"{name} ({build})"
    return Support(Standing.UNLISTED, _READ, shown)


def _windows_rows(
    knowledge: Knowledge, build: int, product_type: str | None, group: str
) -> list[WindowsLifecycle]:
    """Every product this may be: an unread type or an unknown edition leaves several."""
    return [
        row
        for row in knowledge.windows
        if row.build == build
        and (product_type is None or product_type in row.product_types)
        and (not group or not row.editions or group in row.editions)
    ]


def _windows_row(
    row: WindowsLifecycle, facts: Facts, knowledge: Knowledge, at: datetime
) -> Support:
    today = at.date()
    if today <= row.ends:
        return Support(Standing.SUPPORTED, _READ, row.name, row.ends, row.ends)
    if row.paid_until is None or today > row.paid_until:
        return Support(Standing.ENDED, _READ, row.name, row.ends, row.ends)
    covered = _covered_until(row, facts, knowledge)
    read = (*_READ, "os.esu_licences", "os.revision")
    if covered and today <= covered:
        return Support(Standing.PAID, read, row.name, row.ends, covered)
    if _goes_on(covered, row, facts, knowledge):
        return Support(Standing.MAYBE_PAID, read, row.name, row.ends, row.paid_until)
    if covered:
        return Support(Standing.PAID_OVER, read, row.name, covered, covered)
    return Support(Standing.ENDED, read, row.name, row.ends, row.ends)


def _covered_until(row: WindowsLifecycle, facts: Facts, knowledge: Knowledge) -> date | None:
    """The last day that the licences found on the machine pay for."""
    found = facts.rows("os.esu_licences").value or ()
    active = {
        (text(r.get("id")) or "").lower() for r in found if number(r.get("status")) == LICENSED
    }
    days = [
        licence.until
        for licence in knowledge.licences
        if licence.id in active
        and licence.build == row.build
        and (not licence.editions or not row.editions or licence.editions & row.editions)
    ]
    return max(days, default=None)


def _goes_on(
    covered: date | None, row: WindowsLifecycle, facts: Facts, knowledge: Knowledge
) -> bool:
    """Whether updates seem to arrive after the last day that is known to be paid for.

    The extension sold to households leaves no trace but the revision. Where no revision is read, or
    revisions say nothing (Windows before 10), nobody can tell. With a licence that is over, only a
    certain date counts.
    """
    found = level(facts, knowledge)
    if covered:
        return found.earliest is not None and found.earliest > covered
    if found.line is None:
        return True
    return found.beyond or (found.latest is not None and found.latest > row.ends)
