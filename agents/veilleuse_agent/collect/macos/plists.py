# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Property lists of Apple, XML or binary, as typed values; hostile ones fail in one way."""

import plistlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from xml.parsers.expat import ExpatError


class PlistError(Exception):
    """The bytes are not a property list, or one of another shape."""


def plist_of(data: bytes) -> object:
    """The value in these bytes; PlistError for anything else."""
    try:
        return plistlib.loads(data)
    except (
        plistlib.InvalidFileException,
        ExpatError,
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        OverflowError,
        RecursionError,
        MemoryError,
    ) as failure:
        raise PlistError(f"not a property list: {type(failure).__name__}") from failure


def keys_of(value: object) -> Mapping[str, object]:
    """A dictionary with text keys; an empty one for any other value."""
    if not isinstance(value, dict):
        return {}
    return {key: item for key, item in value.items() if isinstance(key, str)}


def rows_of(value: object) -> Sequence[Mapping[str, object]]:
    """The dictionaries of an array; nothing for any other value."""
    return [keys_of(item) for item in _items(value) if isinstance(item, dict)]


def text_of(value: object) -> str | None:
    """Text that is not empty, or None."""
    return value if isinstance(value, str) and value else None


def flag_of(value: object) -> bool | None:
    """A boolean, or the integers 0 and 1 that `defaults write -int` leaves in its place."""
    if isinstance(value, bool):
        return value
    return bool(value) if isinstance(value, int) and value in {0, 1} else None


def moment_of(value: object) -> str | None:
    """A date as ISO 8601; property lists keep them in UTC without saying so."""
    if not isinstance(value, datetime):
        return None
    return value.replace(tzinfo=UTC, microsecond=0).isoformat()


def moments_of(value: object) -> list[str]:
    """The dates of an array."""
    return [moment for item in _items(value) if (moment := moment_of(item))]


def _items(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()
