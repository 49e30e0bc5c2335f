# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import random
from dataclasses import replace
from itertools import product
from math import prod, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.domain.course import Course
from veilleuse.domain.dice import CHUNK, draw, remembers
from veilleuse.domain.graph import NOT_ALSO, Care, Edge, Graph, Layout, Odds
from veilleuse.domain.model import CareFunctionId, DeviceId
from veilleuse.domain.simulate import FEW, MANY, outcome_of, run, run_ways

WEIGHTS = (0.5, 0.3)
WORKSTATION = 0.1
NODES = 7
WORKSTATIONS, CARES, LOST = (2, 3, 4), (4, 5), 6

Step = tuple[int, int, float, int]


def graph_of(steps: list[Step], *, lost: float = 0.9, restored: float = 0.4) -> Graph:
    """Node 0 is outside, 2 to 4 are workstations, 4 and 5 stop care, 6 loses the backups."""
    layout = Layout(
        nodes=tuple(f"n{index}" for index in range(NODES)),
        edges=tuple(
            Edge(f"e{source}>{target}&{also}", "step", source, target, Odds(chance), also=also)
            for source, target, chance, also in steps
        ),
        start=0,
        footholds={DeviceId("d"): 1},
        controls={DeviceId("d"): 2},
        workstations=WORKSTATIONS,
        workstation_weight=WORKSTATION,
        care=tuple(
            Care(CareFunctionId(f"c{node}"), weight, node)
            for node, weight in zip(CARES, WEIGHTS, strict=True)
        ),
        backups_lost=LOST,
        degraded=Odds(lost),
        restored=Odds(restored),
    )
    return Graph(layout, tuple(chance for _, _, chance, _ in steps), lost, lost * restored)


def random_steps(seed: int, count: int) -> list[Step]:
    """Cycles, dead ends and steps that need two things included."""
    dice = random.Random(seed)
    steps = [(0, 1, dice.uniform(0.3, 0.9), NOT_ALSO)]
    while len(steps) < count:
        source, target = dice.sample(range(NODES), 2)
        also = dice.choice([NOT_ALSO, NOT_ALSO, dice.randrange(NODES)])
        if target and (source, target, also) not in {(s, t, a) for s, t, _, a in steps}:
            steps.append((source, target, dice.uniform(0.1, 0.95), also))
    return steps


def reached(steps: list[Step], works: tuple[bool, ...]) -> set[int]:
    held: set[int] = {0}
    while True:
        more = {
            target
            for (source, target, _, also), open_ in zip(steps, works, strict=True)
            if open_ and source in held and (also == NOT_ALSO or also in held)
        }
        if more <= held:
            return held
        held |= more


def loss_of(held: set[int], graph: Graph) -> float:
    outage = graph.outage_lost if LOST in held else graph.outage_restored
    care = prod(
        1 - weight * outage for node, weight in zip(CARES, WEIGHTS, strict=True) if node in held
    )
    return 1 - care * (1 - WORKSTATION * outage) ** len(held & set(WORKSTATIONS))


@pytest.mark.parametrize("seed", range(12))
def test_the_mean_loss_is_the_one_of_an_exact_enumeration(seed: int) -> None:
    steps = random_steps(seed, 10)
    graph = graph_of(steps)
    exact = sum(
        prod(
            chance if open_ else 1 - chance
            for (_, _, chance, _), open_ in zip(steps, works, strict=True)
        )
        * loss_of(reached(steps, works), graph)
        for works in product([False, True], repeat=len(steps))
    )
    outcome = run(graph, MANY)
    assert outcome.error < 0.002
    assert abs(outcome.loss - exact) <= 3 * outcome.error


@pytest.mark.parametrize("seed", range(100, 104))
def test_the_mean_loss_is_the_one_of_a_plain_monte_carlo(seed: int) -> None:
    steps = random_steps(seed, 18)
    graph = graph_of(steps)
    luck = random.Random(seed)
    tries = 20_000
    losses = [
        loss_of(reached(steps, tuple(luck.random() < chance for _, _, chance, _ in steps)), graph)
        for _ in range(tries)
    ]
    mean = sum(losses) / tries
    error = sqrt(sum((loss - mean) ** 2 for loss in losses)) / tries
    outcome = run(graph, MANY)
    assert abs(outcome.loss - mean) <= 3 * sqrt(error**2 + outcome.error**2)


@given(st.integers(0, 10_000))
def test_the_loss_is_the_mean_over_attacks_taken_one_by_one(seed: int) -> None:
    graph = graph_of(random_steps(seed, 14))
    reach = Course.of(graph, FEW).reach
    losses = [
        loss_of({node for node in range(NODES) if reach[node] >> attack & 1}, graph)
        for attack in range(FEW)
    ]
    mean = sum(losses) / FEW
    outcome = run(graph, FEW)
    assert outcome.loss == pytest.approx(mean, abs=1e-9)
    variance = sum((loss - mean) ** 2 for loss in losses) / FEW
    assert outcome.error == pytest.approx(sqrt(variance / FEW), abs=1e-6)


def test_each_count_is_the_number_of_attacks_that_reach_the_node() -> None:
    graph = graph_of(random_steps(3, 14))
    reach = Course.of(graph, FEW).reach
    outcome = run(graph, FEW)
    assert outcome.entered == {"d": reach[1].bit_count()}
    assert outcome.taken == {"d": reach[2].bit_count()}
    assert outcome.stopped == {"c4": reach[4].bit_count(), "c5": reach[5].bit_count()}
    assert outcome.entered["d"] > 0


def test_the_first_attacks_are_the_same_whatever_their_number() -> None:
    graph = graph_of(random_steps(5, 14))
    few, many = Course.of(graph, FEW).reach, Course.of(graph, MANY).reach
    assert [node & ((1 << FEW) - 1) for node in many] == few


def test_a_site_too_large_to_remember_comes_to_the_same_digits_stretch_by_stretch() -> None:
    steps = random_steps(5, 12) + [(0, 5, n / 4_000_000, NOT_ALSO) for n in range(3000)]
    likely = graph_of(steps)
    worse = replace(likely, chances=tuple(min(1.0, 2 * p) for p in likely.chances))
    best = replace(likely, chances=tuple(p / 2 for p in likely.chances))
    graphs = [best, likely, worse]
    assert not remembers(len(steps) * len(graphs), MANY)
    assert run_ways(graphs, MANY) == [outcome_of(Course.of(graph, MANY)) for graph in graphs]


def test_changing_one_number_redraws_one_edge_only() -> None:
    graph = graph_of([(0, 1, 0.5, NOT_ALSO), (0, 2, 0.5, NOT_ALSO), (0, 3, 0.5, NOT_ALSO)])
    changed = replace(graph, chances=(0.5, 0.6, 0.5))
    before, after = Course.of(graph, FEW).reach, Course.of(changed, FEW).reach
    assert (before[1], before[3]) == (after[1], after[3])
    assert before[2] != after[2]
    assert before[2] & ~after[2] == 0


def test_a_step_that_needs_two_things_waits_for_the_second() -> None:
    alone = graph_of([(0, 1, 1.0, NOT_ALSO), (1, 5, 1.0, 2)])
    both = graph_of([(0, 1, 1.0, NOT_ALSO), (1, 5, 1.0, 2), (1, 2, 1.0, NOT_ALSO)])
    assert run(alone).stopped["c5"] == 0
    assert run(both).stopped["c5"] == FEW


def test_where_nothing_is_reached_nothing_is_lost() -> None:
    outcome = run(graph_of([]))
    assert (outcome.loss, outcome.error) == (0.0, 0.0)


@given(st.floats(0, 1), st.floats(0, 1), st.text(max_size=20))
def test_a_greater_probability_only_adds_attacks(p: float, q: float, name: str) -> None:
    low, high = sorted((p, q))
    assert draw(name, low, CHUNK) & ~draw(name, high, CHUNK) == 0


@given(st.floats(0, 1))
def test_an_edge_works_as_often_as_its_probability_says(probability: float) -> None:
    worked = draw("often", probability, MANY).bit_count() / MANY
    assert abs(worked - probability) <= 4 * sqrt(probability * (1 - probability) / MANY) + 1e-9


def test_edges_are_independent_of_each_other() -> None:
    both = draw("one", 0.5, MANY) & draw("another", 0.5, MANY)
    assert abs(both.bit_count() / MANY - 0.25) < 4 * sqrt(0.25 * 0.75 / MANY)


def test_luck_is_the_same_on_every_machine() -> None:
    assert draw("move: segment > foothold pc", 0.37, CHUNK) & 0xFFFFFFFF == 0xB85C2420


@pytest.mark.parametrize("samples", [0, -CHUNK, CHUNK - 1])
def test_a_number_of_attacks_that_is_no_whole_chunk_is_refused(samples: int) -> None:
    with pytest.raises(ValueError, match=str(samples)):
        draw("edge", 0.5, samples)
