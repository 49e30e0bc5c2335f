# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, datetime

from veilleuse.domain.model import Device, DeviceClass, DeviceId
from veilleuse.domain.verdicts import ControlId, Judgement, Severity, Verdict
from veilleuse.tasks.paper.summary.marks import Mark, mark, worst

AT = datetime(2026, 11, 1, tzinfo=UTC)
OK, BAD, UNSURE, ASIDE = Verdict.OK, Verdict.FINDING, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE


def device(name: str, device_class: DeviceClass = DeviceClass.WORKSTATION) -> Device:
    return Device(DeviceId(name), device_class, 0.9, (), AT, AT)


def judged(control: str, name: str | None, verdict: Verdict) -> Judgement:
    subject = DeviceId(name) if name else None
    return Judgement(ControlId(control), subject, verdict, Severity.HIGH, "none", {})


def test_a_finding_wins_over_an_unknown_and_an_unknown_over_a_good_word() -> None:
    assert worst([OK, UNSURE, BAD]) is BAD
    assert worst([OK, UNSURE]) is UNSURE
    assert worst([OK, ASIDE]) is OK
    assert worst([ASIDE]) is UNSURE
    assert worst([]) is UNSURE


def test_every_computer_counts_once_and_a_silent_one_is_unknown() -> None:
    devices = [device("a"), device("b"), device("c"), device("tv", DeviceClass.MEDIA)]
    said = [
        judged("PAT-01", "a", OK),
        judged("OS-01", "a", OK),
        judged("PAT-01", "b", OK),
        judged("OS-01", "b", BAD),
        judged("EDR-01", "c", OK),
    ]
    assert mark("computers", ["PAT-01", "OS-01"], devices, said) == Mark(1, 1, 1)


def test_each_control_of_the_site_counts_once() -> None:
    said = [
        judged("BKP-01", None, OK),
        judged("BKP-02", None, BAD),
        judged("BKP-03", None, UNSURE),
        judged("BKP-04", None, ASIDE),
        judged("GOV-01", None, BAD),
    ]
    controls = ["BKP-01", "BKP-02", "BKP-03", "BKP-04"]
    assert mark("controls", controls, [], said) == Mark(1, 1, 1)


def test_a_device_of_unknown_class_is_what_its_review_says() -> None:
    devices = [
        device("pc"),
        device("new", DeviceClass.UNKNOWN),
        device("old", DeviceClass.UNKNOWN),
    ]
    said = [judged("INV-01", "old", BAD)]
    assert mark("devices", ["INV-01"], devices, said) == Mark(1, 1, 1)


def test_the_three_parts_add_up() -> None:
    assert Mark(3, 2, 1).total == 6
