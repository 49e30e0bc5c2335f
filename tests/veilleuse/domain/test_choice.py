# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import random
from collections.abc import Iterator
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from veilleuse.domain.choice import Choice, Job, Jobs, Loss

LOOKS = 80


def jobs_of(luck: random.Random, count: int) -> list[Job]:
    """Some wait for earlier ones, and so for what those wait for."""
    jobs: list[Job] = []
    for number in range(count):
        needs: Jobs = frozenset()
        if number and luck.random() < 0.3:
            first = luck.randrange(number)
            needs = jobs[first].needs | {first}
        jobs.append(Job(luck.choice([0, 5, 10, 30, 60, 120]), needs))
    return jobs


def covering(luck: random.Random, count: int) -> Loss:
    """Ways that each stay open until all jobs of a group are done."""
    ways = [
        (luck.random(), frozenset(luck.sample(range(count), luck.randint(1, min(3, count)))))
        for _ in range(12)
    ]
    return lambda done: (
        sum(weight for weight, shut_by in ways if not shut_by & done)
        + sum(weight / 4 for weight, shut_by in ways if not shut_by <= done)
    )


def allowed(jobs: list[Job]) -> Iterator[Jobs]:
    for size in range(len(jobs) + 1):
        for some in combinations(range(len(jobs)), size):
            if all(jobs[job].needs <= set(some) for job in some):
                yield frozenset(some)


@given(st.integers(0, 2**32), st.integers(1, 8), st.integers(0, 300))
@settings(max_examples=200, deadline=None)
def test_what_is_chosen_fits_is_complete_and_never_loses_more(
    seed: int, count: int, budget: int
) -> None:
    luck = random.Random(seed)
    jobs = jobs_of(luck, count)
    choice = Choice(jobs, covering(luck, count))
    chosen = choice.within(budget, looks=LOOKS)
    assert choice.minutes(chosen) <= budget
    assert all(jobs[job].needs <= chosen for job in chosen)
    assert choice.loss(chosen) <= choice.loss(frozenset())


@given(st.integers(0, 2**32), st.integers(1, 8))
@settings(max_examples=200, deadline=None)
def test_each_job_comes_after_what_it_needs(seed: int, count: int) -> None:
    luck = random.Random(seed)
    jobs = jobs_of(luck, count)
    choice = Choice(jobs, covering(luck, count))
    some = luck.choice(list(allowed(jobs)))
    order = list(choice.ordered(some))
    assert sorted(order) == sorted(some)
    assert all(jobs[job].needs <= set(order[:at]) for at, job in enumerate(order))


@given(st.integers(0, 2**32), st.integers(1, 7), st.floats(0.05, 1.2))
@settings(max_examples=200, deadline=None)
def test_a_limit_is_reached_wherever_it_can_be_with_nothing_to_spare(
    seed: int, count: int, share: float
) -> None:
    luck = random.Random(seed)
    jobs = jobs_of(luck, count)
    loss = covering(luck, count)
    choice = Choice(jobs, loss)
    limit = share * loss(frozenset())
    must = luck.choice(list(allowed(jobs)))
    chosen = choice.reaching(limit, must)
    possible = [one for one in allowed(jobs) if loss(one) < limit and must <= one]
    assert (chosen is None) == (not possible)
    if chosen is not None:
        assert chosen in possible
        assert not any(one < chosen for one in possible)


def test_one_great_job_is_preferred_to_a_small_one_that_leaves_no_room_for_it() -> None:
    jobs = [Job(10), Job(100)]
    worth = {0: 2.0, 1: 10.0}
    choice = Choice(jobs, lambda done: 12 - sum(worth[job] for job in done))
    assert choice.within(100, looks=LOOKS) == {1}


def test_jobs_that_only_help_together_are_found_where_one_needs_the_other() -> None:
    jobs = [Job(10), Job(10, frozenset({0})), Job(5)]
    choice = Choice(jobs, lambda done: 1.0 - 0.9 * ({0, 1} <= done) - 0.05 * (2 in done))
    assert choice.within(20, looks=LOOKS) == {0, 1}
    assert list(choice.ordered(frozenset({0, 1, 2}))) == [0, 1, 2]


def test_every_set_is_asked_about_once() -> None:
    asked: list[Jobs] = []

    def loss(done: Jobs) -> float:
        asked.append(done)
        return 6.0 - len(done)

    Choice([Job(10)] * 6, loss).within(40, looks=LOOKS)
    assert len(asked) == len(set(asked))
