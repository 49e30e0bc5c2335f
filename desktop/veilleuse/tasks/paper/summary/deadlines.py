# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What ends, or should be done again, and when."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from veilleuse.catalogue.controls import load_controls
from veilleuse.domain.expiry import expiring
from veilleuse.domain.verdicts import ControlId, FindingState, Judgement, Verdict
from veilleuse.tasks.paper.reading import Data, Reading

_EXPLOITED = ControlId("PAT-07")
_END_OF_SUPPORT = {ControlId("OS-01"): "since", ControlId("OS-03"): "until"}
"""The detail of each control's judgement that holds the last day of security updates."""


def deadlines(reading: Reading) -> Data:
    """Ends of support, passed or near, and the ends of accepted risks, soonest first."""
    assessment = reading.picture.assessment
    dated = [
        *_support(reading, assessment.judgements if assessment else ()),
        *_flaws(reading, assessment.judgements if assessment else ()),
        *_acceptances(reading),
        *_renewals(reading),
    ]
    lines = [line for _, line in sorted(dated, key=lambda item: item[0])]
    return reading.listed("deadlines", lines)


def _support(reading: Reading, judgements: Iterable[Judgement]) -> list[tuple[date, str]]:
    """One line for each system and date, from what the two controls on end of support found."""
    say = reading.say
    counted: Counter[tuple[str, str, date]] = Counter()
    for judgement in judgements:
        detail = _END_OF_SUPPORT.get(judgement.control)
        if detail is None or judgement.verdict is not Verdict.FINDING:
            continue
        product, day = judgement.details.get("product"), judgement.details.get(detail)
        if product and day:
            counted[judgement.control, str(product), date.fromisoformat(str(day))] += 1
    return [
        (
            day,
            say(
                "deadlines.ended" if control == "OS-01" else "deadlines.ending",
                n=n,
                product=reading.name(product),
                date=say.day(day),
            ),
        )
        for (control, product, day), n in counted.items()
    ]


def _flaws(reading: Reading, judgements: Iterable[Judgement]) -> list[tuple[date, str]]:
    """The last day advised to close flaws that attackers use (CISA, BOD 26-04)."""
    say = reading.say
    days = Counter(
        date.fromisoformat(str(judgement.details["due"]))
        for judgement in judgements
        if judgement.control == _EXPLOITED
        and judgement.verdict is Verdict.FINDING
        and judgement.details.get("due")
    )
    return [(day, say("deadlines.flaw", n=n, date=say.day(day))) for day, n in days.items()]


def _renewals(reading: Reading) -> list[tuple[date, str]]:
    """Exercises, tests and declarations to be done again, late ones first."""
    say, days = reading.say, reading.settings.renewed_within_days
    found = expiring(load_controls(), reading.picture.site, reading.today, days)
    return [
        (
            one.until,
            say(
                "deadlines.late" if one.days_left < 0 else "deadlines.renew",
                date=say.day(one.until),
                title=reading.topic(one.control),
            ),
        )
        for one in found
    ]


def _acceptances(reading: Reading) -> list[tuple[date, str]]:
    say = reading.say
    horizon = reading.today + timedelta(days=reading.settings.accepted_within_days)
    ends = {
        (f.accepted_until, f.control)
        for f in reading.picture.findings
        if f.state is FindingState.ACCEPTED
        and f.accepted_until is not None
        and f.accepted_until <= horizon
    }
    return [
        (day, say("deadlines.accepted", date=say.day(day), title=reading.title(control)))
        for day, control in ends
    ]
