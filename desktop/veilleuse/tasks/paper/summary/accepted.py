# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Risks a person took on, until when."""

from collections import Counter
from datetime import date

from veilleuse.domain.verdicts import ControlId, FindingState
from veilleuse.tasks.paper.reading import Data, Reading


def accepted(reading: Reading) -> Data:
    """Risks a person took on, until when."""
    counted = Counter(
        (f.control, f.accepted_until, f.accepted_by)
        for f in reading.picture.findings
        if f.state is FindingState.ACCEPTED
    )
    ordered = sorted(counted.items(), key=lambda item: item[0][1] or date.max)
    lines = [_accepted(reading, *key, n) for key, n in ordered]
    listed = reading.listed("accepted", lines)
    return {**listed, "note": reading.say("accepted.note") if lines else ""}


def _accepted(reading: Reading, control: ControlId, until: date | None, by: str, n: int) -> str:
    say = reading.say
    term = say("accepted.until", date=say.day(until)) if until else say("accepted.open_ended")
    title, who = reading.title(control), reading.name(by)
    if not who:
        return say("accepted.line_anonymous", title=title, term=term)
    code = "accepted.line" if n == 1 else "accepted.line_many"
    return say(code, title=title, n=n, term=term, by=who)
