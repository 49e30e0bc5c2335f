# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Three decisions for the person who arbitrates money and time."""

from collections.abc import Sequence
from datetime import timedelta

from veilleuse.domain.exposure import Prescription, PrescriptionKind
from veilleuse.tasks.paper.reading import Data, Reading


def decisions(reading: Reading) -> Data:
    """The first prescriptions, for the person who arbitrates money and time."""
    say, assessment = reading.say, reading.picture.assessment
    chosen = _chosen(assessment.prescriptions, reading) if assessment else ()
    return {
        "heading": say(f"decisions.heading_{len(chosen)}") if chosen else say("decisions.heading"),
        "columns": [say(f"decisions.{name}") for name in ("what", "gain", "time", "who", "when")],
        "rows": [_decision(reading, prescription) for prescription in chosen],
        "none": reading.nothing("decisions.none"),
        "note": say("decisions.together") if len(chosen) > 1 else "",
    }


def _chosen(prescriptions: Sequence[Prescription], reading: Reading) -> tuple[Prescription, ...]:
    """Those that take most of the loss away, whatever the work; then those that narrow the band."""
    least = reading.settings.least_gain
    useful = [p for p in prescriptions if p.gain_points >= least or p.narrowing > 0]
    ranked = sorted(
        useful, key=lambda p: (p.kind is PrescriptionKind.LEARN, -p.gain_share, -p.narrowing)
    )
    return tuple(ranked[: reading.settings.lines["decisions"]])


def _decision(reading: Reading, prescription: Prescription) -> Data:
    say = reading.say
    days = reading.settings.decide_within_days[prescription.severity]
    what, why = reading.asked(prescription)
    return {
        "what": what,
        "why": why,
        "gain": _gain(reading, prescription),
        "time": say.duration(prescription.minutes),
        "who": reading.name(reading.picture.site.responsible) or say("nobody"),
        "when": say.short(reading.today + timedelta(days=days)),
    }


def _gain(reading: Reading, prescription: Prescription) -> list[str]:
    say = reading.say
    if prescription.gain_points >= reading.settings.least_gain:
        points = say.number(prescription.gain_points, 0 if prescription.gain_points >= 1 else 1)
        return [
            say("decisions.points", n=_plural(prescription.gain_points), points=points),
            say("decisions.loss", share=say.percent(prescription.gain_share)),
        ]
    return [say("decisions.narrowing", n=max(1, round(prescription.narrowing)))]


def _plural(points: float) -> float:
    """The number that the written one is read as."""
    return round(points) if points >= 1 else points
