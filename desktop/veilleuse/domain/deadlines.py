# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""By when an exploited flaw must be closed: the four questions of CISA's directive BOD 26-04.

The directive binds American federal agencies; elsewhere its table is advice (10 June 2026).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """One row of the directive's table."""

    listed: bool
    exposed: bool
    automatable: bool
    total: bool
    source: str
    days: int | None = None
    """From the day the flaw was listed; None for the next upgrade of the system."""
    look_for_intruders: bool = False
    """Whether the machine must also be searched for traces before it is trusted again."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known of one flaw on one machine; None where nobody knows."""

    listed: bool
    exposed: bool | None = None
    """Whether the machine can be reached from the internet."""
    automatable: bool | None = None
    """Whether an attack can run from beginning to end without a person."""
    total: bool | None = None
    """Whether it gives the whole machine, not a part."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """Between which days the fix is due; both are one day where all that matters is known."""

    earliest: date
    latest: date
    look_for_intruders: bool = False
    """Whether one of the answers that are possible asks for it."""


def deadline(rules: Iterable[DeadlineRule], answers: Answers, since: date) -> Deadline | None:
    """When the fix is due, counted from `since`; None where it may wait for the next upgrade.

    An unknown answer leaves every row open that agrees with the others.
    """
    rows = [rule for rule in rules if _agrees(rule, answers)]
    spans = [rule.days for rule in rows]
    known = [span for span in spans if span is not None]
    if not known or len(known) < len(spans):
        return None
    return Deadline(
        since + timedelta(days=min(known)),
        since + timedelta(days=max(known)),
        any(rule.look_for_intruders for rule in rows),
    )


def _agrees(rule: DeadlineRule, answers: Answers) -> bool:
    asked = (
        (answers.listed, rule.listed),
        (answers.exposed, rule.exposed),
        (answers.automatable, rule.automatable),
        (answers.total, rule.total),
    )
    return all(answer is None or answer is said for answer, said in asked)
