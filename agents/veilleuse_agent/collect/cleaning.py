# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Text of this machine made fit for a report: printable, bounded, encodable."""

LENGTH = 512
"""Characters kept of one text."""


def clean_text(text: str) -> str:
    """The text on one line, without control characters or broken code points, cut at a bound."""
    if text.isascii() and text.isprintable():
        return text[:LENGTH]
    readable = text[: 4 * LENGTH].encode("utf-8", "replace").decode("utf-8", "replace")
    kept = "".join(c if c.isprintable() else " " for c in readable)
    return " ".join(kept.split())[:LENGTH]


def clean(value: object) -> object:
    """The same plain data with every text clean; what is not plain data becomes its text."""
    match value:
        case None | bool() | float():
            return value
        case int():
            return value if abs(value) < 2**63 else str(value)
        case str():
            return clean_text(value)
        case list() | tuple():
            return [clean(item) for item in value]
        case dict():
            return {clean_text(str(key)): clean(item) for key, item in value.items()}
        case _:
            return clean_text(str(value))
