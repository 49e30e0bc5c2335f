# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Passwords that open several machines."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veilleuse.catalogue.attack_model import load_model
from veilleuse.domain.attack import lay_scene
from veilleuse.domain.belief import Case, believe
from veilleuse.domain.blast import blast
from veilleuse.domain.graph import weigh
from veilleuse.domain.model import COMPUTERS, DeviceClass, DeviceId
from veilleuse.domain.scene import Host, Scene
from veilleuse.domain.simulate import run

MODEL = load_model()
NAMES = ("domain:a", "domain:b", "account:tech", "account:root")
KINDS = (
    *(DeviceClass.WORKSTATION, DeviceClass.WORKSTATION, DeviceClass.SERVER),
    *(DeviceClass.NAS, DeviceClass.CAMERA),
)


def host(name: str, circles: tuple[str, ...] | None, kind: DeviceClass = KINDS[0]) -> Host:
    return Host(DeviceId(name), kind, name, "10.0.0.0/24", circles=circles)


def loss(scene: Scene) -> float:
    return run(weigh(lay_scene(scene, MODEL), believe({}, MODEL, Case.LIKELY))).loss


def taken_with_it(*circles: tuple[str, ...] | None) -> float:
    """Of a second machine, how often it falls once the first one has: by passwords alone."""
    without_flaws = replace(
        MODEL, rates={place: rate for place, rate in MODEL.rates.items() if place[0] != "move"}
    )
    scene = Scene(tuple(host(f"pc{n}", held) for n, held in enumerate(circles)))
    graph = weigh(lay_scene(scene, without_flaws), believe({}, without_flaws, Case.WORST))
    return blast(graph, DeviceId("pc0")).devices_taken


@pytest.mark.parametrize("shared", ["domain:a", "account:tech"])
def test_what_two_machines_share_opens_the_second(shared: str) -> None:
    assert taken_with_it((shared,), (shared,)) > 0.05


def test_passwords_of_two_domains_do_not_open_each_other() -> None:
    assert taken_with_it(("domain:a",), ("domain:b",)) == 0
    assert taken_with_it((), ()) == 0


def test_a_machine_of_unknown_administrators_is_opened_by_all_and_opens_all() -> None:
    assert taken_with_it(("domain:a",), None) > 0.05
    assert taken_with_it(None, ("domain:a",)) > 0.05
    assert taken_with_it(None, None) > 0.05


def test_a_third_machine_that_shares_with_both_is_the_bridge_between_them() -> None:
    apart = taken_with_it(("account:x",), ("account:y",))
    bridged = taken_with_it(("account:x",), ("account:y",), ("account:x", "account:y"))
    assert apart == 0
    assert bridged > taken_with_it(("account:x",), (), ("account:x",))


def site(seed: int, size: int) -> tuple[list[Host], random.Random]:
    luck = random.Random(seed)
    hosts = []
    for number in range(size):
        held = tuple(sorted(luck.sample(NAMES, luck.randint(0, 3))))
        kind = luck.choice(KINDS)
        circles = luck.choice([None, held, held]) if kind in COMPUTERS else None
        hosts.append(host(f"d{number}", circles, kind))
    return hosts, luck


@given(st.integers(0, 10**6), st.integers(1, 14))
@settings(max_examples=200)
def test_learning_who_administers_a_machine_never_raises_the_loss(seed: int, size: int) -> None:
    hosts, luck = site(seed, size)
    learnt = [
        replace(one, circles=tuple(sorted(luck.sample(NAMES, luck.randint(0, 3)))))
        if one.circles is None and one.device_class in COMPUTERS
        else one
        for one in hosts
    ]
    assert loss(Scene(tuple(learnt))) <= loss(Scene(tuple(hosts)))


@given(st.integers(0, 10**6), st.integers(1, 14))
@settings(max_examples=200)
def test_one_more_machine_never_lowers_the_loss_whoever_administers_it(
    seed: int, size: int
) -> None:
    hosts, _ = site(seed, size)
    assert loss(Scene(tuple(hosts))) >= loss(Scene(tuple(hosts[:-1])))
