# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings follow the judgements: they open, wait, are accepted for a time, and are proven over."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from veilleuse.domain.model import DeviceId
from veilleuse.domain.verdicts import (
    ControlId,
    Finding,
    FindingState,
    Judgement,
    Severity,
    Verdict,
)

Subject = tuple[ControlId, DeviceId | None]

_SEVERITIES = tuple(Severity)


def follow(
    previous: tuple[Finding, ...], judgements: tuple[Judgement, ...], now: datetime
) -> tuple[Finding, ...]:
    """The findings after these judgements, resolved ones kept, worst first.

    Only a judgement that says OK resolves with proof. Unknown leaves a finding as it is; one that
    no longer applies, or whose subject is gone, is closed without proof. What comes back after that
    is a new opening.
    """
    current = {_subject(f): f for f in previous if f.state is not FindingState.RESOLVED}
    past = [finding for finding in previous if finding.state is FindingState.RESOLVED]
    judged: Mapping[Subject, Judgement] = {(j.control, j.device): j for j in judgements}
    followed = [
        _follow_one(finding, judged.get(subject), now) for subject, finding in current.items()
    ]
    opened = [
        _open(judgement, now)
        for subject, judgement in judged.items()
        if judgement.verdict is Verdict.FINDING and subject not in current
    ]
    return tuple(sorted((*past, *followed, *opened), key=_order))


def _follow_one(finding: Finding, judgement: Judgement | None, now: datetime) -> Finding:
    if judgement is None or judgement.verdict is Verdict.NOT_APPLICABLE:
        return _close(finding, now, ())
    if judgement.verdict is Verdict.OK:
        return _close(finding, now, judgement.facts)
    if judgement.verdict is Verdict.FINDING:
        finding = replace(
            finding,
            severity=judgement.severity,
            reason=judgement.reason,
            details=judgement.details,
        )
    return _expire(finding, now)


def _expire(finding: Finding, now: datetime) -> Finding:
    """A risk is accepted up to and including its last day; who accepted it stays written."""
    until = finding.accepted_until
    is_over = finding.state is FindingState.ACCEPTED and (until is None or until < now.date())
    return replace(finding, state=FindingState.OPEN) if is_over else finding


def _close(finding: Finding, now: datetime, proof: tuple[str, ...]) -> Finding:
    return replace(finding, state=FindingState.RESOLVED, resolved_at=now, proof=proof)


def _open(judgement: Judgement, now: datetime) -> Finding:
    return Finding(
        control=judgement.control,
        device=judgement.device,
        severity=judgement.severity,
        state=FindingState.OPEN,
        opened_at=now,
        reason=judgement.reason,
        details=judgement.details,
    )


def _subject(finding: Finding) -> Subject:
    return finding.control, finding.device


def _order(finding: Finding) -> tuple[int, str, str, datetime]:
    severity = _SEVERITIES.index(finding.severity)
    return severity, finding.control, finding.device or "", finding.opened_at
