# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings with what they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from veilleuse.domain.model import Device, DeviceId, Site
from veilleuse.domain.provenance import Seen, last_known, provenance
from veilleuse.domain.verdicts import ControlId, Finding, FindingState, Judgement, Verdict

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture


@dataclass(frozen=True, slots=True)
class Found:
    """A finding that is not resolved, and its evidence."""

    finding: Finding
    seen: tuple[Seen, ...]


def found(
    findings: Iterable[Finding],
    judgements: Iterable[Judgement],
    devices: Iterable[Device],
    site: Site,
    judged_at: datetime,
) -> tuple[Found, ...]:
    """In the order of `findings`. One that can no longer be judged rests on the last report."""
    by_subject = {(one.control, one.device): one for one in judgements}
    by_id = {device.id: device for device in devices}
    return tuple(
        Found(finding, _seen(finding, by_subject, by_id, site, judged_at))
        for finding in findings
        if finding.state is not FindingState.RESOLVED
    )


def _seen(
    finding: Finding,
    judged: Mapping[tuple[ControlId, DeviceId | None], Judgement],
    devices: Mapping[DeviceId, Device],
    site: Site,
    at: datetime,
) -> tuple[Seen, ...]:
    judgement = judged.get((finding.control, finding.device))
    if judgement is not None and judgement.verdict is Verdict.FINDING:
        return provenance(judgement, devices, site, at)
    device = devices.get(finding.device) if finding.device else None
    return (last_known(finding.control, device, site, finding.opened_at),)


def found_in(picture: Picture, findings: Iterable[Finding]) -> tuple[Found, ...]:
    """Findings of a picture, as its last assessment tells them."""
    last = picture.assessment
    return found(
        findings,
        last.judgements if last else (),
        picture.devices,
        picture.site,
        last.at if last else picture.read_at,
    )
