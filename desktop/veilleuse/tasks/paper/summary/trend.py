# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The curve of the score, month by month."""

from veilleuse.tasks.paper.reading import Data, Reading


def trend(reading: Reading) -> Data:
    """The curve as fractions of its frame, oldest first, and its sentence for those who hear it."""
    say, points = reading.say, reading.picture.trend
    if len(points) < 2:
        return {"points": [], "heading": say("hero.trend"), "short": say("hero.trend_short")}
    first, last = points[0], points[-1]
    span = (last.at - first.at).total_seconds() or 1.0
    return {
        "heading": say("hero.trend"),
        "points": [
            {
                "x": (point.at - first.at).total_seconds() / span,
                "score": point.score / 100,
                "best": point.best / 100,
                "worst": point.worst / 100,
            }
            for point in points
        ],
        "first": say.month(say.local(first.at)),
        "last": say.month(say.local(last.at)),
        "alt": say(
            "hero.trend_alt",
            first_month=say.month(say.local(first.at)),
            last_month=say.month(say.local(last.at)),
            first=say.number(first.score),
            last=say.number(last.score),
        ),
    }
