# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which jobs to do, where each changes what the others are worth."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf

Jobs = frozenset[int]
Loss = Callable[[Jobs], float]
"""What is still lost once some jobs are done. It is asked for each set once."""

NOTHING: Jobs = frozenset()


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work. Jobs are known by their place in a sequence."""

    minutes: int
    needs: Jobs = NOTHING
    """Jobs that must be done before, and those that they need."""


class Choice:
    """Looks for good sets of jobs. The same question has the same answer."""

    def __init__(self, jobs: Sequence[Job], loss: Loss) -> None:
        """Nothing is asked of `loss` yet."""
        self._jobs = jobs
        self._ask = loss
        self._known: dict[Jobs, float] = {}

    def loss(self, done: Jobs) -> float:
        """What is lost with these jobs done."""
        if done not in self._known:
            self._known[done] = self._ask(done)
        return self._known[done]

    def minutes(self, jobs: Iterable[int]) -> int:
        """All of them together."""
        return sum(self._jobs[job].minutes for job in jobs)

    def within(self, budget: int, *, looks: int) -> Jobs:
        """Jobs that take at most `budget` minutes and leave little loss.

        Always the best per minute next; then better sets are looked for until `looks` more
        questions were asked: starting with another job, leaving one out, putting one in.
        """
        best = self._filled(NOTHING, budget, NOTHING)
        last = len(self._known) + looks
        for start in self._starts(budget):
            if len(self._known) >= last:
                return best
            best = self._better(best, self._filled(start, budget, NOTHING))
        while True:
            before = best
            for other in self._others(best, budget):
                best = self._better(best, other)
                if best is not before or len(self._known) >= last:
                    break
            if best is before or len(self._known) >= last:
                return best

    def reaching(self, limit: float, must: Jobs) -> Jobs | None:
        """Few minutes' jobs that leave less than `limit`, those that `must` be done among them.

        None where all jobs together leave more.
        """
        everything = frozenset(range(len(self._jobs)))
        if self.loss(everything) >= limit:
            return None
        done, hopes = self._closed(must), dict(self._alone)
        found = [everything]
        while self.loss(done) >= limit:
            found.extend(done | one for one in self._bundles(done) if self._ends(done | one, limit))
            step = self._next(done, inf, NOTHING, hopes)
            if step is None:
                break
            done |= step
        if self._ends(done, limit):
            found.append(done)
        thin = {self._thinned(one, limit, self._closed(must)) for one in found}
        return min(thin, key=lambda one: (self.minutes(one), self.loss(one), sorted(one)))

    def ordered(self, jobs: Jobs) -> Iterator[int]:
        """The best per minute first, each after what it needs."""
        others = frozenset(range(len(self._jobs))) - jobs
        done, hopes = NOTHING, dict(self._alone)
        while done != jobs:
            step = self._next(done, inf, others, hopes) or jobs - done
            yield from sorted(step, key=lambda job: (len(self._jobs[job].needs & jobs), job))
            done |= step

    def _starts(self, budget: int) -> Iterator[Jobs]:
        """What fits, the greatest effect first: one great job may be worth more than many small."""
        fitting = [one for one in self._bundles(NOTHING) if self.minutes(one) <= budget]
        yield from sorted(fitting, key=lambda one: (self.loss(one), sorted(one)))

    def _others(self, jobs: Jobs, budget: int) -> Iterator[Jobs]:
        """Sets that differ by a job left out, or put in, and by what that makes room for."""
        longest = sorted(jobs, key=lambda job: (-self._jobs[job].minutes, job))
        for job in longest:
            yield self._filled(self._without(jobs, job), budget, frozenset({job}))
        for bundle in self._bundles(jobs):
            made = self._with_room(jobs, bundle, budget)
            if made is not None:
                yield self._filled(made, budget, NOTHING)

    def _with_room(self, jobs: Jobs, bundle: Jobs, budget: int) -> Jobs | None:
        """With a bundle, and without those that are worth least per minute; None if all must go."""
        jobs |= bundle
        kept = self._closed(bundle)
        while self.minutes(jobs) > budget:
            fewer = [
                (self._per_minute(jobs, left), sorted(left), left)
                for left in (self._without(jobs, job) for job in jobs - kept)
                if kept <= left
            ]
            if not fewer:
                return None
            jobs = min(fewer)[-1]
        return jobs

    def _per_minute(self, jobs: Jobs, fewer: Jobs) -> float:
        """What is lost more, for each minute less; what takes no time is no use to leave out."""
        minutes = self.minutes(jobs) - self.minutes(fewer)
        return (self.loss(fewer) - self.loss(jobs)) / minutes if minutes else inf

    def _filled(self, done: Jobs, budget: int, never: Jobs) -> Jobs:
        hopes = dict(self._alone)
        while step := self._next(done, budget - self.minutes(done), never, hopes):
            done |= step
        return done

    @cached_property
    def _alone(self) -> Mapping[int, float]:
        """What each job gains with nothing else done but what it needs."""
        before = self.loss(NOTHING)
        return {
            job: before - self.loss(bundle) for job, bundle in enumerate(self._bundles(NOTHING))
        }

    def _next(self, done: Jobs, left: float, never: Jobs, hopes: dict[int, float]) -> Jobs | None:
        """What lowers the loss most per minute; None where nothing that fits lowers it.

        A job is seldom worth more than it was worth before (`hopes`, brought up to date): those
        that cannot beat the best for all they were worth are not asked about.
        """
        before, best, rate = self.loss(done), None, 0.0
        open_ones = [
            (hopes[job] / max(self.minutes(bundle), 1), job, bundle)
            for job, bundle in self._left(done)
            if not bundle & never and self.minutes(bundle) <= left
        ]
        for hope, job, bundle in sorted(open_ones, key=lambda one: (-one[0], one[1])):
            if best is not None and hope <= rate:
                break
            hopes[job] = before - self.loss(done | bundle)
            gained = hopes[job] / max(self.minutes(bundle), 1)
            if gained > rate:
                best, rate = bundle, gained
        return best

    def _left(self, done: Jobs) -> Iterator[tuple[int, Jobs]]:
        """Each job that is left, with itself and what it still needs."""
        for number, job in enumerate(self._jobs):
            if number not in done:
                yield number, (job.needs | {number}) - done

    def _bundles(self, done: Jobs) -> Iterator[Jobs]:
        return (bundle for _, bundle in self._left(done))

    def _closed(self, jobs: Jobs) -> Jobs:
        return jobs.union(*(self._jobs[job].needs for job in jobs))

    def _without(self, jobs: Jobs, one: int) -> Jobs:
        return frozenset(job for job in jobs - {one} if one not in self._jobs[job].needs)

    def _better(self, one: Jobs, other: Jobs) -> Jobs:
        return other if self._rank(other) < self._rank(one) else one

    def _rank(self, jobs: Jobs) -> tuple[float, int]:
        return self.loss(jobs), self.minutes(jobs)

    def _ends(self, jobs: Jobs, limit: float) -> bool:
        return self.loss(jobs) < limit

    def _thinned(self, jobs: Jobs, limit: float, must: Jobs) -> Jobs:
        """Without what is not needed, the longest first."""
        for job in sorted(jobs - must, key=lambda job: (-self._jobs[job].minutes, job)):
            fewer = self._without(jobs, job)
            if must <= fewer and self._ends(fewer, limit):
                jobs = fewer
        return jobs
