# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person writes down: plain lines that are kept whole or refused, never of a day to come."""

from datetime import date

from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.judges.case import CLOCK_TOLERANCE
from veilleuse.domain.plain_text import clean
from veilleuse.tasks.desk import Desk


class WrittenBlankError(VeilleuseError):
    """A name that must be there is missing: of the entry, or of whoever vouches for it."""

    code = "written_blank"


class WrittenLongError(VeilleuseError):
    """A text beyond what is kept; nothing is cut silently."""

    code = "written_long"


class WrittenAheadError(VeilleuseError):
    """Nobody can vouch for a day to come."""

    code = "written_ahead"


def line(desk: Desk, text: str, *, required: bool = False) -> str:
    """One plain line; WrittenLongError, or WrittenBlankError where it must say something."""
    most = desk.shelf.evidence.text_characters
    kept = clean(text, most + 1)
    if len(kept) > most:
        raise WrittenLongError(most=most)
    if required and not kept:
        raise WrittenBlankError
    return kept


def pasted(desk: Desk, text: str) -> str:
    """Foreign text as it was pasted, with its lines; WrittenLongError."""
    most, kept = desk.shelf.evidence.pasted_characters, text.strip()
    if len(kept) > most:
        raise WrittenLongError(most=most)
    return kept


def past_day(desk: Desk, on: date) -> date:
    """A day that has begun somewhere; WrittenAheadError for a later one."""
    if on > (desk.now() + CLOCK_TOLERANCE).date():
        raise WrittenAheadError(on=on.isoformat())
    return on
