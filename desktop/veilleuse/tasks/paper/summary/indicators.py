# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Some ten figures with their target and where they go, for the file of the month."""

from collections.abc import Iterable

from veilleuse.catalogue.controls import load_controls
from veilleuse.domain.exposure import Assessment
from veilleuse.tasks.paper.reading import Data, Reading
from veilleuse.tasks.paper.settings import IndicatorSetting
from veilleuse.tasks.paper.summary.marks import Counted, Mark, mark


def indicators(reading: Reading) -> Data:
    """One row for each setting whose controls exist."""
    say = reading.say
    rows = [_row(reading, setting) for setting in settings_of(reading)]
    return {
        "heading": say("indicators.heading"),
        "columns": [say(f"indicators.{name}") for name in ("what", "value", "target", "trend")],
        "rows": rows,
        "note": say("indicators.note"),
    }


def settings_of(reading: Reading) -> tuple[IndicatorSetting, ...]:
    """Those that this catalogue can answer."""
    known = load_controls()
    return tuple(s for s in reading.settings.indicators if set(s.controls) <= known.keys())


def counted(
    setting: IndicatorSetting, assessment: Assessment | None, devices: Iterable[Counted]
) -> Mark:
    """What an assessment says of it; nothing at all without one."""
    if assessment is None:
        return Mark(0, 0, 0)
    coverage = assessment.exposure.coverage
    if setting.count == "measured":
        return Mark(coverage.known, 0, coverage.applicable - coverage.known)
    if setting.count == "reporting":
        reporting = coverage.computers_reporting
        return Mark(reporting, 0, coverage.computers - reporting)
    return mark(setting.count, setting.controls, devices, assessment.judgements)


def now(reading: Reading, setting: IndicatorSetting) -> Mark:
    """Of the last assessment."""
    return counted(setting, reading.picture.assessment, reading.picture.devices)


def _before(reading: Reading, setting: IndicatorSetting) -> Mark:
    before = reading.sources.before
    if before is None or before.scene is None:
        return Mark(0, 0, 0)
    return counted(setting, before, before.scene.devices)


def _row(reading: Reading, setting: IndicatorSetting) -> Data:
    say, current = reading.say, now(reading, setting)
    direction = _direction(current, _before(reading, setting))
    return {
        "name": say(f"indicator.{setting.id}"),
        "value": _value(reading, current),
        "detail": _detail(reading, current),
        "target": _target(reading, setting, current),
        "reached": bool(current.total) and current.ok / current.total >= setting.target,
        "direction": direction,
        "trend": say(f"indicators.{direction}") if direction else say("indicators.first"),
    }


def _value(reading: Reading, current: Mark) -> str:
    say = reading.say
    if not current.total:
        return say("indicators.nothing")
    if current.total == 1:
        return say(f"indicators.{_word(current)}")
    return say.percent(current.ok / current.total)


def _word(one: Mark) -> str:
    return "yes" if one.ok else "no" if one.finding else "unknown"


def _detail(reading: Reading, current: Mark) -> str:
    if current.total <= 1:
        return ""
    return reading.say("indicators.detail", ok=current.ok, n=current.total)


def _target(reading: Reading, setting: IndicatorSetting, current: Mark) -> str:
    say = reading.say
    is_one = current.total == 1 or (setting.count == "controls" and len(setting.controls) == 1)
    return say("indicators.yes") if is_one else say.percent(setting.target)


def _direction(current: Mark, before: Mark) -> str:
    """`better`, `worse` or `steady` in whole percents; empty without both."""
    if not current.total or not before.total:
        return ""
    moved = round(100 * current.ok / current.total) - round(100 * before.ok / before.total)
    return "steady" if moved == 0 else "better" if moved > 0 else "worse"
