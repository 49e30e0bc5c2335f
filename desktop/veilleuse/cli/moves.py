# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the last round found changed, as a table for a terminal."""

from rich.table import Table
from rich.text import Text

from veilleuse.catalogue.words import Words
from veilleuse.domain.moves import Move, MoveKind

MOST = 40
"""Lines; the rest is counted in the title and is in the JSON."""


def moves_table(moves: tuple[Move, ...], words: Words) -> Table | None:
    """News first, then who left, came back and changed; none where nothing moved."""
    if not moves:
        return None
    title = f"{words('show.moves')} ({len(moves)})"
    table = Table(title=title, title_justify="left", header_style="bold")
    for column in ("device", "move", "move_before", "move_after"):
        table.add_column(words(f"show.{column}"), overflow="fold")
    kinds = tuple(MoveKind)
    for move in sorted(moves, key=lambda one: (kinds.index(one.kind), one.title))[:MOST]:
        table.add_row(
            Text(move.title),
            Text(words(f"move.{move.kind}")),
            Text(_told(move, move.before, words)),
            Text(_told(move, move.after, words)),
        )
    return table


def _told(move: Move, value: str, words: Words) -> str:
    if not value:
        return words("show.none")
    return words(f"class.{value}") if move.kind is MoveKind.CLASS else value
