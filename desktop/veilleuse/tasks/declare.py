# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the people in charge declare: answers, accepted risks, work done but not yet proven."""

from dataclasses import replace
from datetime import date

from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.model import Answer, DeviceId
from veilleuse.domain.verdicts import ControlId, Finding, FindingState
from veilleuse.tasks.desk import Desk


class UnknownControlError(VeilleuseError):
    """The catalogue has no such control, or no question for it."""

    code = "unknown_control"


class NoSuchFindingError(VeilleuseError):
    """Nothing is open for that control and device."""

    code = "no_such_finding"


def declare(desk: Desk, answer: Answer) -> None:
    """Keeps an answer in the place of the earlier one to the same question."""
    if ControlId(answer.control) not in desk.shelf.controls:
        raise UnknownControlError(control=answer.control)
    with desk.store.transaction():
        site = desk.store.site()
        kept = tuple(other for other in site.answers if other.control != answer.control)
        desk.store.save_site(replace(site, answers=(*kept, answer)))


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
