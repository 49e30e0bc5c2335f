# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast the exposure model answers on an establishment of 200 devices."""

import random
import time
from datetime import UTC, datetime
from ipaddress import ip_address

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from veilleuse.catalogue.attack_model import load_model
from veilleuse.domain import dice
from veilleuse.domain.attack import build, lay_out
from veilleuse.domain.belief import Case
from veilleuse.domain.graph import NOT_ALSO, Graph, bearing
from veilleuse.domain.model import Device, DeviceClass, DeviceId, Site
from veilleuse.domain.plan import prescribe
from veilleuse.domain.score import expose
from veilleuse.domain.simulate import FEW, MANY, run
from veilleuse.domain.verdicts import (
    Control,
    Fix,
    FixId,
    Judgement,
    Scope,
    Severity,
    Verdict,
)

MODEL = load_model()
SITE = Site("bench")
NOW = datetime(2026, 9, 1, tzinfo=UTC)
KINDS = (DeviceClass.WORKSTATION,) * 12 + (DeviceClass.SERVER,) + tuple(DeviceClass)
ONE_BY_ONE = 40
"""Attacks simulated singly: enough to know what one costs."""


def devices(count: int = 200) -> tuple[Device, ...]:
    luck = random.Random(7)
    return tuple(
        Device(
            DeviceId(f"device-{number}"),
            luck.choice(KINDS),
            1.0,
            (),
            NOW,
            NOW,
            addresses=(ip_address(f"10.0.{number % 3}.{number // 3 + 1}"),),
            reported_at=NOW,
        )
        for number in range(count)
    )


def judgements(devices: tuple[Device, ...]) -> tuple[Judgement, ...]:
    luck = random.Random(8)
    subjects = sorted(bearing(lay_out(SITE, devices, MODEL)), key=str)
    verdicts = (Verdict.OK, Verdict.OK, Verdict.OK, Verdict.FINDING, Verdict.UNKNOWN)
    return tuple(
        Judgement(control, owner, luck.choice(verdicts), Severity.HIGH, "told", {})
        for control, owner in subjects
    )


DEVICES = devices()
JUDGEMENTS = judgements(DEVICES)
CONTROLS = {
    control: Control(
        control, Scope.DEVICE, frozenset(), "told", {}, Severity.HIGH, FixId(f"fix-{control}"), ()
    )
    for control in MODEL.judged
}
FIXES = {control.fix: Fix(control.fix, 30, 5) for control in CONTROLS.values()}


@pytest.fixture
def graph() -> Graph:
    return build(SITE, DEVICES, JUDGEMENTS, MODEL, Case.LIKELY)


def forget() -> None:
    """Throws away every number drawn so far."""
    for cache in (dice._trial, dice._long, dice._remembered_planes):
        cache.cache_clear()


def one_attack(graph: Graph, luck: random.Random) -> int:
    """The same attack walked alone: how many nodes it reaches."""
    layout = graph.layout
    held = {layout.start}
    works = [luck.random() < chance for chance in graph.chances]
    waiting = [layout.start]
    while waiting:
        for index, _, _ in layout.onward[waiting.pop()]:
            edge = layout.edges[index]
            ready = edge.source in held and (edge.also == NOT_ALSO or edge.also in held)
            if works[index] and ready and edge.target not in held:
                held.add(edge.target)
                waiting.append(edge.target)
    return len(held)


@pytest.mark.benchmark(group="4,096 attacks on 200 devices")
def test_warm(benchmark: BenchmarkFixture, graph: Graph) -> None:
    run(graph)
    benchmark(run, graph)
    assert benchmark.stats.stats.median <= 0.010


@pytest.mark.benchmark(group="4,096 attacks on 200 devices")
def test_cold(benchmark: BenchmarkFixture, graph: Graph) -> None:
    benchmark.pedantic(run, (graph,), setup=forget, rounds=10)


@pytest.mark.benchmark(group="4,096 attacks on 200 devices")
def test_graph_and_attacks_together(benchmark: BenchmarkFixture) -> None:
    benchmark(lambda: run(build(SITE, DEVICES, JUDGEMENTS, MODEL, Case.LIKELY)))


@pytest.mark.benchmark(group="65,536 attacks on 200 devices")
def test_many_warm(benchmark: BenchmarkFixture, graph: Graph) -> None:
    run(graph, MANY)
    benchmark(run, graph, MANY)


@pytest.mark.benchmark(group="65,536 attacks on 200 devices")
def test_many_cold(benchmark: BenchmarkFixture, graph: Graph) -> None:
    benchmark.pedantic(run, (graph, MANY), setup=forget, rounds=3)


@pytest.mark.benchmark(group="a whole assessment of 200 devices")
def test_score_band_and_level(benchmark: BenchmarkFixture) -> None:
    benchmark.pedantic(expose, (SITE, DEVICES, JUDGEMENTS, MODEL), setup=forget, rounds=3)


@pytest.mark.benchmark(group="a whole assessment of 200 devices")
def test_ranking_of_every_fix(benchmark: BenchmarkFixture) -> None:
    told = benchmark(prescribe, SITE, DEVICES, JUDGEMENTS, MODEL, FIXES, CONTROLS)
    assert len(told) >= len(FIXES)


@pytest.mark.benchmark(group="against attacks walked one by one")
def test_ratio(benchmark: BenchmarkFixture, graph: Graph) -> None:
    run(graph)
    benchmark(run, graph)
    luck = random.Random(9)
    start = time.perf_counter()
    for _ in range(ONE_BY_ONE):
        one_attack(graph, luck)
    singly = (time.perf_counter() - start) / ONE_BY_ONE * FEW
    ratio = singly / benchmark.stats.stats.median
    benchmark.extra_info["times as fast"] = round(ratio)
    assert ratio >= 100
