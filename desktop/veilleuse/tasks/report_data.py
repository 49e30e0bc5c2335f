# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The monthly summary as plain data: every sentence worded, every number written, no layout."""

from datetime import date, datetime, timedelta, tzinfo

from veilleuse.tasks.picture import Picture
from veilleuse.tasks.report_first import changes, decisions, hero, marks, trend
from veilleuse.tasks.report_reading import Reading
from veilleuse.tasks.report_second import (
    accepted,
    care,
    deadlines,
    devices,
    fixed,
    signature,
    small_print,
)
from veilleuse.tasks.report_settings import report_settings


def month_of(read_at: datetime) -> date:
    """The month a summary read now is about: in its first days, the one that has just ended."""
    day = read_at.astimezone().date()
    if day.day <= report_settings().closing_days:
        day = day.replace(day=1) - timedelta(days=1)
    return day.replace(day=1)


def report_data(
    picture: Picture, *, language: str, month: date, zone: tzinfo | None = None
) -> dict[str, object]:
    """What the template prints for `month`, compared with the last assessment before it.

    Days are those of `zone`; none means this machine's.
    """
    reading = Reading(picture, language, month, zone)
    say = reading.say
    of_month = say.of_month(reading.month)
    shown_at = picture.assessment.at if picture.assessment else picture.read_at
    return {
        "language": language,
        "read_at": picture.read_at.isoformat(),
        "document": say("document", site=reading.site, of_month=of_month),
        "site": reading.site,
        "title": say("title", of_month=of_month),
        "audience": say("audience"),
        "as_of": say("as_of", date=say.day(say.local(shown_at))),
        "product": say("product"),
        "page": say("page"),
        "demo": [say("demo"), say("demo_note")] if picture.site.is_demo else [],
        "hero": hero(reading),
        "trend": trend(reading),
        "marks": marks(reading),
        "changes": changes(reading),
        "decisions": decisions(reading),
        "care": care(reading),
        "deadlines": deadlines(reading),
        "fixed": fixed(reading),
        "accepted": accepted(reading),
        "devices": devices(reading),
        "sign": signature(reading),
        "small": small_print(reading),
    }
