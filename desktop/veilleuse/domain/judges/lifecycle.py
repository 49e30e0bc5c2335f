# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which system a report describes, and until when that system gets security updates."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from veilleuse.domain.facts import Facts, Reading, number, text
from veilleuse.domain.judges.update_level import level
from veilleuse.domain.knowledge import DistributionLifecycle, Knowledge, WindowsLifecycle

LICENSED = 1
"""LicenseStatus of SoftwareLicensingProduct (WMI)."""
_READ = ("os.build", "os.product_type", "os.edition")
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
    gap: Reading[object] | None = None


def support(facts: Facts, knowledge: Knowledge, moment: datetime) -> Support:
    """How the system of a report stood at `moment`."""
    family = facts.text("os.family")
    if family.value is None:
        return Support(Standing.UNREAD, ("os.family",), gap=family)
    if family.value == "windows":
        return _windows(facts, knowledge, moment)
    return _distribution(facts, knowledge, moment.date())


def _distribution(facts: Facts, knowledge: Knowledge, today: date) -> Support:
    read = ("os.id", "os.version")
    identifier, version = facts.text("os.id"), facts.text("os.version")
    name = facts.text("os.name").value or ""
    family = facts.text("os.family").value or ""
    if identifier.value is None and family == "linux":
        return Support(Standing.UNREAD, read, gap=identifier)
    if version.value is None:
        return Support(Standing.UNREAD, read, gap=version)
    row = _distribution_row(knowledge, identifier.value or family, version.value, name)
    if row is None:
        shown = (name or f"{identifier.value or family} {version.value}")[:_SHOWN]
        return Support(Standing.UNLISTED, read, shown)
    return _distribution_support(row, read, today)


def _distribution_support(
    row: DistributionLifecycle, read: tuple[str, ...], today: date
) -> Support:
    ends = (
        (Standing.SUPPORTED, row.ends),
        (Standing.LONG_TERM, row.free_until),
        (Standing.MAYBE_PAID, row.paid_until),
    )
    for standing, until in ends:
        if until and today <= until:
            return Support(standing, read, row.name, row.ends, until)
    ended = max(row.ends, row.free_until or row.ends)
    return Support(Standing.ENDED, read, row.name, ended, ended)


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


def _windows(facts: Facts, knowledge: Knowledge, moment: datetime) -> Support:
    build = facts.number("os.build")
    if build.value is None:
        return Support(Standing.UNREAD, _READ, gap=build)
    product_type, edition = facts.text("os.product_type"), facts.text("os.edition")
    group = knowledge.edition_group(edition.value or "")
    rows = _windows_rows(knowledge, build.value, product_type.value, group)
    if not rows:
        return _unlisted(facts, build.value, edition.value)
    answers = [_windows_row(row, facts, knowledge, moment) for row in rows]
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
    row: WindowsLifecycle, facts: Facts, knowledge: Knowledge, moment: datetime
) -> Support:
    today = moment.date()
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
