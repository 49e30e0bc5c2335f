# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many simulated attacks stop each activity."""

from veilleuse.domain.exposure import CareRisk
from veilleuse.tasks.paper.reading import Data, Reading


def care(reading: Reading) -> Data:
    """How many attacks in 1,000 stop each activity, most first."""
    say = reading.say
    return {
        "heading": say("care.heading"),
        "intro": say("care.intro"),
        "none": say("unmeasured"),
        "rows": [
            {
                "name": name,
                "share": risk.attacks_in_thousand / 1000,
                "words": _attacks(reading, risk),
                "alt": f"{name} : {_attacks(reading, risk)}",
            }
            for risk in by_frequency(reading)[: reading.settings.lines["care"]]
            for name in (_care_name(reading, risk.care_function),)
        ],
    }


def by_frequency(reading: Reading) -> list[CareRisk]:
    """Of the last assessment, most often stopped first."""
    assessment = reading.picture.assessment
    risks = assessment.exposure.care_risks if assessment else ()
    return sorted(risks, key=lambda risk: -risk.attacks_in_thousand)


def _attacks(reading: Reading, risk: CareRisk) -> str:
    """A function whose devices nobody knows has no frequency, not a frequency of zero."""
    if not risk.placed:
        return reading.say("care.unplaced")
    return reading.say("care.attacks", n=risk.attacks_in_thousand)


def _care_name(reading: Reading, code: str) -> str:
    return reading.name(reading.say.of("care", code))
