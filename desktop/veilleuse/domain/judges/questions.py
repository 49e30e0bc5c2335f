# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What only a person can say: a dated answer that ages."""

from collections.abc import Mapping

from veilleuse.domain.judges.case import (
    CLOCK_TOLERANCE,
    Case,
    Kind,
    Opinion,
    SiteCase,
    SiteJudge,
    finding,
    not_applicable,
    ok,
    unknown,
)
from veilleuse.domain.model import UNTOUCHABLE, Answer, AnswerValue

VALIDITY = "answer_valid_days"
"""The limit that makes a control a question."""
_FACT = "answers"


def answer(case: Case) -> Opinion:
    """The newest answer to the control, for as long as it may be believed."""
    last = last_answer(case)
    if last is None:
        return unknown("answer_missing")
    on, age = last.on.isoformat(), (case.as_of.date() - last.on).days
    if age < -CLOCK_TOLERANCE.days:
        return unknown("answer_ahead", _FACT, on=on)
    if last.value is AnswerValue.NO:
        return finding("answer_no", _FACT, on=on)
    if age > case.number(VALIDITY):
        return unknown("answer_old", _FACT, on=on, n=age)
    if last.value is AnswerValue.NOT_APPLICABLE:
        return not_applicable("answer_not_applicable", _FACT, on=on)
    return ok("answer_yes", _FACT, on=on)


def last_answer(case: Case) -> Answer | None:
    """The newest answer to the control, however old."""
    given = [entry for entry in case.site.answers if entry.control == case.control.id]
    return max(given, key=lambda entry: entry.on, default=None)


def answer_about_untouchables(case: SiteCase) -> Opinion:
    """The same, where the site has a medical or building device at all."""
    if any(device.device_class in UNTOUCHABLE for device in case.devices):
        return answer(case)
    return not_applicable("no_untouchable_device")


JUDGES: Mapping[str, SiteJudge] = {
    "question": SiteJudge(answer, {VALIDITY: Kind.NUMBER}),
    "question_medical": SiteJudge(answer_about_untouchables, {VALIDITY: Kind.NUMBER}),
}
