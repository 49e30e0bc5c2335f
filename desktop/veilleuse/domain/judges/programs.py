# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""PAT-05: installed programs that are too old."""

from collections.abc import Mapping
from datetime import date, timedelta

from veilleuse.domain.facts import Row, text
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
from veilleuse.domain.judges.names import Named, is_below, parts, software
from veilleuse.domain.knowledge import Program, ProgramLine

_SHOWN = 40


def has_current_programs(case: DeviceCase) -> Opinion:
    """PAT-05: no program of the table is below its safe version."""
    family = case.facts.text("os.family")
    if family.value is None:
        return unread(family)
    if family.value != "windows":
        return not_applicable("programs_by_system", "os.family")
    rows = case.facts.rows("software")
    if rows.value is None:
        return unread(rows)
    installed = software(rows.value)
    met = [
        (program, _version(row))
        for program in case.knowledge.programs
        for row in _rows(program, installed)
    ]
    today = case.observed_at.date()
    stale = [(p, version) for p, version in met if _is_old(case, p, version, today)]
    old = sorted({(p.name, version) for p, version in stale})
    if old:
        product, version = old[0]
        told = finding("programs_old", "software", n=len(old), product=product, version=version)
        return resting_on(told, *sorted({program.source for program, _ in stale}))
    return _none_old(case, met)


def _none_old(case: DeviceCase, met: list[tuple[Program, str]]) -> Opinion:
    """Current as far as the table reaches; the oldest of its rows says how far."""
    if not met:
        return not_applicable("programs_unlisted", "software")
    dated = [case.knowledge.sources[program.source].checked for program, _ in met]
    fast = [case.knowledge.sources[p.source].checked for p, _ in met if p.releases]
    if fast and (case.as_of.date() - min(fast)).days > case.number("table_days"):
        return unknown("programs_table_old", "software", checked=min(fast).isoformat())
    unnumbered = next((p for p, version in met if not p.ended and not parts(version)), None)
    if unnumbered:
        return unknown("programs_unnumbered", "software", product=unnumbered.name)
    return ok("programs_current", "software", checked=min(dated).isoformat(), n=len(met))


def _version(row: Row) -> str:
    return (text(row.get("version")) or "")[:_SHOWN]


def _rows(program: Program, installed: Named) -> list[Row]:
    if program.word:
        rows = installed.with_words(program.starts, program.word.casefold())
    else:
        rows = installed.programs(program.starts)
    without = {word.casefold() for word in program.without}
    return [
        row for row in rows if without.isdisjoint((text(row.get("name")) or "").casefold().split())
    ]


def _line(program: Program, version: str) -> ProgramLine | None:
    """The most precise line that a version belongs to."""
    numbers = parts(version)
    fitting = (line for line in program.lines if numbers[: len(parts(line.of))] == parts(line.of))
    return max(fitting, key=lambda line: len(parts(line.of)), default=None)


def _is_old(case: DeviceCase, program: Program, version: str, today: date) -> bool:
    if program.ended is not None:
        return today > program.ended
    line = _line(program, version)
    if line is not None:
        over = line.ends is not None and today > line.ends
        return over or is_below(version, line.minimum) is True
    lowest = min((line.of for line in program.lines), key=parts, default="")
    minimum = program.minimum or lowest
    if program.releases:
        due = today - timedelta(days=case.number("grace_days"))
        majors = [release.major for release in program.releases if release.on <= due]
        minimum = str(max(majors)) if majors else ""
    return bool(minimum) and is_below(version, minimum) is True


JUDGES: Mapping[str, DeviceJudge] = {
    "programs_current": DeviceJudge(
        has_current_programs, {"grace_days": Kind.NUMBER, "table_days": Kind.NUMBER}
    ),
}
