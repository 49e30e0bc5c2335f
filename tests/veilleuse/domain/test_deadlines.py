# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of CISA's BOD 26-04, row by row, and what unknown answers leave open."""

from datetime import date, timedelta
from itertools import product

import pytest

from veilleuse.catalogue.knowledge import load_knowledge
from veilleuse.domain.deadlines import Answers, deadline

RULES = load_knowledge().deadlines
SINCE = date(2026, 11, 2)
N, Y = False, True


@pytest.mark.parametrize(
    ("answers", "days", "intruders"),
    [
        ((N, N, N, N), None, N),
        ((Y, N, N, N), 14, N),
        ((N, Y, N, N), 60, N),
        ((N, N, Y, N), 60, N),
        ((N, N, N, Y), None, N),
        ((Y, Y, N, N), 14, N),
        ((Y, N, Y, N), 14, N),
        ((N, Y, Y, N), 14, N),
        ((Y, N, N, Y), 14, N),
        ((N, Y, N, Y), 14, N),
        ((N, N, Y, Y), 60, N),
        ((Y, Y, Y, N), 3, N),
        ((Y, Y, N, Y), 3, Y),
        ((Y, N, Y, Y), 3, Y),
        ((N, Y, Y, Y), 3, N),
        ((Y, Y, Y, Y), 3, Y),
    ],
)
def test_four_answers_give_one_day(
    answers: tuple[bool, bool, bool, bool], days: int | None, intruders: bool
) -> None:
    """Answers: listed, exposed, automatable, total."""
    due = deadline(RULES, Answers(*answers), SINCE)
    if days is None:
        assert due is None
    else:
        assert due is not None
        assert due.earliest == due.latest == SINCE + timedelta(days=days)
        assert due.look_for_intruders is intruders


def test_every_combination_has_one_row() -> None:
    rows = [(rule.listed, rule.exposed, rule.automatable, rule.total) for rule in RULES]
    assert sorted(rows) == sorted(product((N, Y), repeat=4))


def test_of_a_listed_flaw_nothing_more_is_known_than_three_to_fourteen_days() -> None:
    due = deadline(RULES, Answers(listed=True), SINCE)
    assert due is not None
    assert (due.earliest, due.latest) == (date(2026, 11, 5), date(2026, 11, 16))
    assert due.look_for_intruders


@pytest.mark.parametrize("known", list(product((None, N, Y), repeat=3)))
def test_learning_an_answer_only_narrows_the_days(known: tuple[bool | None, ...]) -> None:
    wide = deadline(RULES, Answers(True, *known), SINCE)
    assert wide is not None
    for place, answer in enumerate(known):
        for learnt in (N, Y) if answer is None else ():
            told = [*known[:place], learnt, *known[place + 1 :]]
            narrow = deadline(RULES, Answers(True, *told), SINCE)
            assert narrow is not None
            assert wide.earliest <= narrow.earliest <= narrow.latest <= wide.latest
