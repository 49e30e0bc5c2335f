# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the people in charge declare: answers, accepted risks, work done but not yet proven."""

from dataclasses import replace
from datetime import date

from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.judge import asks_person
from veilleuse.domain.model import Answer, DeviceId
from veilleuse.domain.verdicts import ControlId, Finding, FindingState
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.written import line, past_day


class UnknownControlError(VeilleuseError):
    """The catalogue has no such control, or no question for it."""

    code = "unknown_control"


class NoSuchFindingError(VeilleuseError):
    """Nothing is open for that control and device."""

    code = "no_such_finding"


class NotAQuestionError(VeilleuseError):
    """The control is judged from what machines say: no answer changes it."""

    code = "not_a_question"


def declare(desk: Desk, answer: Answer) -> Answer | None:
    """Keeps an answer in the place of the earlier one, which is returned and stays in the past.

    UnknownControlError, NotAQuestionError, and the errors of `written`.
    """
    answer = _checked(desk, answer)
    with desk.store.transaction():
        site = desk.store.site()
        before = next((one for one in site.answers if one.control == answer.control), None)
        kept = tuple(other for other in site.answers if other.control != answer.control)
        desk.store.save_site(replace(site, answers=(*kept, answer)))
        desk.store.remember_answer(answer)
    return before


def withdraw(desk: Desk, control: ControlId, before: Answer | None) -> None:
    """Undoes an answer: the one before stands again, or none. That it was given stays written."""
    with desk.store.transaction():
        site = desk.store.site()
        kept = tuple(other for other in site.answers if other.control != control)
        desk.store.save_site(replace(site, answers=kept if before is None else (*kept, before)))


def _checked(desk: Desk, answer: Answer) -> Answer:
    control = desk.shelf.controls.get(ControlId(answer.control))
    if control is None:
        raise UnknownControlError(control=answer.control)
    if not asks_person(control):
        raise NotAQuestionError(control=answer.control)
    past_day(desk, answer.on)
    by, note = line(desk, answer.by, required=True), line(desk, answer.note)
    return replace(answer, by=by, note=note)


def name_site(desk: Desk, name: str, responsible: str) -> None:
    """The establishment's name and who answers for it."""
    with desk.store.transaction():
        desk.store.save_site(replace(desk.store.site(), name=name, responsible=responsible))


def accept(
    desk: Desk, control: ControlId, device: DeviceId | None, *, until: date, by: str, because: str
) -> None:
    """Names an end date and a person for a risk that stays in the score until it is fixed."""
    accepted = {
        "state": FindingState.ACCEPTED,
        "accepted_until": until,
        "accepted_by": by,
        "accepted_because": because,
    }
    _change(desk, control, device, accepted)


def mark_done(desk: Desk, control: ControlId, device: DeviceId | None) -> None:
    """Says that the work is done; only the next report proves it."""
    _change(desk, control, device, {"state": FindingState.AWAITING_PROOF})


def _change(
    desk: Desk, control: ControlId, device: DeviceId | None, change: dict[str, object]
) -> None:
    def is_meant(finding: Finding) -> bool:
        same = (finding.control, finding.device) == (control, device)
        return same and finding.state is not FindingState.RESOLVED

    with desk.store.transaction():
        findings = desk.store.findings()
        if not any(is_meant(finding) for finding in findings):
            raise NoSuchFindingError(control=control)
        desk.store.save_findings(
            tuple(replace(f, **change) if is_meant(f) else f for f in findings)  # type: ignore[arg-type]
        )
