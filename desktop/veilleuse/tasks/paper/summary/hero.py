# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first figure: the level, the score, and how far both can be trusted."""

from veilleuse.domain.exposure import Assessment, Letter
from veilleuse.domain.model import COMPUTERS
from veilleuse.tasks.paper.reading import Data, Reading


def hero(reading: Reading) -> Data:
    """The letter, the score and how far both can be trusted; only words before the first round."""
    say, assessment = reading.say, reading.picture.assessment
    if assessment is None:
        return {
            "measured": False,
            "heading": say("hero.heading"),
            "lines": [say("hero.empty"), say("hero.empty_why"), say("hero.empty_next")],
        }
    exposure = assessment.exposure
    return {
        "measured": True,
        "heading": say("hero.heading"),
        "letter": exposure.level.letter.value,
        "letters": [letter.value for letter in Letter],
        "level_word": say("hero.level_word"),
        "score": say(
            "hero.score_provisional" if exposure.provisional else "hero.score",
            score=say.number(exposure.estimate.score),
        ),
        "movement": _movement(reading, assessment),
        "direction": _direction(reading, assessment),
        "loss": say("hero.provisional")
        if exposure.provisional
        else say("hero.loss", share=say.percent(exposure.estimate.loss, 1)),
        "lines": [_band(reading, assessment), *_coverage(reading, assessment), *_gates(reading)],
        "scale": say("hero.scale"),
    }


def _movement(reading: Reading, assessment: Assessment) -> str:
    say, before = reading.say, reading.before
    if before is None:
        return say("hero.first")
    since = say.end_of(say.local(before.at))
    moved = round(assessment.exposure.estimate.score) - round(before.score)
    direction = _direction(reading, assessment)
    if direction == "steady":
        return say("hero.steady", since=since)
    return say(f"hero.{direction}", n=abs(moved), since=since)


def _direction(reading: Reading, assessment: Assessment) -> str:
    """`better`, `worse` or `steady`; empty without a month to compare with."""
    if reading.before is None:
        return ""
    moved = round(assessment.exposure.estimate.score) - round(reading.before.score)
    if abs(moved) < max(1.0, reading.settings.steady_points):
        return "steady"
    return "better" if moved < 0 else "worse"


def _band(reading: Reading, assessment: Assessment) -> str:
    say, band = reading.say, assessment.exposure.band
    best, worst = say.number(band.best), say.number(band.worst)
    if best == worst:
        coverage = assessment.exposure.coverage
        return say("hero.band_exact" if coverage.share == 1 else "hero.band_same")
    return say("hero.band", best=best, worst=worst)


def _coverage(reading: Reading, assessment: Assessment) -> list[str]:
    say, coverage = reading.say, assessment.exposure.coverage
    lines = [
        say(
            "hero.coverage",
            share=say.percent(coverage.share),
            known=say.number(coverage.known),
            applicable=say.number(coverage.applicable),
        )
    ]
    if not coverage.computers:
        return [*lines, say("hero.no_computer")]
    return [*lines, *_ages(reading)]


def _ages(reading: Reading) -> list[str]:
    """How many computers spoke lately, and since when the most silent one does not."""
    say, limit = reading.say, reading.settings.reporting_within_days
    computers = [d for d in reading.picture.devices if d.device_class in COMPUTERS]
    days = [
        max(0, (reading.picture.read_at - d.reported_at).days) for d in computers if d.reported_at
    ]
    if not days:
        return [say("hero.no_report")]
    recent = sum(age <= limit for age in days)
    told = say("hero.computers", n=recent, total=len(computers), days=limit)
    if max(days) <= limit:
        return [told]
    return [f"{told} {say('hero.age', oldest=say('hero.days', n=max(days)))}"]


def _gates(reading: Reading) -> list[str]:
    assessment = reading.picture.assessment
    if assessment is None:
        return []
    level = assessment.exposure.level
    holding = [gate for gate in level.gates if gate.cap == level.letter]
    reasons = [_gate(reading, gate.code, len(gate.devices)) for gate in holding]
    return [reading.say("hero.gates", reasons="\u202f; ".join(reasons))] if reasons else []


def _gate(reading: Reading, code: str, devices: int) -> str:
    """The sentence of a gate, to go on with after a colon."""
    told = reading.sentence(reading.say.of("gate", code, n=devices))
    return told[:1].lower() + told[1:]
