# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from veilleuse.domain.course import Course
from veilleuse.domain.graph import NOT_ALSO, Edge, Graph, Layout, Odds
from veilleuse.domain.simulate import FEW


def graph_of(seed: int, nodes: int, steps: int) -> Graph:
    """Loops, dead ends, several steps between the same nodes and steps that need two things."""
    luck = random.Random(seed)
    edges = []
    for number in range(steps):
        source, target = luck.randrange(nodes), luck.randrange(1, nodes)
        also = luck.choice([NOT_ALSO, NOT_ALSO, NOT_ALSO, luck.randrange(nodes)])
        edges.append(Edge(f"{seed}: {number}", "step", source, target, Odds(1.0), also=also))
    layout = Layout(
        nodes=tuple(f"n{number}" for number in range(nodes)),
        edges=tuple(edges),
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
    return Graph(layout, tuple(luck.choice([0.0, 0.3, 0.9, 1.0]) for _ in edges), 1.0, 1.0)


def otherwise(graph: Graph, seed: int, count: int) -> Graph:
    luck = random.Random(seed)
    chances = list(graph.chances)
    for index in luck.sample(range(len(chances)), min(count, len(chances))):
        chances[index] = luck.choice([0.0, 0.1, 0.5, 1.0])
    return replace(graph, chances=tuple(chances))


@given(st.integers(0, 10**6), st.integers(2, 14), st.integers(1, 40), st.integers(1, 6))
@settings(max_examples=1000, deadline=None)
def test_a_changed_course_is_the_one_followed_afresh(
    seed: int, nodes: int, steps: int, count: int
) -> None:
    graph = graph_of(seed, nodes, steps)
    changed = otherwise(graph, seed, count)
    found = Course.of(graph, FEW).along(changed)
    afresh = Course.of(changed, FEW)
    assert found.works == afresh.works
    assert found.reach == afresh.reach


@given(st.integers(0, 10**6), st.lists(st.integers(1, 5), min_size=2, max_size=5))
def test_changes_one_after_the_other_add_up(seed: int, counts: list[int]) -> None:
    graph = graph_of(seed, 10, 30)
    course = Course.of(graph, FEW)
    for turn, count in enumerate(counts):
        graph = otherwise(graph, seed + turn, count)
        course = course.along(graph)
    assert course.reach == Course.of(graph, FEW).reach


@given(st.integers(0, 10**6))
def test_what_was_changed_and_changed_back_is_as_before(seed: int) -> None:
    graph = graph_of(seed, 10, 30)
    course = Course.of(graph, FEW)
    assert course.along(otherwise(graph, seed, 4)).along(graph).reach == course.reach


def test_a_step_that_opens_later_is_still_taken() -> None:
    graph = graph_of(0, 3, 0)
    edges = tuple(Edge(f"{a}>{b}", "step", a, b, Odds(1.0)) for a, b in ((2, 1), (0, 2)))
    graph = Graph(replace(graph.layout, edges=edges), (0.0, 1.0), 1.0, 1.0)
    opened = Course.of(graph, FEW).along(replace(graph, chances=(1.0, 1.0)))
    assert opened.reach[1] == (1 << FEW) - 1


def test_two_nodes_that_only_hold_each_other_are_lost_with_the_way_to_them() -> None:
    graph = graph_of(0, 3, 0)
    steps = ((0, 1), (1, 2), (2, 1))
    edges = tuple(Edge(f"{a}>{b}", "step", a, b, Odds(1.0)) for a, b in steps)
    graph = Graph(replace(graph.layout, edges=edges), (1.0, 1.0, 1.0), 1.0, 1.0)
    course = Course.of(graph, FEW)
    assert course.reach[1] == course.reach[2] == (1 << FEW) - 1
    cut = course.along(replace(graph, chances=(0.0, 1.0, 1.0)))
    assert cut.reach[1] == cut.reach[2] == 0
