# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The blocks that pages of any length are made of; `resources/report/flow.typ` draws them."""

import re
from collections.abc import Iterable, Sequence

Block = dict[str, object]

_LONG_WORD = re.compile(r"(\S{14})(?=\S{6})")


def heading(text: str, level: int = 2) -> Block:
    """Level 2 begins a section, level 3 a part of one."""
    return {"type": "heading", "level": level, "text": text}


def text(words: str, tone: str = "") -> Block:
    """A paragraph; tones are `muted`, `strong` and `small`."""
    return {"type": "text", "text": words, "tone": tone}


def bullets(items: Iterable[str]) -> Block:
    """A list."""
    return {"type": "list", "items": list(items)}


def steps(items: Iterable[str]) -> Block:
    """Numbered steps, each with a box to tick."""
    return {"type": "steps", "items": list(items)}


def ticks(items: Iterable[str]) -> Block:
    """Boxes to tick."""
    return {"type": "ticks", "items": list(items)}


def notice(words: str) -> Block:
    """What must not be missed."""
    return {"type": "notice", "text": words}


def command(words: str) -> Block:
    """To be typed as it is."""
    return {"type": "command", "text": words}


def table(
    columns: Sequence[str],
    widths: Sequence[float | str],
    rows: Iterable[Sequence[str]],
    size: float = 9,
    inset: int = 3,
) -> Block:
    """Widths are shares of the line, or `auto`; `inset` is the room above and below words."""
    cells = [[breakable(cell) for cell in row] for row in rows]
    return {
        "type": "table",
        "columns": list(columns),
        "widths": list(widths),
        "rows": cells,
        "size": size,
        "inset": inset,
    }


def fields(rows: Iterable[tuple[str, str]], label_width: int = 45, gap: int = 9) -> Block:
    """Labels with what is known, or a line to write on where that is nothing."""
    return {
        "type": "fields",
        "rows": [list(row) for row in rows],
        "label-width": label_width,
        "gap": gap,
    }


def lines(count: int) -> Block:
    """Room to write by hand."""
    return {"type": "lines", "count": count}


def groups(items: Iterable[str], across: int) -> Block:
    """Large signs to copy, so many a line."""
    return {"type": "groups", "items": list(items), "across": across}


def new_page() -> Block:
    """What follows begins on a page of its own."""
    return {"type": "page"}


def breakable(words: str) -> str:
    """Long words may break at any fourteenth sign, so that no cell overflows."""
    return _LONG_WORD.sub("\\1\u200b", words)
