# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One thing that an announcement says: a kind of evidence and its value, both short text."""

from veilleuse_agent.collect.cleaning import clean_text

Saying = tuple[str, str]
"""A kind such as `mdns.service` and its value."""

TEXT = 200
"""Characters kept of a value: a name of the DNS has at most 255 octets (RFC 1035, 2.3.4)."""


def saying(kind: str, text: str) -> tuple[Saying, ...]:
    """The saying with a clean value; nothing where the value is empty."""
    value = clean_text(text)[:TEXT].strip()
    return ((kind, value),) if value else ()
