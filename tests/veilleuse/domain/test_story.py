# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import random
from collections.abc import Mapping
from itertools import combinations
from math import prod
from typing import Protocol

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veilleuse.domain.attack import lay_out
from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.belief import Case, believe, settle
from veilleuse.domain.course import Course
from veilleuse.domain.graph import NOT_ALSO, Edge, Graph, Layout, Odds, weigh
from veilleuse.domain.model import Device, Site
from veilleuse.domain.roads import likeliest_way
from veilleuse.domain.simulate import FEW
from veilleuse.domain.standpoint import repairs
from veilleuse.domain.story import stories
from veilleuse.domain.verdicts import Control, ControlId, Judgement

NODES = 6


class Facts(Protocol):
    site: Site
    devices: tuple[Device, ...]
    judgements: tuple[Judgement, ...]


def graph_of(steps: list[tuple[int, int, float, int]]) -> Graph:
    layout = Layout(
        nodes=tuple(f"n{number}" for number in range(NODES)),
        edges=tuple(
            Edge(f"e{number}", "step", source, target, Odds(chance), also=also)
            for number, (source, target, chance, also) in enumerate(steps)
        ),
        start=0,
        footholds={},
        controls={},
        workstations=(),
        workstation_weight=0.0,
        care=(),
        backups_lost=0,
        degraded=Odds(1.0),
        restored=Odds(1.0),
    )
    return Graph(layout, tuple(chance for _, _, chance, _ in steps), 1.0, 1.0)


def reaches(steps: list[tuple[int, int, float, int]], chosen: tuple[int, ...], node: int) -> bool:
    held, more = {0}, True
    while more:
        more = False
        for index in chosen:
            source, target, _, also = steps[index]
            if source in held and (also == NOT_ALSO or also in held) and target not in held:
                held.add(target)
                more = True
    return node in held


def best_of_all(steps: list[tuple[int, int, float, int]], node: int) -> float:
    """The likeliest of every set of steps that leads to the node; 0 where none does."""
    return max(
        (
            prod(steps[index][2] for index in chosen)
            for size in range(1, len(steps) + 1)
            for chosen in combinations(range(len(steps)), size)
            if reaches(steps, chosen, node)
        ),
        default=0.0,
    )


def random_steps(seed: int, count: int, *, needing_two: bool) -> list[tuple[int, int, float, int]]:
    luck = random.Random(seed)
    steps = []
    for _ in range(count):
        source, target = luck.sample(range(NODES), 2)
        also = luck.choice([NOT_ALSO, NOT_ALSO, luck.randrange(NODES)])
        chance = round(luck.uniform(0.05, 1.0), 2)
        steps.append((source, target or 1, chance, also if needing_two else NOT_ALSO))
    return steps


@given(st.integers(0, 10**6), st.integers(1, 9))
@settings(max_examples=300)
def test_a_way_of_single_conditions_is_the_likeliest_there_is(seed: int, count: int) -> None:
    steps = random_steps(seed, count, needing_two=False)
    found = likeliest_way(graph_of(steps), NODES - 1)
    best = best_of_all(steps, NODES - 1)
    assert (found[1] if found else 0.0) == pytest.approx(best)


@given(st.integers(0, 10**6), st.integers(1, 9))
@settings(max_examples=300)
def test_a_way_with_second_conditions_holds_and_counts_each_step_once(
    seed: int, count: int
) -> None:
    steps = random_steps(seed, count, needing_two=True)
    found = likeliest_way(graph_of(steps), NODES - 1)
    best = best_of_all(steps, NODES - 1)
    assert (found is None) == (best == 0)
    if found is not None:
        chain, likelihood = found
        assert len(set(chain)) == len(chain)
        assert reaches(steps, chain, NODES - 1)
        assert likelihood == pytest.approx(prod(steps[index][2] for index in chain))
        assert best / 4 <= likelihood <= best * (1 + 1e-9)


def test_what_a_step_needs_besides_comes_before_it() -> None:
    steps = [(0, 5, 0.9, 2), (0, 2, 0.5, NOT_ALSO), (0, 1, 0.8, NOT_ALSO), (1, 5, 0.5, NOT_ALSO)]
    assert likeliest_way(graph_of(steps), 5) == ((1, 0), pytest.approx(0.45))


def test_a_detour_that_costs_more_than_another_way_is_not_taken() -> None:
    steps = [(0, 5, 0.9, 2), (0, 2, 0.4, NOT_ALSO), (0, 1, 0.8, NOT_ALSO), (1, 5, 0.5, NOT_ALSO)]
    assert likeliest_way(graph_of(steps), 5) == ((2, 3), pytest.approx(0.4))


def test_where_two_things_wait_for_each_other_there_is_no_way() -> None:
    steps = [(0, 1, 1.0, 2), (0, 2, 1.0, 1), (1, 5, 1.0, NOT_ALSO)]
    assert likeliest_way(graph_of(steps), 5) is None
    assert likeliest_way(graph_of([]), 5) is None


@pytest.fixture(scope="module")
def site(model: AttackModel, reference: Mapping[str, Facts]) -> tuple[Course, Facts]:
    facts = reference["ordinary"]
    layout = lay_out(facts.site, facts.devices, model)
    graph = weigh(layout, believe(settle(facts.judgements), model, Case.LIKELY))
    return Course.of(graph, FEW), facts


def test_each_care_function_has_its_story_and_the_fix_that_cuts_it_best(
    site: tuple[Course, Facts], model: AttackModel, controls: Mapping[ControlId, Control]
) -> None:
    course, facts = site
    verdicts = settle(facts.judgements)
    mended = repairs(verdicts, controls)
    told = stories(course, believe(verdicts, model, Case.LIKELY), mended)
    assert {one.care_function for one in told} == {care.id for care in course.graph.layout.care}
    counts = [one.stopped_in_thousand for one in told]
    assert counts == sorted(counts, reverse=True)
    for one in told:
        assert one.entry in model.entries
        assert one.hops[-1].step == "stop"
        assert one.hops[-1].device in one.devices
        assert 0 < one.chance <= min(hop.chance for hop in one.hops)
        assert one.chance == pytest.approx(prod(hop.chance for hop in one.hops))
        assert one.cut is not None
        assert 0 < one.cut.spared_share <= 1
    records = next(one for one in told if one.care_function == "records")
    fewer = {fix: stopped_with(course, facts, model, fix, controls) for fix in mended}
    assert records.cut is not None
    assert fewer[records.cut.fix] == min(fewer.values())


def stopped_with(
    course: Course,
    facts: Facts,
    model: AttackModel,
    fix: str,
    controls: Mapping[ControlId, Control],
) -> int:
    from veilleuse.domain.simulate import run
    from veilleuse.domain.verdicts import Verdict

    verdicts = {
        subject: Verdict.OK
        if verdict is Verdict.FINDING and controls[subject[0]].fix == fix
        else verdict
        for subject, verdict in settle(facts.judgements).items()
    }
    graph = weigh(course.graph.layout, believe(verdicts, model, Case.LIKELY))
    return run(graph).stopped["records"]  # type: ignore[index]


def test_a_function_nobody_can_reach_has_no_story(model: AttackModel) -> None:
    layout = lay_out(Site("s"), (), model)
    beliefs = believe({}, model, Case.LIKELY)
    assert stories(Course.of(weigh(layout, beliefs), FEW), beliefs, {}) == ()
