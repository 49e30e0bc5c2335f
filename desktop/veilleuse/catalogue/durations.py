# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Working time as people say it, the same on paper, in the window and on the terminal."""

from veilleuse.catalogue.words import Words


def duration(minutes: int, words: Words) -> str:
    """Such as « 45 min », « 1 h 10 » or « 2 h »; never rounded, so that places agree."""
    if minutes < 60:
        return words("duration.minutes", n=minutes)
    hours, rest = divmod(minutes, 60)
    if not rest:
        return words("duration.hours", n=hours)
    return words("duration.hours_minutes", h=hours, m=f"{rest:02}")
