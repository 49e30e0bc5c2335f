# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Moments as facts carry them: ISO 8601 in UTC, whole seconds."""

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def iso(seconds: float) -> str:
    """Seconds since 1970."""
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()


def iso_of_local(text: str) -> str | None:
    """`2026-11-23 10:00:00` in the machine's own time, as logs write it."""
    try:
        return iso(time.mktime(time.strptime(text, "%Y-%m-%d %H:%M:%S")))
    except (ValueError, OverflowError):
        return None


def iso_of_mail_date(text: str) -> str | None:
    """`Sat, 21 Nov 2026 00:53:02 UTC`, as Release files write it."""
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        return None
    return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC).isoformat()
