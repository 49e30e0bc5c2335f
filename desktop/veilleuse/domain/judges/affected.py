# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether exploited flaws are open, closed or possible in what is installed: one rule each.

A rule looks at a program once and then answers for each flaw: there are hundreds of them.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import timedelta
from enum import StrEnum
from itertools import accumulate

from veilleuse.domain.exploited import AffectedProduct, AffectedRule, ExploitedFlaw, WindowsFix
from veilleuse.domain.judges.names import is_below, parts
from veilleuse.domain.judges.update_level import Level, last_tuesday
from veilleuse.domain.knowledge import Knowledge, Program

_CENTURY = 2000
_ORDINARY = timedelta(days=7)
"""A fix is out by the day of listing, nearly always with the monthly updates of that week."""


class State(StrEnum):
    """Of one flaw on one computer."""

    OPEN = "open"
    CLOSED = "closed"
    POSSIBLE = "possible"


Decision = Callable[[ExploitedFlaw], State]


def of_windows(
    flaw: ExploitedFlaw, fix: WindowsFix | None, level: Level, *, is_cumulative: bool
) -> State:
    """By the month of updates that runs; `fix` is the one for this Windows, if it has one.

    `is_cumulative` is false before Windows 10, whose updates did not all contain the ones before.
    """
    if fix is None:
        # The definitions say which Windows has the flaw: this one is not among them.
        return State.CLOSED if flaw.windows else _by_listing(flaw, level)
    is_old = level.latest is not None and level.latest < fix.first
    if is_old and flaw.first_is_sure:
        return State.OPEN
    is_new = level.earliest is not None and level.earliest >= fix.last
    return State.CLOSED if is_new and is_cumulative else State.POSSIBLE


def _by_listing(flaw: ExploitedFlaw, level: Level) -> State:
    """Without a word of the definitions: what came after the listing holds the fix."""
    if level.earliest is None:
        return State.POSSIBLE
    is_new = level.earliest >= last_tuesday(flaw.added + _ORDINARY)
    return State.CLOSED if is_new else State.POSSIBLE


def of_program(product: AffectedProduct, name: str, version: str, knowledge: Knowledge) -> Decision:
    """By the version of an installed program."""
    read = {
        one.cve: is_below(version, one.version)
        for one in knowledge.fixed
        if any(name.casefold().startswith(start.casefold()) for start in one.programs)
    }
    by_rule = _RULES[product.rule](product, name, version, knowledge)

    def decide(flaw: ExploitedFlaw) -> State:
        below = read.get(flaw.cve)
        if below is None:
            return by_rule(flaw) if flaw.cve not in read else State.POSSIBLE
        return State.OPEN if below else State.CLOSED

    return decide


def _browser(product: AffectedProduct, name: str, version: str, knowledge: Knowledge) -> Decision:
    """The major that ran on the day of listing may be fixed or not; its number decides no more."""
    del name
    program, major = _program(product.key, knowledge), parts(version)[:1]
    if program is None or not major or not program.releases:
        return lambda _: State.POSSIBLE
    days = [one.on for one in program.releases]
    majors = [one.major for one in program.releases]
    newest = list(accumulate(majors, max))
    following = list(accumulate(reversed(majors), min))[::-1]

    def decide(flaw: ExploitedFlaw) -> State:
        place = bisect_right(days, flaw.added)
        if place < len(days) and major[0] >= following[place]:
            return State.CLOSED
        # One major back still gets fixes in the channel for organisations.
        is_old = place > 0 and major[0] < newest[place - 1] - 1
        return State.OPEN if is_old else State.POSSIBLE

    return decide


def _minimum(product: AffectedProduct, name: str, version: str, knowledge: Knowledge) -> Decision:
    del name
    program = _program(product.key, knowledge)
    if program is None or not program.minimum or is_below(version, program.minimum) is not False:
        return lambda _: State.POSSIBLE
    checked = knowledge.sources[program.source].checked
    return lambda flaw: State.CLOSED if checked >= flaw.added else State.POSSIBLE


def _year(product: AffectedProduct, name: str, version: str, knowledge: Knowledge) -> Decision:
    del product, name, knowledge
    year = _CENTURY + (parts(version) or (0,))[0]
    return lambda flaw: State.CLOSED if year > flaw.added.year else State.POSSIBLE


def _ended(product: AffectedProduct, name: str, version: str, knowledge: Knowledge) -> Decision:
    del product, name, version, knowledge
    return lambda _: State.OPEN


def _office(product: AffectedProduct, name: str, version: str, knowledge: Knowledge) -> Decision:
    """What the definitions do not name was not affected, nor what came out after the flaw.

    Of the rest the month is not known.
    """
    del product, version, knowledge
    years = {word for word in name.split() if word.isdecimal() and len(word) == 4}
    if not years:
        return lambda _: State.POSSIBLE

    def decide(flaw: ExploitedFlaw) -> State:
        is_later = int(max(years)) > flaw.year
        is_spared = flaw.is_defined and years.isdisjoint(flaw.offices)
        return State.CLOSED if is_later or is_spared else State.POSSIBLE

    return decide


def _releases(product: AffectedProduct, name: str, version: str, knowledge: Knowledge) -> Decision:
    del name, knowledge
    found = parts(version)
    fixed = [
        release.on
        for release in product.releases
        if found[: len(line := parts(release.line))] == line
        if is_below(version, release.version) is False
    ]
    if not fixed:
        return lambda _: State.POSSIBLE
    newest = max(fixed)
    return lambda flaw: State.CLOSED if newest >= flaw.added else State.POSSIBLE


def _program(key: str, knowledge: Knowledge) -> Program | None:
    return next((one for one in knowledge.programs if one.key == key), None)


_RULES: Mapping[AffectedRule, Callable[[AffectedProduct, str, str, Knowledge], Decision]] = {
    AffectedRule.BROWSER: _browser,
    AffectedRule.MINIMUM: _minimum,
    AffectedRule.YEAR: _year,
    AffectedRule.ENDED: _ended,
    AffectedRule.OFFICE: _office,
    AffectedRule.RELEASES: _releases,
}
