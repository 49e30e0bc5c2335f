# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Text from the network made fit for one line of a screen."""

import unicodedata
from html import escape

LIMIT = 200
"""Characters of one value on screen; the store keeps all of it."""

_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})


def plain(text: str, limit: int = LIMIT) -> str:
    """`text` without control, direction and line characters, cut to `limit` with an ellipsis."""
    taken = text[: limit * 2]
    shown = "".join(
        " " if unicodedata.category(character) in _HIDDEN else character for character in taken
    )
    line = " ".join(shown.split(" ")).strip()
    cut = len(line) > limit or len(text) > len(taken)
    return line[: limit - 1].rstrip() + "…" if cut else line


def filled(sentence: str, *values: str) -> str:
    """A translated sentence with %1, %2 … replaced in one pass, so that values stay values."""
    parts = sentence.split("%")
    out = [parts[0]]
    for part in parts[1:]:
        index = int(part[0]) - 1 if part[:1].isdigit() else -1
        out.append(values[index] + part[1:] if 0 <= index < len(values) else "%" + part)
    return "".join(out)


def tip(text: str) -> str:
    """A tooltip that shows `text` as it is: told to be markup, and escaped as such."""
    return f"<p>{escape(text)}</p>" if text else ""
