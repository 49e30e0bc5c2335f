# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.changes import changes
from veilleuse.domain.exposure import Assessment
from veilleuse.domain.model import Device, DeviceClass, DeviceId, Site
from veilleuse.domain.score import expose
from veilleuse.domain.simulate import FEW
from veilleuse.domain.verdicts import ControlId, Judgement, Severity, Verdict

THEN = datetime(2026, 9, 1, tzinfo=UTC)
LATER = THEN + timedelta(days=30)


def device(name: str, first_seen: datetime = THEN) -> Device:
    return Device(DeviceId(name), DeviceClass.WORKSTATION, 1.0, (), first_seen, first_seen)


def told(control: str, owner: str | None, verdict: str, severity: str = "high") -> Judgement:
    subject = DeviceId(owner) if owner else None
    return Judgement(ControlId(control), subject, Verdict(verdict), Severity(severity), "told", {})


@pytest.fixture
def before(model: AttackModel) -> Assessment:
    judgements = (
        told("EDR-01", "a", "finding", "critical"),
        told("HST-01", "a", "ok"),
        told("BKP-02", None, "finding", "critical"),
        told("HST-01", "old", "ok"),
    )
    exposure = expose(Site("s"), (device("a"), device("old")), judgements, model, samples=FEW)
    return Assessment(THEN, exposure, judgements, (), "k")


def test_nothing_moved_is_nothing_changed(before: Assessment) -> None:
    same = changes(before, replace(before, at=LATER), (device("a"), device("old")))
    assert same.since == THEN
    assert same.score_before == same.score_after == before.exposure.estimate.score
    assert not (same.devices_new)
    assert not (same.devices_gone)
    assert not (same.findings_opened)
    assert not (same.findings_resolved)


def test_findings_are_opened_and_resolved_worst_first(before: Assessment) -> None:
    after = replace(
        before,
        at=LATER,
        judgements=(
            told("EDR-01", "a", "ok"),
            told("HST-01", "a", "finding", "medium"),
            told("PAT-07", "a", "finding", "critical"),
            told("BKP-02", None, "finding", "critical"),
            told("BKP-03", None, "finding", "critical"),
        ),
    )
    seen = changes(before, after, (device("a"),))
    assert seen.findings_opened == (("BKP-03", None), ("PAT-07", "a"), ("HST-01", "a"))
    assert seen.findings_resolved == (("EDR-01", "a"),)


def test_a_finding_that_became_unknown_is_resolved_by_nothing(before: Assessment) -> None:
    after = replace(before, at=LATER, judgements=(told("EDR-01", "a", "unknown"),))
    seen = changes(before, after, (device("a"), device("old")))
    assert seen.findings_resolved == ()


def test_devices_come_and_go(before: Assessment) -> None:
    after = replace(before, at=LATER, judgements=(told("INV-06", "a", "finding"),))
    seen = changes(before, after, (device("a"), device("new", THEN + timedelta(days=3))))
    assert seen.devices_new == ("new",)
    assert seen.devices_gone == ("a", "old")


def test_a_device_first_seen_after_the_later_moment_is_not_new_yet(before: Assessment) -> None:
    after = replace(before, at=LATER)
    seen = changes(before, after, (device("a"), device("old"), device("n", LATER + timedelta(1))))
    assert seen.devices_new == ()
