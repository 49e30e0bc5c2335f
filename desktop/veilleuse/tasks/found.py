# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings with what they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from veilleuse.domain.provenance import Ground, Seen, last_known, provenance
from veilleuse.domain.verdicts import Finding, FindingState, Judgement, Verdict

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture


@dataclass(frozen=True, slots=True)
class Found:
    """A finding that is not resolved, and its evidence."""

    finding: Finding
    seen: tuple[Seen, ...]


def found(
    findings: Iterable[Finding], judgements: Iterable[Judgement], ground: Ground
) -> tuple[Found, ...]:
    """In the order of `findings`. One that can no longer be judged rests on the last report."""
    judged = {(one.control, one.device): one for one in judgements}
    return tuple(
        Found(finding, _seen(finding, judged.get((finding.control, finding.device)), ground))
        for finding in findings
        if finding.state is not FindingState.RESOLVED
    )


def _seen(finding: Finding, judgement: Judgement | None, ground: Ground) -> tuple[Seen, ...]:
    if judgement is not None and judgement.verdict is Verdict.FINDING:
        return provenance(judgement, ground)
    return (last_known(finding.control, finding.device, finding.opened_at, ground),)


def found_in(picture: Picture, findings: Iterable[Finding]) -> tuple[Found, ...]:
    """Findings of a picture, as its last assessment tells them."""
    last = picture.assessment
    ground = Ground(
        devices={device.id: device for device in picture.devices},
        site=picture.site,
        judged_at=last.at if last else picture.read_at,
        sources=picture.sources,
    )
    return found(findings, last.judgements if last else (), ground)
