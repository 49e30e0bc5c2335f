# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import random
from collections.abc import Mapping
from typing import Protocol

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veilleuse.catalogue.attack_model import load_model
from veilleuse.catalogue.events import load_events
from veilleuse.domain.attack import lay_scene
from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.belief import Subject, settle
from veilleuse.domain.blast import blast
from veilleuse.domain.events import Event, EventElsewhereError, UnknownEventError
from veilleuse.domain.exposure import Letter
from veilleuse.domain.model import Device, DeviceClass, DeviceId, Site
from veilleuse.domain.scene import Host, Scene, scene_of
from veilleuse.domain.score import expose_scene
from veilleuse.domain.verdicts import ControlId, FixId, Judgement, Verdict
from veilleuse.domain.whatif import (
    Imagined,
    Mended,
    NothingToMendError,
    Reversed,
    UnknownFindingError,
    WhatIf,
)

MODEL = load_model()
EVENTS = load_events(MODEL)
KINDS = (DeviceClass.WORKSTATION,) * 4 + (DeviceClass.SERVER,) + tuple(DeviceClass)


class Facts(Protocol):
    site: Site
    devices: tuple[Device, ...]
    judgements: tuple[Judgement, ...]


Reference = Mapping[str, Facts]


class House:
    """A random site, and things that may be imagined of it."""

    def __init__(self, seed: int, size: int) -> None:
        self.luck = luck = random.Random(seed)
        self.scene = Scene(
            tuple(
                Host(DeviceId(f"d{number}"), luck.choice(KINDS), "", luck.choice(["a", "b", None]))
                for number in range(size)
            )
        )
        self.subjects = sorted(lay_scene(self.scene, MODEL).bearing, key=str)
        kinds = (Verdict.OK, Verdict.FINDING, Verdict.UNKNOWN)
        self.verdicts: dict[Subject, Verdict] = {one: luck.choice(kinds) for one in self.subjects}
        self.repairs: dict[FixId, frozenset[Subject]] = {}
        for subject in self.subjects:
            if self.verdicts[subject] is Verdict.FINDING:
                fix = FixId(f"fix-{subject[0][:3]}")
                self.repairs[fix] = self.repairs.get(fix, frozenset()) | {subject}

    def session(self, verdicts: Mapping[Subject, Verdict] | None = None) -> WhatIf:
        return WhatIf(
            self.scene,
            self.verdicts if verdicts is None else verdicts,
            MODEL,
            events=EVENTS,
            repairs=self.repairs,
        )

    def some(self, count: int) -> list[Imagined]:
        all_: list[Imagined] = [Mended(fix) for fix in sorted(self.repairs)]
        all_ += [Reversed(*subject) for subject in self.subjects]
        all_ += [Event(code) for code, rule in EVENTS.items() if not rule.needs_device]
        all_ += [Event("device_taken", host.id) for host in self.scene.devices]
        all_ += [
            Event("attachment_opened", host.id)
            for host in self.scene.devices
            if host.device_class is DeviceClass.WORKSTATION
        ]
        return self.luck.sample(all_, min(count, len(all_)))


houses = st.builds(House, st.integers(0, 2**32), st.integers(1, 12))
LAW = settings(max_examples=200, deadline=None)


@LAW
@given(houses, st.integers(1, 6))
def test_what_is_imagined_twice_is_not_imagined(house: House, count: int) -> None:
    session = house.session()
    some = house.some(count)
    session.toggle(*some)
    for one in some:
        session.toggle(one)
    assert session.imagined == frozenset()
    assert session.figures == session.before


@LAW
@given(houses, st.integers(2, 6))
def test_the_order_in_which_things_are_imagined_does_not_matter(house: House, count: int) -> None:
    some = house.some(count)
    one, other = house.session(), house.session()
    for thing in some:
        one.toggle(thing)
    house.luck.shuffle(some)
    for thing in some:
        other.toggle(thing)
    assert one.figures == other.figures == house.session().toggle(*some)
    assert one.level() == other.level()


@LAW
@given(houses)
def test_a_mended_site_is_the_one_that_would_be_judged_afterwards(house: House) -> None:
    if not house.repairs:
        return
    session = house.session()
    fix = house.luck.choice(sorted(house.repairs))
    session.toggle(Mended(fix))
    after = {**house.verdicts, **dict.fromkeys(house.repairs[fix], Verdict.OK)}
    exposure = expose_scene(house.scene, after, MODEL, samples=session.samples)
    assert session.figures.score == exposure.estimate.score
    assert session.level() == exposure.level


@LAW
@given(houses)
def test_nothing_that_happens_lowers_the_score_and_no_mending_raises_it(house: House) -> None:
    session = house.session()
    score = session.before.score
    for code, rule in EVENTS.items():
        if not rule.needs_device:
            assert session.toggle(Event(code)).score >= score
            session.toggle(Event(code))
    for fix in house.repairs:
        assert session.toggle(Mended(fix)).score <= score
        session.toggle(Mended(fix))


def test_a_device_that_is_taken_does_what_its_blast_radius_says(reference: Reference) -> None:
    facts = reference["ordinary"]
    scene, verdicts = scene_of(facts.site, facts.devices), settle(facts.judgements)
    session = WhatIf(scene, verdicts, MODEL, events=EVENTS, repairs={})
    server = next(d.id for d in facts.devices if d.device_class is DeviceClass.SERVER)
    figures = session.toggle(Event("device_taken", server))
    alone = blast(session.graph, server)
    for care, count in alone.stopped_in_thousand.items():
        assert figures.stopped_in_thousand[care] >= count - 30
    assert figures.loss > 2 * session.before.loss


def test_each_event_raises_the_score_of_an_ordinary_home(reference: Reference) -> None:
    facts = reference["ordinary"]
    scene, verdicts = scene_of(facts.site, facts.devices), settle(facts.judgements)
    session = WhatIf(scene, verdicts, MODEL, events=EVENTS, repairs={})
    computer = next(d.id for d in facts.devices if d.device_class is DeviceClass.WORKSTATION)
    for code, rule in EVENTS.items():
        one = Event(code, computer if rule.needs_device else None)
        assert session.toggle(one).score > session.before.score, code
        session.toggle(one)


def test_one_machine_of_a_fix_gains_no_more_than_all(reference: Reference) -> None:
    facts = reference["neglected"]
    scene, verdicts = scene_of(facts.site, facts.devices), settle(facts.judgements)
    mended = frozenset(s for s, v in verdicts.items() if v is Verdict.FINDING and s[0] == "EDR-01")
    fix = FixId("install-antivirus")
    session = WhatIf(scene, verdicts, MODEL, events=EVENTS, repairs={fix: mended})
    device = min(mended, key=str)[1]
    alone = session.toggle(Mended(fix, device)).score
    assert session.toggle(Mended(fix)).score < alone < session.before.score


def test_imagining_all_mended_gives_a_better_letter(
    reference: Reference, model: AttackModel
) -> None:
    facts = reference["neglected"]
    scene, verdicts = scene_of(facts.site, facts.devices), settle(facts.judgements)
    all_ = frozenset(subject for subject, v in verdicts.items() if v is Verdict.FINDING)
    fix = FixId("everything")
    session = WhatIf(scene, verdicts, model, events=EVENTS, repairs={fix: all_})
    assert session.level().letter is Letter.E
    session.toggle(Mended(fix))
    assert session.level().letter < Letter.C


def test_what_cannot_be_imagined_is_refused_and_changes_nothing() -> None:
    session = House(1, 5).session()
    before = session.toggle(Event("edge_exploited"))
    with pytest.raises(NothingToMendError):
        session.toggle(Mended(FixId("no-such-fix")))
    with pytest.raises(UnknownFindingError):
        session.toggle(Reversed(ControlId("XYZ-99")))
    with pytest.raises(UnknownEventError):
        session.toggle(Event("meteorite"))
    with pytest.raises(EventElsewhereError):
        session.toggle(Event("attachment_opened"))
    with pytest.raises(EventElsewhereError):
        session.toggle(Event("device_taken", DeviceId("nowhere")))
    assert session.figures == before
    assert session.imagined == {Event("edge_exploited")}


def test_an_empty_site_can_be_imagined_about() -> None:
    session = WhatIf(Scene(()), {}, MODEL, events=EVENTS, repairs={})
    assert session.toggle(Event("edge_exploited")).score >= session.before.score
