# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which Patch Tuesday a Windows revision contains, and how many came since."""

from calendar import TUESDAY, monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from veilleuse.domain.facts import Facts, Reading
from veilleuse.domain.knowledge import Knowledge, UpdateKind, UpdateLine

SPLIT_SERVER_REVISION = 32230
"""Server 2025 left the revisions of Windows 11 24H2 in January 2026 (Microsoft release health)."""


@dataclass(frozen=True, slots=True)
class Level:
    """The month of security updates that runs, as far as the table can tell.

    `earliest` and `latest` differ where the table lacks the months in between. `earliest` is None
    before the oldest row, `latest` beyond the newest.
    """

    line: UpdateLine | None
    earliest: date | None = None
    latest: date | None = None
    gap: Reading[object] | None = None
    """The fact that was missing, where one was."""
    beyond: bool = False
    """Newer than every row: neither late nor current can be said."""

    @property
    def newest_row(self) -> date:
        """How far the table reaches."""
        return self.line.rows[-1].on if self.line else date.min


def level(facts: Facts, knowledge: Knowledge) -> Level:
    """The level of the running system; an update waiting for a restart does not count yet."""
    build, revision = facts.number("os.build"), facts.number("os.revision")
    if build.value is None:
        return Level(None, gap=build)
    lines = [line for line in knowledge.update_lines if build.value in line.builds and line.rows]
    if not lines:
        return Level(None)
    if revision.value is None:
        return Level(None, gap=revision)
    product_type = facts.text("os.product_type")
    line = _line(lines, product_type.value, revision.value)
    if line is None:
        return Level(None, gap=product_type if product_type.value is None else None)
    return _place(line, revision.value)


def second_tuesday(year: int, month: int) -> date:
    """The day of the monthly security updates."""
    first, _ = monthrange(year, month)
    return date(year, month, 1 + (TUESDAY - first) % 7 + 7)


def months_behind(since: date, until: date) -> int:
    """How many second Tuesdays lie after `since`, up to and including `until`."""
    return sum(1 for tuesday in _tuesdays(since, until) if since < tuesday <= until)


def last_tuesday(day: date) -> date:
    """The newest second Tuesday that is not after `day`."""
    return max(tuesday for tuesday in _tuesdays(day - timedelta(days=62), day) if tuesday <= day)


def _tuesdays(since: date, until: date) -> Iterator[date]:
    for index in range(since.year * 12 + since.month - 1, until.year * 12 + until.month):
        yield second_tuesday(index // 12, index % 12 + 1)


def _line(lines: list[UpdateLine], product_type: str | None, revision: int) -> UpdateLine | None:
    """A client and a server of one build may follow two sequences."""
    if product_type is None:
        if len(lines) == 1:
            return lines[0]
        lines = [line for line in lines if line.rows[-1].revision >= SPLIT_SERVER_REVISION]
        return lines[0] if lines and revision >= SPLIT_SERVER_REVISION else None
    return next((line for line in lines if product_type in line.product_types), None)


def _place(line: UpdateLine, revision: int) -> Level:
    hot = next(
        (r for r in line.rows if r.kind is UpdateKind.HOTPATCH and r.revision == revision), None
    )
    if hot:
        month = last_tuesday(hot.on)
        return Level(line, month, month)
    rows = sorted(
        (row for row in line.rows if row.kind is not UpdateKind.HOTPATCH),
        key=lambda row: row.revision,
    )
    below = [row for row in rows if row.revision <= revision]
    above = [row for row in rows if row.revision > revision]
    if not below:
        return Level(line, None, above[0].on - timedelta(days=1))
    month = last_tuesday(below[-1].on)
    if below[-1].revision == revision:
        return Level(line, month, month)
    if not above:
        return Level(line, month, None, beyond=True)
    return Level(line, month, max(month, above[0].on - timedelta(days=1)))
