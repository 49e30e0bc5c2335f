# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Four bars of three parts: in order, to correct, unknown."""

from veilleuse.tasks.paper.reading import Data, Reading
from veilleuse.tasks.paper.settings import MarkSetting
from veilleuse.tasks.paper.summary.marks import Mark, mark


def marks(reading: Reading) -> Data:
    """Four bars of three parts, each with its words."""
    say = reading.say
    return {
        "heading": say("marks.heading"),
        "legend": [say(f"marks.{part}_legend") for part in ("ok", "finding", "unknown")],
        "bars": [_bar(reading, setting) for setting in reading.settings.marks],
    }


def _bar(reading: Reading, setting: MarkSetting) -> Data:
    say, assessment = reading.say, reading.picture.assessment
    title = say(f"mark.{setting.id}")
    counted = mark(
        setting.count,
        setting.controls,
        reading.picture.devices,
        assessment.judgements if assessment else (),
    )
    if assessment is None or not counted.total:
        return {"title": title, "parts": [], "words": say("marks.nothing"), "alt": title}
    parts = _parts(reading, setting, counted)
    return {"title": title, "alt": _alt(reading, title, counted), **parts}


def _parts(reading: Reading, setting: MarkSetting, counted: Mark) -> Data:
    say = reading.say
    numbers = {"ok": counted.ok, "finding": counted.finding, "unknown": counted.unknown}
    told = [say(f"marks.part_{name}", n=n) for name, n in numbers.items() if n]
    return {
        "parts": [n / counted.total for n in numbers.values()],
        "share": say("marks.share", share=say.percent(counted.ok / counted.total)),
        "words": " · ".join(told),
        "total": say(f"counted.{setting.count}", n=counted.total),
    }


def _alt(reading: Reading, title: str, counted: Mark) -> str:
    return reading.say(
        "marks.alt",
        title=title,
        ok=counted.ok,
        finding=counted.finding,
        unknown=counted.unknown,
        total=counted.total,
    )
