# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts and answers become verdicts: one for each control and each subject it applies to."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from veilleuse.domain.facts import Facts
from veilleuse.domain.judges import (
    accounts,
    backup_box,
    detections,
    domain,
    engines,
    exploited,
    hardening,
    inventory,
    local_admin,
    locking,
    mail,
    media,
    name_lookup,
    newcomers,
    organisation,
    programs,
    protection,
    questions,
    reachable,
    readiness,
    records,
    remote,
    shared_accounts,
    systems,
    updates,
    updating,
    wireless,
    zones,
)
from veilleuse.domain.judges.case import (
    CLOCK_TOLERANCE,
    DeviceCase,
    DeviceJudge,
    Kind,
    Opinion,
    SiteCase,
    SiteJudge,
    days,
    unknown,
)
from veilleuse.domain.knowledge import Knowledge
from veilleuse.domain.model import Device, DeviceId, Site
from veilleuse.domain.verdicts import Control, ControlId, Judgement, Scope, Verdict

DEVICE_JUDGES: Mapping[str, DeviceJudge] = {
    **systems.JUDGES,
    **readiness.JUDGES,
    **updates.JUDGES,
    **updating.JUDGES,
    **programs.JUDGES,
    **exploited.JUDGES,
    **protection.JUDGES,
    **engines.DEVICE_JUDGES,
    **detections.JUDGES,
    **local_admin.JUDGES,
    **accounts.JUDGES,
    **hardening.JUDGES,
    **reachable.JUDGES,
    **locking.JUDGES,
    **media.JUDGES,
    **records.JUDGES,
    **name_lookup.JUDGES,
    **wireless.JUDGES,
    **remote.JUDGES,
    **inventory.DEVICE_JUDGES,
}
SITE_JUDGES: Mapping[str, SiteJudge] = {
    **inventory.SITE_JUDGES,
    **questions.JUDGES,
    **zones.JUDGES,
    **organisation.JUDGES,
    **mail.JUDGES,
    **shared_accounts.JUDGES,
    **engines.SITE_JUDGES,
    **domain.JUDGES,
    **newcomers.JUDGES,
    **backup_box.JUDGES,
}
STALE = "stale_after_days"
"""The limit of every judge that reads a report: how old the report may be."""


def limits(scope: Scope, judge_name: str) -> Mapping[str, Kind] | None:
    """The limits a control must give its judge; None where there is no such judge."""
    if scope is Scope.SITE:
        site_judge = SITE_JUDGES.get(judge_name)
        return site_judge.limits if site_judge else None
    judge_ = DEVICE_JUDGES.get(judge_name)
    if judge_ is None:
        return None
    return {**judge_.limits, STALE: Kind.NUMBER} if judge_.reads_report else judge_.limits


def asks_person(control: Control) -> bool:
    """Whether the control is a question for the people in charge."""
    return questions.VALIDITY in control.parameters


def reads_report(control: Control) -> bool:
    """Whether the control is judged from a device's report."""
    chosen = DEVICE_JUDGES.get(control.judge)
    return control.scope is Scope.DEVICE and chosen is not None and chosen.reads_report


def judge(
    controls: Mapping[ControlId, Control],
    site: Site,
    devices: tuple[Device, ...],
    knowledge: Knowledge,
    as_of: datetime,
) -> tuple[Judgement, ...]:
    """Judgements in the order of the controls, then of the devices' ids."""
    looked_at = max((device.last_seen for device in devices), default=None)
    ordered = tuple(sorted(devices, key=lambda device: device.id))
    facts = {device.id: Facts(device.facts) for device in ordered}

    def judgements() -> Iterator[Judgement]:
        for control in controls.values():
            if control.scope is Scope.SITE:
                case = SiteCase(
                    control=control,
                    site=site,
                    knowledge=knowledge,
                    as_of=as_of,
                    looked_at=looked_at,
                    devices=ordered,
                )
                yield _judgement(control, None, SITE_JUDGES[control.judge].ask(case))
                continue
            for device in ordered:
                if device.device_class not in control.applies_to:
                    continue
                device_case = DeviceCase(
                    control=control,
                    site=site,
                    knowledge=knowledge,
                    as_of=as_of,
                    looked_at=looked_at,
                    device=device,
                    facts=facts[device.id],
                )
                yield _judgement(control, device.id, _ask(device_case))

    return tuple(judgements())


def _ask(case: DeviceCase) -> Opinion:
    chosen = DEVICE_JUDGES[case.control.judge]
    doubt = _without_fresh_report(case) if chosen.reads_report else None
    opinion = doubt or chosen.ask(case)
    if opinion.verdict is Verdict.UNKNOWN and chosen.from_network is not None:
        return chosen.from_network(case) or opinion
    return opinion


def _without_fresh_report(case: DeviceCase) -> Opinion | None:
    """Why the report cannot be relied on, or None where it can. Silence is no good news."""
    reported_at, read_at = case.device.reported_at, case.facts.newest()
    if reported_at is None or read_at is None:
        return unknown("agent_none")
    limit = case.number(STALE)
    if days(case.as_of - reported_at) > limit:
        return unknown("report_old", n=days(case.as_of - reported_at))
    if days(case.as_of - read_at) > limit:
        return unknown("report_dated_old", n=days(case.as_of - read_at))
    if read_at - case.as_of > CLOCK_TOLERANCE:
        return unknown("report_ahead")
    return None


def _judgement(control: Control, device: DeviceId | None, opinion: Opinion) -> Judgement:
    return Judgement(
        control=control.id,
        device=device,
        verdict=opinion.verdict,
        severity=opinion.severity or control.severity,
        reason=opinion.reason,
        details=opinion.details,
        facts=opinion.facts,
        tables=opinion.tables,
    )
