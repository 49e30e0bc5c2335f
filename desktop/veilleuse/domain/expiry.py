# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Until when each answer is believed, and which must be renewed soon."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from veilleuse.domain.judges.questions import VALIDITY
from veilleuse.domain.model import Answer, AnswerValue, Site
from veilleuse.domain.verdicts import Control, ControlId


@dataclass(frozen=True, slots=True)
class Expiry:
    """An answer and the last day on which it is believed."""

    control: ControlId
    answer: Answer
    until: date
    days_left: int
    """Negative once it is over."""


def expiries(controls: Mapping[ControlId, Control], site: Site, today: date) -> tuple[Expiry, ...]:
    """Of every answer that ages, those over first, then by what is left.

    « No » does not age: what was not done stays undone until somebody says otherwise.
    """
    found = [_expiry(controls, answer, today) for answer in site.answers]
    dated = [one for one in found if one is not None]
    return tuple(sorted(dated, key=lambda one: (one.until, one.control)))


def expiring(
    controls: Mapping[ControlId, Control], site: Site, today: date, within_days: int
) -> tuple[Expiry, ...]:
    """Those over already, and those that will be within so many days."""
    return tuple(one for one in expiries(controls, site, today) if one.days_left <= within_days)


def _expiry(controls: Mapping[ControlId, Control], answer: Answer, today: date) -> Expiry | None:
    control = controls.get(ControlId(answer.control))
    valid = control.parameters.get(VALIDITY) if control else None
    if control is None or not isinstance(valid, int) or answer.value is AnswerValue.NO:
        return None
    until = answer.on + timedelta(days=valid)
    return Expiry(control.id, answer, until, (until - today).days)
