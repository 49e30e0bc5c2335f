# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is different between two assessments."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from veilleuse.domain.belief import Subject, settle
from veilleuse.domain.exposure import Assessment
from veilleuse.domain.model import Device, DeviceId
from veilleuse.domain.moves import Move
from veilleuse.domain.verdicts import ControlId, Judgement, Severity, Verdict

MISSING = ControlId("INV-06")
"""The control by which a device that was known counts as gone."""

_WORST_FIRST = tuple(Severity)
_MET = frozenset({Verdict.OK, Verdict.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class Changes:
    """Since an earlier moment; tuples are ordered worst first."""

    since: datetime
    score_before: float
    score_after: float
    devices_new: tuple[DeviceId, ...]
    devices_gone: tuple[DeviceId, ...]
    findings_opened: tuple[tuple[ControlId, DeviceId | None], ...]
    findings_resolved: tuple[tuple[ControlId, DeviceId | None], ...]
    moves: tuple[Move, ...] = ()
    """What rounds found changed in the meantime, oldest first."""


def changes(
    before: Assessment, after: Assessment, devices: Iterable[Device], moves: Iterable[Move] = ()
) -> Changes:
    """What moved from one assessment to a later one, `devices` being those known now.

    A device is gone when it is no longer known, or when its absence became a finding. A finding
    of which nothing is known any more is not resolved.
    """
    devices = tuple(devices)
    was, now = settle(before.judgements), settle(after.judgements)
    opened = _found(now) - _found(was)
    resolved = {subject for subject in _found(was) if now.get(subject) in _MET}
    missed = {device for control, device in opened if control == MISSING and device}
    judged = {device for _, device in was if device is not None}
    return Changes(
        since=before.at,
        score_before=before.exposure.estimate.score,
        score_after=after.exposure.estimate.score,
        devices_new=tuple(sorted(d.id for d in devices if before.at < d.first_seen <= after.at)),
        devices_gone=tuple(sorted(missed | (judged - {device.id for device in devices}))),
        findings_opened=_worst_first(opened, after.judgements),
        findings_resolved=_worst_first(resolved, before.judgements),
        moves=tuple(one for one in moves if before.at < one.at <= after.at),
    )


def _found(verdicts: Mapping[Subject, Verdict]) -> frozenset[Subject]:
    return frozenset(subject for subject, verdict in verdicts.items() if verdict is Verdict.FINDING)


def _worst_first(
    subjects: Iterable[Subject], judgements: Iterable[Judgement]
) -> tuple[Subject, ...]:
    severities = {(j.control, j.device): _WORST_FIRST.index(j.severity) for j in judgements}
    return tuple(sorted(subjects, key=lambda s: (severities[s], s[0], s[1] or "")))
