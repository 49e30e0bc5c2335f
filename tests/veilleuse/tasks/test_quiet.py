# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.tasks.quiet import Quiet


def test_what_an_earlier_run_left_is_due_at_once_and_only_once() -> None:
    quiet = Quiet(20, 300)
    assert quiet.takes_turn(1000)
    assert not quiet.takes_turn(2000)


def test_a_swarm_is_waited_for() -> None:
    quiet = Quiet(20, 300)
    quiet.takes_turn(0)
    for moment in range(0, 60, 10):
        quiet.arrived(moment)
        assert not quiet.takes_turn(moment + 9)
    assert quiet.takes_turn(70)


def test_a_swarm_without_end_is_not_waited_for_for_ever() -> None:
    quiet = Quiet(20, 300)
    quiet.takes_turn(0)
    turns = 0
    for moment in range(0, 1000, 10):
        quiet.arrived(moment)
        turns += quiet.takes_turn(moment)
    assert turns == 3


@given(st.lists(st.integers(0, 1000), min_size=1))
def test_whatever_came_is_dealt_with_in_the_end(moments: list[int]) -> None:
    quiet = Quiet(20, 300)
    for moment in sorted(moments):
        quiet.arrived(moment)
    assert quiet.takes_turn(max(moments) + 20)
    assert not quiet.takes_turn(max(moments) + 1000)
