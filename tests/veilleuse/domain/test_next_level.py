# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

import pytest

from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.belief import settle
from veilleuse.domain.exposure import Letter, PrescriptionKind
from veilleuse.domain.model import Device, Site
from veilleuse.domain.next_level import NextLevel, next_level
from veilleuse.domain.plan import prescribe
from veilleuse.domain.scene import scene_of
from veilleuse.domain.score import expose
from veilleuse.domain.simulate import FEW
from veilleuse.domain.verdicts import Control, ControlId, Fix, FixId, Judgement, Verdict


class Facts(Protocol):
    site: Site
    devices: tuple[Device, ...]
    judgements: tuple[Judgement, ...]


Reference = Mapping[str, Facts]


class Ladder:
    def __init__(
        self, model: AttackModel, controls: Mapping[ControlId, Control], fixes: Mapping[FixId, Fix]
    ) -> None:
        self.model, self.controls, self.fixes = model, controls, fixes

    def climb(self, facts: Facts, judgements: tuple[Judgement, ...] | None = None) -> NextLevel:
        judgements = facts.judgements if judgements is None else judgements
        return next_level(
            scene_of(facts.site, facts.devices),
            settle(judgements),
            self.model,
            fixes=self.fixes,
            prescriptions=prescribe(
                facts.site, facts.devices, judgements, self.model, self.fixes, self.controls
            ),
        )

    def letter(self, facts: Facts, judgements: tuple[Judgement, ...] | None = None) -> Letter:
        judgements = facts.judgements if judgements is None else judgements
        exposure = expose(facts.site, facts.devices, judgements, self.model, samples=FEW)
        return exposure.level.letter


@pytest.fixture
def ladder(
    model: AttackModel, controls: Mapping[ControlId, Control], fixes: Mapping[FixId, Fix]
) -> Ladder:
    return Ladder(model, controls, fixes)


def carried_out(facts: Facts, told: NextLevel) -> tuple[Judgement, ...]:
    """What would be judged with all of it done and every answer good."""
    resolved = {control for one in told.actions for control in one.controls}
    return tuple(
        replace(j, verdict=Verdict.OK)
        if j.control in resolved and j.verdict in {Verdict.FINDING, Verdict.UNKNOWN}
        else j
        for j in facts.judgements
    )


@pytest.mark.parametrize("name", ["neglected", "neglected, ten computers", "ordinary"])
def test_doing_what_is_missing_gives_the_letter(
    name: str, ladder: Ladder, reference: Reference
) -> None:
    facts = reference[name]
    before = ladder.letter(facts)
    told = ladder.climb(facts)
    assert told.reachable
    assert told.letter < before
    assert told.minutes == sum(one.minutes for one in told.actions) > 0
    assert ladder.letter(facts, carried_out(facts, told)) <= told.letter


def test_nothing_that_is_asked_for_could_be_left_out(ladder: Ladder, reference: Reference) -> None:
    facts = reference["ordinary"]
    told = ladder.climb(facts)
    for one in told.actions:
        fewer = replace(told, actions=tuple(other for other in told.actions if other is not one))
        assert ladder.letter(facts, carried_out(facts, fewer)) > told.letter


def test_where_only_an_answer_is_missing_only_that_is_asked_for(
    ladder: Ladder, reference: Reference
) -> None:
    facts = reference["well kept, ten computers"]
    silent = tuple(
        replace(j, verdict=Verdict.UNKNOWN) if j.control == "BKP-03" else j
        for j in facts.judgements
    )
    before = ladder.letter(facts, silent)
    told = ladder.climb(facts, silent)
    assert before is Letter.B
    assert told.letter is Letter.A
    assert {one.kind for one in told.actions} == {PrescriptionKind.LEARN}
    assert told.only_knowledge


def test_the_best_letter_needs_nothing_more(ladder: Ladder, reference: Reference) -> None:
    facts = reference["well kept, ten computers"]
    assert ladder.letter(facts) is Letter.A
    told = ladder.climb(facts)
    assert (told.letter, told.actions, told.reachable) == (Letter.A, (), True)


def test_what_no_prescription_opens_is_said(ladder: Ladder) -> None:
    class Empty:
        site = Site("s")
        devices: tuple[Device, ...] = ()
        judgements: tuple[Judgement, ...] = ()

    told = ladder.climb(Empty())
    assert not told.reachable
    assert told.actions == ()
    assert [gate.code for gate in told.gates_left] == ["care_unplaced"]
