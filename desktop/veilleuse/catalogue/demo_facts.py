# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts of a demonstration computer, put together from the traits of resources/demo/traits.toml."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from veilleuse.catalogue.folder import ResourceError
from veilleuse.domain.knowledge import Knowledge, UpdateKind, UpdateLine
from veilleuse.domain.model import Fact, FactStatus

Traits = Mapping[str, Mapping[str, object]]

SOURCE = "demonstration"
_ADDED = frozenset({"services", "processes", "software", "ports.listening"})
_AGO = re.compile(r"@-(\d+)d\Z")
_DAY = re.compile(r"@day-(\d+)d\Z")
_REVISION = re.compile(r"@revision-(\d+)d\Z")
_A_MONTH = timedelta(days=40)
"""A table without a row for longer lacks at least one month of updates."""
_MONTHLY = 150
"""About what a monthly update adds to a revision (resources/knowledge/updates.toml)."""


def facts_of(
    traits: Traits, names: Iterable[str], at: datetime, knowledge: Knowledge
) -> dict[str, Fact]:
    """What an agent would have read at `at` on a computer with these traits."""
    values: dict[str, object] = {}
    for name in names:
        if name not in traits:
            raise ResourceError(file="demo/traits.toml", why=f"no trait {name}")
        for fact, value in traits[name].items():
            values[fact] = _joined(values.get(fact), value) if fact in _ADDED else value
    return {fact: _fact(value, values, at, knowledge) for fact, value in values.items()}


def _joined(before: object, added: object) -> object:
    """Both lists; a row named again takes the earlier one's place."""
    if not isinstance(before, list) or not isinstance(added, list):
        return added
    names = {_name(row) for row in added}
    return [row for row in before if _name(row) not in names] + added


def _name(row: object) -> object:
    """What makes two rows of a list the same."""
    return row.get("name", row.get("port")) if isinstance(row, Mapping) else row


def _fact(value: object, values: Mapping[str, object], at: datetime, knowledge: Knowledge) -> Fact:
    if isinstance(value, Mapping) and set(value) == {"status"}:
        return Fact(None, FactStatus(str(value["status"])), SOURCE, at)
    if isinstance(value, str) and (match := _REVISION.match(value)):
        day = at - timedelta(days=int(match[1]))
        revision = _revision(values, day, knowledge)
        if revision is None:
            return Fact(None, FactStatus.ABSENT, SOURCE, at)
        return Fact(revision, FactStatus.OK, SOURCE, at)
    return Fact(_dated(value, at), FactStatus.OK, SOURCE, at)


def _dated(value: object, at: datetime) -> object:
    """The value with every `@-12d` in it made a moment, every `@day-12d` a day."""
    if isinstance(value, str) and (match := _AGO.match(value)):
        return (at - timedelta(days=int(match[1]))).isoformat()
    if isinstance(value, str) and (match := _DAY.match(value)):
        return (at - timedelta(days=int(match[1]))).date().isoformat()
    if isinstance(value, Mapping):
        return {key: _dated(item, at) for key, item in value.items()}
    if isinstance(value, list):
        return [_dated(item, at) for item in value]
    return value


def _revision(values: Mapping[str, object], day: datetime, knowledge: Knowledge) -> int | None:
    """The revision after every update published until `day`, also where the table lacks months."""
    line = _line(values, knowledge)
    if line is None:
        return None
    rows = [row for row in line.rows if row.kind in {UpdateKind.B, UpdateKind.OUT_OF_BAND}]
    known = [row for row in rows if row.on <= day.date()]
    if not known:
        return rows[0].revision if rows else None
    newest = known[-1]
    if day.date() - newest.on <= _A_MONTH:
        return newest.revision
    later = [row.revision for row in rows if row.revision > newest.revision]
    step = (min(later) - newest.revision) // 2 if later else _MONTHLY
    return newest.revision + step


def _line(values: Mapping[str, object], knowledge: Knowledge) -> UpdateLine | None:
    return next(
        (
            line
            for line in knowledge.update_lines
            if values.get("os.build") in line.builds
            and values.get("os.product_type") in line.product_types
        ),
        None,
    )
