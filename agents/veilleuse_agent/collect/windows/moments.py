# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""FILETIME: hundreds of nanoseconds since 1601-01-01 UTC."""

from datetime import UTC, datetime, timedelta

_START = datetime(1601, 1, 1, tzinfo=UTC)
NEVER_BEFORE = datetime(1990, 1, 1, tzinfo=UTC)
"""What was before this never was: zeros of several calendars."""


def moment_of_filetime(ticks: int) -> datetime | None:
    """The moment, in whole seconds; None for zero and the other ways of saying never."""
    try:
        moment = _START + timedelta(microseconds=ticks // 10)
    except OverflowError:
        return None
    return moment.replace(microsecond=0) if moment > NEVER_BEFORE else None


def iso_of_filetime(ticks: int) -> str | None:
    """The moment in ISO 8601; None for zero and the other ways of saying never."""
    moment = moment_of_filetime(ticks)
    return moment.isoformat() if moment else None


def iso_of_binary(value: object) -> str | None:
    """The moment in eight little-endian bytes of a registry value."""
    if not isinstance(value, bytes) or len(value) != 8:
        return None
    return iso_of_filetime(int.from_bytes(value, "little"))
