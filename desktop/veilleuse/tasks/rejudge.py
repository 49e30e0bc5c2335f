# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An earlier assessment, judged again over the facts of its day with other knowledge."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from veilleuse.domain.exposure import Assessment
from veilleuse.domain.judge import judge, reads_report
from veilleuse.domain.knowledge import Knowledge
from veilleuse.domain.model import Device
from veilleuse.domain.traces import moment
from veilleuse.domain.verdicts import Judgement
from veilleuse.tasks.desk import Desk


def rejudged(desk: Desk, assessment: Assessment) -> tuple[Judgement, ...]:
    """Its judgements under what is known today; its own where nothing changed since."""
    if assessment.knowledge_version == desk.shelf.knowledge.version:
        return assessment.judgements
    return judged_with(desk, assessment, desk.shelf.knowledge, assessment.at)


def judged_with(
    desk: Desk, assessment: Assessment, knowledge: Knowledge, as_of: datetime
) -> tuple[Judgement, ...]:
    """Its judgements, those that rest on a report kept from then being made again.

    Any knowledge and any date: `as_of` is the day that the judges take for today. Answers, and what
    was seen on the network, stay as they were judged at the time, and so does what no report kept
    from then speaks of. Which remote tools are approved is today's list.
    """
    if assessment.scene is None:
        return assessment.judgements
    devices = tuple(_as_they_were(desk, assessment))
    controls = {c.id: c for c in desk.shelf.controls.values() if reads_report(c)}
    again = judge(controls, desk.store.site(), devices, knowledge, as_of)
    made = {(one.control, one.device): one for one in again}
    return tuple(made.get((one.control, one.device), one) for one in assessment.judgements)


def _as_they_were(desk: Desk, assessment: Assessment) -> Iterator[Device]:
    """Devices with a report from then, with the facts and the class of that day."""
    scene = assessment.scene
    classes = {host.id: host.device_class for host in scene.devices} if scene else {}
    reports = {report.agent_id: report for report in desk.store.reports_as_of(assessment.at)}
    for device in desk.store.devices():
        report = reports.get(device.agent_id) if device.agent_id else None
        if report is not None and device.id in classes:
            yield replace(
                device,
                device_class=classes[device.id],
                facts=report.facts,
                reported_at=moment(report),
            )
