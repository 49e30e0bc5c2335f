# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The monthly summary: two pages for a director. The first page names no machine."""

from veilleuse.tasks.paper.reading import Data, Reading
from veilleuse.tasks.paper.summary.accepted import accepted
from veilleuse.tasks.paper.summary.bars import marks
from veilleuse.tasks.paper.summary.care import care
from veilleuse.tasks.paper.summary.changes import changes
from veilleuse.tasks.paper.summary.closing import signature, small_print
from veilleuse.tasks.paper.summary.deadlines import deadlines
from veilleuse.tasks.paper.summary.decisions import decisions
from veilleuse.tasks.paper.summary.devices import devices
from veilleuse.tasks.paper.summary.fall import fall
from veilleuse.tasks.paper.summary.figures import figures
from veilleuse.tasks.paper.summary.fixed import fixed
from veilleuse.tasks.paper.summary.hero import hero
from veilleuse.tasks.paper.summary.indicators import indicators
from veilleuse.tasks.paper.summary.story import story
from veilleuse.tasks.paper.summary.trend import trend


def summary(reading: Reading) -> Data:
    """What the two pages tell of the reading's month, compared with the months before it."""
    say = reading.say
    of_month = say.of_month(reading.month)
    return {
        "document": say("document", site=reading.site, of_month=of_month),
        "title": say("title", of_month=of_month),
        "audience": say("audience"),
        "hero": hero(reading),
        "trend": trend(reading),
        "marks": marks(reading),
        "changes": changes(reading),
        "fall": fall(reading),
        "decisions": decisions(reading),
        "story": story(reading),
        "care": care(reading),
        "indicators": indicators(reading),
        "deadlines": deadlines(reading),
        "fixed": fixed(reading),
        "accepted": accepted(reading),
        "devices": devices(reading),
        "sign": signature(reading),
        "small": small_print(reading),
        "figures": figures(reading),
    }
