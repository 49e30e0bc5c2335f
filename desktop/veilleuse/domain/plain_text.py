# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts that others wrote are hostile: here they become short, plain and visible."""

import unicodedata

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Controls, bidi overrides and other formats, surrogates, private and unassigned, line breaks."""


def clean(raw: str | bytes, limit: int) -> str:
    """At most `limit` characters of one line that shows all it holds."""
    head = raw[: limit * 4]
    text = head.decode("utf-8", "replace") if isinstance(head, bytes) else head
    text = unicodedata.normalize("NFC", text)
    seen = "".join(" " if unicodedata.category(each) in _UNSEEN else each for each in text)
    return " ".join(seen.split())[:limit].rstrip()
