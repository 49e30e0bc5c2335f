# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The built-in knowledge with a pack laid over it: the later word on each thing counts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from veilleuse.domain.exploited import AffectedProduct, AffectedRule, Released
from veilleuse.domain.knowledge import (
    DistributionLifecycle,
    Knowledge,
    Program,
    ProgramRelease,
    Source,
    WindowsLifecycle,
)
from veilleuse.domain.packs import Cycle, PackContents, SourceKind

_DISTRIBUTIONS: Mapping[str, str] = {
    "almalinux": "almalinux",
    "debian": "debian",
    "fedora": "fedora",
    "macos": "macos",
    "rhel": "rhel",
    "rocky-linux": "rocky",
    "ubuntu": "ubuntu",
}
"""Products of endoflife.date by the ID in the table of distributions."""
_NEW = frozenset(_DISTRIBUTIONS.values()) - {"macos"}
"""Apple publishes no ends: a macOS that the table does not know stays unknown."""
_FREE = frozenset({"debian"})
"""Whose extension every machine receives without asking."""
_CLIENT = re.compile(r"(10|11)-(\d\dh\d)-([ew])")
_BUILD = re.compile(r"10\.0\.(\d{5})")
_VERSION = re.compile(r"\d+(\.\d+)+")
_GROUPS: Mapping[str, frozenset[str]] = {
    "e": frozenset({"enterprise"}),
    "w": frozenset({"home", "pro"}),
}


def overlaid(knowledge: Knowledge, contents: PackContents) -> Knowledge:
    """What is known with the pack. Rows checked after the pack's own source keep their word."""
    sources = dict(knowledge.sources)
    for kind in (SourceKind.LIFECYCLES, SourceKind.BROWSERS):
        dated = contents.dated(kind)
        if dated is not None:
            sources[_key(kind)] = Source(f"{kind} ({dated})", dated)
    return replace(
        knowledge,
        version=f"{knowledge.version}+{contents.version}",
        sources=sources,
        windows=tuple(_windows(knowledge, contents)),
        distributions=tuple(_distributions(knowledge, contents)),
        programs=tuple(_programs(knowledge, contents)),
        affected=tuple(_affected(knowledge, contents)),
        exploited=contents.exploited or knowledge.exploited,
    )


def _key(kind: SourceKind) -> str:
    return f"pack_{kind}"


def _is_later(knowledge: Knowledge, source: str, dated: date) -> bool:
    return dated > knowledge.sources[source].checked


def _distributions(knowledge: Knowledge, contents: PackContents) -> Iterator[DistributionLifecycle]:
    dated = contents.dated(SourceKind.LIFECYCLES)
    told = {
        (_DISTRIBUTIONS[cycle.product], cycle.cycle): cycle
        for cycle in contents.cycles
        if cycle.product in _DISTRIBUTIONS
    }
    for row in knowledge.distributions:
        cycle = told.pop((row.id, row.version), None) if not row.name_starts else None
        if cycle is None or dated is None or not _is_later(knowledge, row.source, dated):
            yield row
        elif row.ends is None:
            yield _still_updated(row, cycle)
        else:
            yield _distribution(row, cycle)
    known = {row.id: row.name.rpartition(" ")[0] for row in knowledge.distributions}
    oldest = {row.id: _order(row.version) for row in reversed(knowledge.distributions)}
    for (os_id, version), cycle in told.items():
        # What is older than the first row was left out on purpose: it has ended long ago.
        if cycle.ends and os_id in _NEW & known.keys() and _order(version) > oldest[os_id]:
            name = f"{known[os_id]} {version}"
            yield _distribution(DistributionLifecycle(name, os_id, version, source=""), cycle)


def _distribution(row: DistributionLifecycle, cycle: Cycle) -> DistributionLifecycle:
    is_free = row.id in _FREE
    return replace(
        row,
        ends=cycle.ends or row.ends,
        free_until=cycle.extended if is_free else row.free_until,
        paid_until=row.paid_until if is_free else cycle.extended,
        source=_key(SourceKind.LIFECYCLES),
    )


def _still_updated(row: DistributionLifecycle, cycle: Cycle) -> DistributionLifecycle:
    """Where the maker says no end, the last day of updates counts. An end that is said is one."""
    if cycle.ends is not None:
        return replace(row, ends=cycle.ends, source=_key(SourceKind.LIFECYCLES))
    if row.updated_on is None or cycle.latest_on is None:
        return row
    later = max(row.updated_on, cycle.latest_on)
    return replace(row, updated_on=later, source=_key(SourceKind.LIFECYCLES))


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d{1,6}", version))


def _windows(knowledge: Knowledge, contents: PackContents) -> Iterator[WindowsLifecycle]:
    """Clients that the built-in table does not know yet, and later words on those it knows."""
    dated = contents.dated(SourceKind.LIFECYCLES)
    told: dict[tuple[int, frozenset[str]], WindowsLifecycle] = {
        (row.build, row.editions): row for row in _clients(contents)
    }
    known = {row.build for row in knowledge.windows}
    for row in knowledge.windows:
        later = told.get((row.build, row.editions))
        is_later = dated is not None and _is_later(knowledge, row.source, dated)
        is_client = row.product_types == {"WinNT"}
        if later and is_later and is_client:
            yield replace(row, ends=later.ends, source=later.source)
        else:
            yield row
    yield from (row for row in told.values() if row.build not in known)


def _clients(contents: PackContents) -> Iterator[WindowsLifecycle]:
    for cycle in contents.cycles:
        named = _CLIENT.fullmatch(cycle.cycle) if cycle.product == "windows" else None
        build = _BUILD.fullmatch(cycle.latest)
        if named and build and cycle.ends is not None:
            yield WindowsLifecycle(
                f"Windows {named[1]} {named[2].upper()}",
                int(build[1]),
                frozenset({"WinNT"}),
                _GROUPS[named[3]],
                cycle.ends,
                _key(SourceKind.LIFECYCLES),
            )


def _affected(knowledge: Knowledge, contents: PackContents) -> Iterator[AffectedProduct]:
    """What decides by versions gets the newest of each line that endoflife.date knows."""
    newest: dict[str, list[Released]] = {}
    for cycle in contents.cycles:
        version = _VERSION.match(cycle.latest)
        if version and cycle.latest_on:
            newest.setdefault(cycle.product, []).append(
                Released(_line(cycle, version[0]), version[0], cycle.latest_on)
            )
    for product in knowledge.affected:
        if product.rule is AffectedRule.RELEASES and product.key in newest:
            yield replace(product, releases=(*product.releases, *newest[product.key]))
        else:
            yield product


def _line(cycle: Cycle, version: str) -> str:
    """The cycle where versions begin with it; else the first two parts of the version."""
    if f"{version}.".startswith(f"{cycle.cycle}."):
        return cycle.cycle
    return ".".join(version.split(".")[:2])


def _programs(knowledge: Knowledge, contents: PackContents) -> Iterator[Program]:
    dated = contents.dated(SourceKind.BROWSERS)
    key = _key(SourceKind.BROWSERS)
    majors: dict[str, list[ProgramRelease]] = {}
    supported: dict[str, list[int]] = {}
    for release in sorted(contents.browsers, key=lambda one: one.on):
        if release.is_esr:
            supported.setdefault(f"{release.browser}-esr", []).append(release.major)
        majors.setdefault(release.browser, []).append(ProgramRelease(release.major, release.on))
    for program in knowledge.programs:
        # On the same day the pack knows more: its releases go back to the first.
        if dated is None or dated < knowledge.sources[program.source].checked:
            yield program
        elif program.releases and program.key in majors:
            yield replace(program, releases=tuple(majors[program.key]), source=key)
        elif program.key in supported:
            yield replace(program, minimum=str(min(supported[program.key])), source=key)
        else:
            yield program
