# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast the exposure model answers on an establishment of 500 devices, and on one of 10,000.

Limits are for the least time of several: the rest is what else the machine was doing.
"""

import random
import time
from datetime import UTC, datetime
from ipaddress import ip_address
from statistics import median

import networkx as nx
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from veilleuse.catalogue.attack_model import load_model
from veilleuse.catalogue.events import load_events
from veilleuse.domain import dice
from veilleuse.domain.attack import build, lay_out
from veilleuse.domain.belief import Case, Subject, settle
from veilleuse.domain.choke import chokes
from veilleuse.domain.course import Course
from veilleuse.domain.graph import NOT_ALSO, Graph
from veilleuse.domain.model import Device, DeviceClass, DeviceId, Site
from veilleuse.domain.plan import prescribe
from veilleuse.domain.scene import scene_of
from veilleuse.domain.score import expose
from veilleuse.domain.simulate import FEW, MANY, Outcome, run
from veilleuse.domain.verdicts import (
    Control,
    Fix,
    FixId,
    Judgement,
    Scope,
    Severity,
    Verdict,
)
from veilleuse.domain.week import WeekPlan, plan_hours
from veilleuse.domain.whatif import Mended, Reversed, WhatIf

MODEL = load_model()
SITE = Site("bench")
NOW = datetime(2026, 9, 1, tzinfo=UTC)
KINDS = (DeviceClass.WORKSTATION,) * 12 + (DeviceClass.SERVER,) + tuple(DeviceClass)
ONE_BY_ONE = 12
"""Attacks simulated singly: enough to know what one costs."""


def devices(count: int = 500) -> tuple[Device, ...]:
    luck = random.Random(7)
    return tuple(
        Device(
            DeviceId(f"device-{number}"),
            luck.choice(KINDS),
            1.0,
            (),
            NOW,
            NOW,
            addresses=(ip_address(f"10.{number // 750}.{number % 3}.{number % 750 // 3 + 1}"),),
            reported_at=NOW,
        )
        for number in range(count)
    )


def judgements(devices: tuple[Device, ...]) -> tuple[Judgement, ...]:
    luck = random.Random(8)
    subjects = sorted(lay_out(SITE, devices, MODEL).bearing, key=str)
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
    dice.forget()


def one_attack(roads: "nx.DiGraph[int]", graph: Graph, luck: random.Random) -> int:
    """The same attack walked alone by networkx: how many nodes it reaches.

    Steps that need two things are tried again until nothing moves.
    """
    layout = graph.layout
    open_ones: nx.DiGraph[int] = nx.DiGraph()
    open_ones.add_nodes_from(roads)
    waiting = []
    for edge, chance in zip(layout.edges, graph.chances, strict=True):
        if luck.random() < chance:
            if edge.also == NOT_ALSO:
                open_ones.add_edge(edge.source, edge.target)
            else:
                waiting.append(edge)
    while True:
        held = nx.descendants(open_ones, layout.start) | {layout.start}
        ready = [e for e in waiting if e.source in held and e.also in held]
        if not ready:
            return len(held)
        waiting = [e for e in waiting if e not in ready]
        open_ones.add_edges_from((e.source, e.target) for e in ready)


def session() -> WhatIf:
    verdicts = settle(JUDGEMENTS)
    repairs: dict[FixId, frozenset[Subject]] = {}
    for subject, verdict in verdicts.items():
        if verdict is Verdict.FINDING:
            fix = CONTROLS[subject[0]].fix
            repairs[fix] = repairs.get(fix, frozenset()) | {subject}
    scene = scene_of(SITE, DEVICES)
    return WhatIf(scene, verdicts, MODEL, events=load_events(MODEL), repairs=repairs)


@pytest.mark.benchmark(group="4,096 attacks on 500 devices")
def test_warm(benchmark: BenchmarkFixture, graph: Graph) -> None:
    run(graph)
    benchmark(run, graph)
    assert benchmark.stats.stats.min <= 0.020


@pytest.mark.benchmark(group="4,096 attacks on 500 devices")
def test_cold(benchmark: BenchmarkFixture, graph: Graph) -> None:
    benchmark.pedantic(run, (graph,), setup=forget, rounds=10)


@pytest.mark.benchmark(group="4,096 attacks on 500 devices")
def test_graph_and_attacks_together(benchmark: BenchmarkFixture) -> None:
    benchmark(lambda: run(build(SITE, DEVICES, JUDGEMENTS, MODEL, Case.LIKELY)))


@pytest.mark.benchmark(group="65,536 attacks on 500 devices")
def test_many_warm(benchmark: BenchmarkFixture, graph: Graph) -> None:
    run(graph, MANY)
    benchmark(run, graph, MANY)
    assert benchmark.stats.stats.min <= 0.200


@pytest.mark.benchmark(group="65,536 attacks on 500 devices")
def test_many_cold(benchmark: BenchmarkFixture, graph: Graph) -> None:
    benchmark.pedantic(run, (graph, MANY), setup=forget, rounds=3)


@pytest.mark.benchmark(group="4,096 attacks on 10,000 devices")
def test_ten_thousand_devices_cold_with_their_graph(benchmark: BenchmarkFixture) -> None:
    many = devices(10_000)
    told = judgements(many)

    def cold() -> Outcome:
        return run(build(SITE, many, told, MODEL, Case.LIKELY))

    benchmark.pedantic(cold, setup=forget, rounds=3)
    assert benchmark.stats.stats.min <= 2.0


@pytest.mark.benchmark(group="4,096 attacks on 10,000 devices")
def test_graph_of_ten_thousand_devices(benchmark: BenchmarkFixture) -> None:
    many = devices(10_000)
    told = judgements(many)
    benchmark.pedantic(build, (SITE, many, told, MODEL, Case.LIKELY), rounds=3)


@pytest.mark.benchmark(group="a whole assessment of 500 devices")
def test_score_band_and_level(benchmark: BenchmarkFixture) -> None:
    benchmark.pedantic(expose, (SITE, DEVICES, JUDGEMENTS, MODEL), setup=forget, rounds=3)


@pytest.mark.benchmark(group="a whole assessment of 500 devices")
def test_ranking_of_every_fix(benchmark: BenchmarkFixture) -> None:
    told = benchmark(prescribe, SITE, DEVICES, JUDGEMENTS, MODEL, FIXES, CONTROLS)
    assert len(told) >= len(FIXES)
    assert benchmark.stats.stats.min <= 1.0


@pytest.mark.benchmark(group="a whole assessment of 500 devices")
def test_plan_of_three_hours(benchmark: BenchmarkFixture) -> None:
    told = prescribe(SITE, DEVICES, JUDGEMENTS, MODEL, FIXES, CONTROLS)
    scene, verdicts = scene_of(SITE, DEVICES), settle(JUDGEMENTS)

    def planned() -> WeekPlan:
        return plan_hours(scene, verdicts, MODEL, fixes=FIXES, prescriptions=told, hours=30)

    assert benchmark.pedantic(planned, rounds=2).steps


@pytest.mark.benchmark(group="what if, on 500 devices")
def test_one_finding_more_or_less(benchmark: BenchmarkFixture) -> None:
    """Sixty of the findings in turn, each from the same standpoint, its figures included.

    The first time, its luck is drawn; the limit is for the median of the least time of each.
    """
    trying = session()
    found = [Reversed(j.control, j.device) for j in JUDGEMENTS if j.verdict is Verdict.FINDING]
    some = random.Random(10).sample(found, 60)
    least = dict.fromkeys(some, 1.0)
    turns = iter(some * 6)

    def restored() -> tuple[tuple[Reversed], dict[str, object]]:
        trying.toggle(*trying.imagined)
        return (next(turns),), {}

    def timed(one: Reversed) -> None:
        start = time.perf_counter()
        trying.toggle(one)
        least[one] = min(least[one], time.perf_counter() - start)

    benchmark.pedantic(timed, setup=restored, rounds=5 * len(some), warmup_rounds=len(some))
    usual = median(least.values())
    benchmark.extra_info["ms for one, median"] = round(1000 * usual, 2)
    benchmark.extra_info["ms for one, slowest"] = round(1000 * max(least.values()), 2)
    assert usual <= 0.005


@pytest.mark.benchmark(group="what if, on 500 devices")
def test_a_whole_fix_more_or_less(benchmark: BenchmarkFixture) -> None:
    """On a hundred machines at once."""
    trying = session()
    found = {CONTROLS[j.control].fix for j in JUDGEMENTS if j.verdict is Verdict.FINDING}
    turns = iter([Mended(fix) for fix in sorted(found)] * 20)
    benchmark.pedantic(lambda: trying.toggle(*trying.imagined, next(turns)), rounds=100)


@pytest.mark.benchmark(group="where attacks must pass, on 500 devices")
def test_the_five_choke_points(benchmark: BenchmarkFixture, graph: Graph) -> None:
    course = Course.of(graph, FEW)
    assert len(benchmark.pedantic(chokes, (course,), rounds=3)) == 5
    assert benchmark.stats.stats.min <= 1.0


@pytest.mark.benchmark(group="against attacks walked one by one")
def test_ratio(benchmark: BenchmarkFixture, graph: Graph) -> None:
    run(graph)
    benchmark(run, graph)
    luck = random.Random(9)
    roads: nx.DiGraph[int] = nx.DiGraph()
    roads.add_nodes_from(range(len(graph.layout.nodes)))
    start = time.perf_counter()
    for _ in range(ONE_BY_ONE):
        one_attack(roads, graph, luck)
    singly = (time.perf_counter() - start) / ONE_BY_ONE * FEW
    ratio = singly / benchmark.stats.stats.median
    benchmark.extra_info["times as fast"] = round(ratio)
    assert ratio >= 100
