# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings on a terminal: what was seen, by whom, and on which day."""

from collections.abc import Iterable
from datetime import date, datetime

from rich.table import Table
from rich.text import Text

from veilleuse.catalogue.words import Words
from veilleuse.tasks.found import Found
from veilleuse.tasks.paper.wording import Wording
from veilleuse.tasks.tell_origin import tell_origin


def found_table(found: Iterable[Found], words: Words) -> Table:
    """A row for each finding."""
    wording = Wording(words.language, None)

    def write(day: date | datetime) -> str:
        return wording.short(wording.local(day) if isinstance(day, datetime) else day)

    table = Table(title=words("explain.findings"), title_justify="left", header_style="bold")
    for column in ("control", "severity", "found", "origin"):
        table.add_column(words(f"explain.{column}"), overflow="fold")
    for one in found:
        finding = one.finding
        table.add_row(
            Text(finding.control),
            Text(words(f"severity.{finding.severity}")),
            Text(words(f"reason.{finding.reason}", **finding.details)),
            Text("\n".join(tell_origin(one.seen, words, words.find, write))),
        )
    return table
