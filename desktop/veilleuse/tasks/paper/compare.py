# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two kept months side by side, by their key figures."""

from dataclasses import dataclass
from datetime import date

from veilleuse.tasks.desk import Desk
from veilleuse.tasks.paper.archive import data_of, find_archived
from veilleuse.tasks.paper.kinds import Kind
from veilleuse.tasks.paper.settings import report_settings

ORDER = (
    "score",
    "letter",
    "best",
    "worst",
    "loss",
    "coverage",
    "devices",
    "computers",
    "reporting",
    "findings",
    "accepted",
)


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure in both months; None where a month did not have it."""

    name: str
    """Code of `i18n`: `paper.figure.<name>`, or `report.indicator.<id>` of a `share_<id>`."""
    before: float | str | None
    after: float | str | None


def compare(desk: Desk, first: date, second: date) -> tuple[Compared, ...]:
    """From the first month to the second; NotArchivedError where one was not kept."""
    before, after = (
        data_of(find_archived(desk, of, Kind.SUMMARY)).get("figures") for of in (first, second)
    )
    if not isinstance(before, dict) or not isinstance(after, dict):
        return ()
    names = sorted({*after, *before}, key=_place)
    return tuple(Compared(name, before.get(name), after.get(name)) for name in names)


def _place(name: str) -> tuple[int, str]:
    """The order of the page; what a later version added comes last."""
    shares = [f"share_{setting.id}" for setting in report_settings().indicators]
    order = [*ORDER, *shares]
    return (order.index(name) if name in order else len(order)), name
