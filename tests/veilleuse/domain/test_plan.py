# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

import pytest

from veilleuse.catalogue.words import words
from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.exposure import Prescription, PrescriptionKind
from veilleuse.domain.model import Device, DeviceId, Site
from veilleuse.domain.plan import INSTALL_AGENTS, prescribe
from veilleuse.domain.verdicts import Control, ControlId, Fix, FixId, Judgement, Severity, Verdict

Controls = Mapping[ControlId, Control]
Fixes = Mapping[FixId, Fix]


class Facts(Protocol):
    site: Site
    devices: tuple[Device, ...]
    judgements: tuple[Judgement, ...]


Reference = Mapping[str, Facts]
Told = Mapping[str, tuple[Prescription, ...]]


@pytest.fixture(scope="module")
def told(model: AttackModel, reference: Reference, controls: Controls, fixes: Fixes) -> Told:
    return {
        name: prescribe(facts.site, facts.devices, facts.judgements, model, fixes, controls)
        for name, facts in reference.items()
    }


def judgement(control: str, owner: DeviceId | None) -> Judgement:
    return Judgement(ControlId(control), owner, Verdict.FINDING, Severity.HIGH, "told", {})


def of_fix(prescriptions: tuple[Prescription, ...], fix: str) -> Prescription:
    return next(one for one in prescriptions if one.fix == fix)


def first(prescriptions: tuple[Prescription, ...], count: int) -> set[str]:
    return {str(one.fix) for one in prescriptions[:count]}


def test_a_neglected_home_is_told_what_an_experienced_hand_would_say_first(told: Told) -> None:
    for name in ("neglected", "neglected, ten computers"):
        for one in told[name][:8]:
            line = f"{name:26} {one.fix:28} {one.minutes:5} min {one.gain_share:6.1%}"
            print(line)  # noqa: T201 for whoever argues with the numbers: pytest -s
        assert {
            "update-edge",
            "make-offline-copy",
            "install-antivirus",
            "switch-protection-on",
        } == first(told[name], 4)


def test_an_ordinary_home_is_told_backups_and_updates_before_hardening(told: Told) -> None:
    order = [str(one.fix) for one in told["ordinary"]]
    assert {"make-offline-copy", "close-exploited-flaws", "update-programs"} <= set(order[:5])
    assert order.index("remove-local-admins") < order.index("harden-file-sharing")
    assert order.index("remove-local-admins") < order.index("divide-the-network")
    assert order.index("encrypt-disks") > order.index("update-workstations")


def test_fixes_come_in_the_order_of_what_they_gain_in_an_hour(told: Told) -> None:
    rates = [one.gain_points / one.minutes for one in told["neglected"] if one.gain_points]
    assert rates == sorted(rates, reverse=True)


def test_a_fix_takes_its_time_once_and_for_each_machine(told: Told, fixes: Fixes) -> None:
    one = of_fix(told["neglected"], "install-antivirus")
    fix = fixes[one.fix]
    assert len(one.devices) > 1
    assert one.minutes == fix.minutes_once + fix.minutes_each * len(one.devices)
    assert one.controls == ("EDR-01",)


def test_a_fix_gains_points_and_a_share_of_the_loss(told: Told) -> None:
    copy = of_fix(told["ordinary"], "make-offline-copy")
    assert copy.kind is PrescriptionKind.FIX
    assert copy.gain_points > 1
    assert 0.05 < copy.gain_share < 0.5
    assert copy.no_gain_reason == ""


def test_what_changes_no_attack_is_told_as_advice(told: Told) -> None:
    disks = of_fix(told["neglected"], "encrypt-disks")
    assert (disks.gain_points, disks.no_gain_reason) == (0, "advice")


def test_missing_agents_are_one_prescription_and_each_silent_question_another(
    told: Told,
) -> None:
    lessons = told["nothing known"]
    assert all(one.kind is PrescriptionKind.LEARN for one in lessons)
    agents = of_fix(lessons, INSTALL_AGENTS)
    assert agents.controls[0] == "INV-02"
    assert len(agents.devices) == 32
    assert agents.narrowing == max(one.narrowing for one in lessons) > 20
    assert agents.gain_points == 0
    question = of_fix(lessons, "make-offline-copy")
    assert question.controls == ("BKP-02",)
    assert question.devices == ()
    assert question.narrowing > 1


def test_a_question_that_bears_on_nothing_says_so(told: Told) -> None:
    assert of_fix(told["nothing known"], "review-inventory").no_gain_reason == "advice"


def test_a_control_that_bears_on_nothing_for_its_device_is_advice(
    model: AttackModel, reference: Reference, controls: Controls, fixes: Fixes
) -> None:
    facts = reference["well kept"]
    misplaced = judgement("RMT-02", facts.devices[0].id)
    told = prescribe(
        facts.site, facts.devices, (*facts.judgements, misplaced), model, fixes, controls
    )
    assert of_fix(told, "close-server-ports").no_gain_reason == "advice"


def test_a_weakness_that_others_outdo_says_so(
    model: AttackModel, reference: Reference, controls: Controls, fixes: Fixes
) -> None:
    facts = reference["neglected"]
    low = replace(model, cap=0.0001)
    told = prescribe(facts.site, facts.devices, facts.judgements, low, fixes, controls)
    assert of_fix(told, "turn-firewall-on").no_gain_reason == "overshadowed"


def test_a_weakness_that_no_attack_needs_says_so(
    model: AttackModel, controls: Controls, fixes: Fixes
) -> None:
    facts = prescribe(Site("s"), (), (judgement("PAT-06", None),), model, fixes, controls)
    assert of_fix(facts, "update-edge").no_gain_reason == "other_paths"


def test_every_reason_has_its_sentence_in_both_languages() -> None:
    for language in ("fr", "en"):
        for code in ("advice", "overshadowed", "other_paths", "lowest", "no_band"):
            assert words(language)(f"no_gain.{code}")


def test_an_empty_site_is_told_its_questions_only(
    model: AttackModel, controls: Controls, fixes: Fixes
) -> None:
    told = prescribe(Site("s"), (), (), model, fixes, controls)
    assert {one.kind for one in told} == {PrescriptionKind.LEARN}
    assert all(one.gain_points == 0 for one in told)
