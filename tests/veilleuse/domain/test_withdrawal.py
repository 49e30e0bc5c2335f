# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from veilleuse.domain.graph import NOT_ALSO, Edge, Layout, Odds
from veilleuse.domain.withdrawal import Withdrawal, arrivals

BITS = 256
ALL = (1 << BITS) - 1
WITHOUT_END = 10**9


def layout_of(steps: list[tuple[int, int, int]], nodes: int) -> Layout:
    return Layout(
        nodes=tuple(f"n{number}" for number in range(nodes)),
        edges=tuple(
            Edge(f"{number}", "step", source, target, Odds(1.0), also=also)
            for number, (source, target, also) in enumerate(steps)
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


def random_layout(luck: random.Random, nodes: int, steps: int) -> Layout:
    """Loops, dead ends, several steps between the same nodes and steps that need two things."""
    return layout_of(
        [
            (
                luck.randrange(nodes),
                luck.randrange(1, nodes),
                luck.choice([NOT_ALSO, NOT_ALSO, NOT_ALSO, luck.randrange(nodes)]),
            )
            for _ in range(steps)
        ],
        nodes,
    )


def reached(layout: Layout, works: list[int]) -> list[int]:
    return [one[-1][2] if one else 0 for one in arrivals(layout, works, ALL)]


def through(layout: Layout, works: list[int], reach: list[int], index: int) -> int:
    edge = layout.edges[index]
    also = ALL if edge.also == NOT_ALSO else reach[edge.also]
    return reach[edge.source] & also & works[index]


@given(st.integers(0, 10**6), st.integers(2, 30), st.integers(1, 90), st.integers(1, 4))
@settings(max_examples=1000, deadline=None)
def test_what_stays_is_held_by_attacks_that_get_there_and_what_falls_is_told(
    seed: int, nodes: int, steps: int, count: int
) -> None:
    luck = random.Random(seed)
    layout = random_layout(luck, nodes, steps)
    works = [luck.choice([ALL, luck.getrandbits(BITS), 0]) for _ in layout.edges]
    known = arrivals(layout, works, ALL)
    reach = reached(layout, works)
    left, lost = list(works), dict[int, int]()
    for index in luck.sample(range(steps), min(count, steps)):
        left[index] &= luck.getrandbits(BITS)
        missed = through(layout, works, reach, index) & ~left[index]
        target = layout.edges[index].target
        lost[target] = lost.get(target, 0) | missed
    after = list(reach)
    fallen = Withdrawal(layout, left, known).fall(after, lost, WITHOUT_END)
    assert fallen is not None
    afresh = reached(layout, left)
    for node, there in enumerate(after):
        assert there & ~afresh[node] == 0
        assert there == reach[node] or node in set(fallen)


def test_two_nodes_that_only_hold_each_other_fall_with_the_way_to_them() -> None:
    layout = layout_of([(0, 1, NOT_ALSO), (1, 2, NOT_ALSO), (2, 1, NOT_ALSO)], 3)
    reach = [ALL, ALL, ALL]
    known = arrivals(layout, [ALL, ALL, ALL], ALL)
    fallen = Withdrawal(layout, [0, ALL, ALL], known).fall(reach, {1: ALL}, WITHOUT_END)
    assert set(fallen or ()) == {1, 2}
    assert reach == [ALL, 0, 0]


def test_a_node_that_something_as_early_leads_to_does_not_fall() -> None:
    layout = layout_of([(0, 1, NOT_ALSO), (0, 1, NOT_ALSO), (1, 2, NOT_ALSO)], 3)
    reach = [ALL, ALL, ALL]
    known = arrivals(layout, [ALL, ALL, ALL], ALL)
    fallen = Withdrawal(layout, [0, ALL, ALL], known).fall(reach, {1: ALL}, WITHOUT_END)
    assert list(fallen or ()) == []
    assert reach == [ALL, ALL, ALL]


def test_patience_has_an_end() -> None:
    layout = layout_of([(0, 1, NOT_ALSO), (1, 2, NOT_ALSO)], 3)
    known = arrivals(layout, [ALL, ALL], ALL)
    assert Withdrawal(layout, [0, ALL], known).fall([ALL, ALL, ALL], {1: ALL}, 1) is None
