# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The luck of attacks is the same however it is drawn."""

from hypothesis import given
from hypothesis import strategies as st

from veilleuse.domain.dice import CHUNK, Luck, draw_all, draw_ways, forget

CHANCES = st.sampled_from((0.0, 1e-9, 2**-8, 0.03, 0.3, 1 - 2**-9, 1.0)) | st.floats(0, 1)


@st.composite
def several(draw_: st.DrawFn) -> list[list[float]]:
    edges = draw_(st.integers(1, 6))
    row = st.lists(CHANCES, min_size=edges, max_size=edges)
    return draw_(st.lists(row, min_size=1, max_size=3))


def names(chances: list[list[float]]) -> list[str]:
    return [f"edge {number}" for number in range(len(chances[0]))]


@given(several())
def test_several_chances_drawn_together_are_those_drawn_alone(chances: list[list[float]]) -> None:
    forget()
    together = draw_ways(names(chances), chances, CHUNK)
    forget()
    assert together == [draw_all(names(chances), own, CHUNK) for own in chances]


@given(several(), st.integers(0, 3), st.sampled_from((1, 2)))
def test_a_stretch_holds_the_same_attacks_as_the_whole(
    chances: list[list[float]], chunk: int, chunks: int
) -> None:
    first, count = chunk * CHUNK, chunks * CHUNK
    whole = Luck(names(chances), chances).among(0, 6 * CHUNK)
    part = Luck(names(chances), chances).among(first, count)
    assert part == [[bits >> first & (1 << count) - 1 for bits in way] for way in whole]


def test_what_was_drawn_is_remembered_and_drawn_again_alike() -> None:
    forget()
    drawn = draw_ways(["a", "b"], [[0.2, 0.5]], CHUNK)
    assert draw_ways(["b", "a", "c"], [[0.5, 0.2, 0.1]], CHUNK)[0][:2] == drawn[0][::-1]
    forget()
    assert draw_ways(["a", "b"], [[0.2, 0.5]], CHUNK) == drawn
