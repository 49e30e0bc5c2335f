# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Why the score moved since the month before: bars that add up exactly."""

from veilleuse.domain.waterfall import Waterfall
from veilleuse.tasks.paper.reading import Data, Reading

_ROOM = 0.5
"""Least points shown on the scale, so that a tenth of a point does not fill the page."""


def fall(reading: Reading) -> Data:
    """Each cause with its points and where its bar lies, as fractions of the scale."""
    say, told = reading.say, reading.sources.fall
    heading = say("fall.heading")
    if told is None:
        return {"heading": heading, "rows": [], "none": reading.nothing("fall.none")}
    shape = told.waterfall
    return {
        "heading": heading,
        "rows": _rows(reading, shape),
        "none": say("fall.still"),
        "before": say("fall.score", score=say.number(shape.before, 1)),
        "before_words": say("fall.before", since=say.end_of(say.local(told.since))),
        "after": say("fall.score", score=say.number(shape.after, 1)),
        "after_words": say("fall.after"),
    }


def _rows(reading: Reading, shape: Waterfall) -> list[Data]:
    say = reading.say
    reached, spans = shape.before, []
    for bar in shape.bars:
        spans.append((reached, reached + bar.points))
        reached += bar.points
    ends = [shape.before, shape.after, *(end for span in spans for end in span)]
    low, high = min(ends), max(*ends, min(ends) + _ROOM)
    return [
        {
            "name": say(f"fall.{bar.cause}"),
            "points": signed(reading, bar.points),
            "from": (min(span) - low) / (high - low),
            "to": (max(span) - low) / (high - low),
            "better": bar.points < 0,
        }
        for bar, span in zip(shape.bars, spans, strict=True)
    ]


def signed(reading: Reading, points: float) -> str:
    """One decimal with its sign, none for what rounds to nothing."""
    size = reading.say.number(abs(points), 1)
    if not any(sign in "123456789" for sign in size):
        return size
    return reading.say("fall.rise" if points > 0 else "fall.drop", points=size)
