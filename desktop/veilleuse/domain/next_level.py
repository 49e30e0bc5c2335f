# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is missing for the next letter: the least work that opens its gates and lowers the score."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from veilleuse.domain.attack import lay_scene
from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.belief import MET, Subject
from veilleuse.domain.choice import NOTHING, Choice, Jobs
from veilleuse.domain.exposure import Gate, Letter, Level, Prescription, PrescriptionKind
from veilleuse.domain.graph import Layout
from veilleuse.domain.level import blind_subjects, cover, level_of
from veilleuse.domain.scene import Scene
from veilleuse.domain.score import loss_at, score_of
from veilleuse.domain.simulate import FEW, Outcome
from veilleuse.domain.trial import Trial
from veilleuse.domain.verdicts import Fix, FixId, Verdict
from veilleuse.domain.week import Works

Lessons = tuple[Prescription, ...]

_BETTER = dict(zip(tuple(Letter)[1:], Letter, strict=False))


@dataclass(frozen=True, slots=True)
class NextLevel:
    """How one letter better is reached."""

    letter: Letter
    """The letter that is meant; the present one where there is none better."""
    actions: tuple[Prescription, ...]
    """Fixes and questions, questions first. Empty where it cannot be reached, or is the best."""
    minutes: int
    score_after: float
    """With the fixes done, the answers being good."""
    reachable: bool
    gates_left: tuple[Gate, ...] = ()
    """What would still stand in the way with every prescription carried out."""

    @property
    def only_knowledge(self) -> bool:
        """Whether nothing has to be mended, only found out."""
        kinds = {one.kind for one in self.actions}
        return kinds == {PrescriptionKind.LEARN}


def next_level(
    scene: Scene,
    verdicts: Mapping[Subject, Verdict],
    model: AttackModel,
    *,
    fixes: Mapping[FixId, Fix],
    prescriptions: Iterable[Prescription],
    samples: int = FEW,
) -> NextLevel:
    """The least work known of. Answers to questions are taken to be good: others come with work."""
    return _Ladder(
        scene,
        verdicts,
        model,
        Trial.sharp(lay_scene(scene, model), verdicts, model, samples),
        tuple(prescriptions),
        fixes,
    ).climb()


@dataclass(frozen=True)
class _Ladder:
    scene: Scene
    verdicts: Mapping[Subject, Verdict]
    model: AttackModel
    likely: Trial
    prescriptions: tuple[Prescription, ...]
    fixes: Mapping[FixId, Fix]

    def climb(self) -> NextLevel:
        """One letter up, or what stands in the way."""
        now = self._level(NOTHING, ()).letter
        if now is Letter.A:
            return NextLevel(now, (), 0, score_of(self.likely.before.loss), reachable=True)
        target = _BETTER[now]
        needed = self._needed_answers(target)
        for asked in (needed, self._lessons):
            choice = self._choice(asked)
            done = self._mended(choice, target, asked)
            if done is not None:
                return self._told(choice, target, done, self._thinned(target, done, asked, needed))
        everything = frozenset(range(len(self._works.jobs)))
        level = self._level(everything, self._lessons)
        return NextLevel(
            letter=target,
            actions=(),
            minutes=0,
            score_after=score_of(self._choice(self._lessons).loss(everything)),
            reachable=False,
            gates_left=tuple(gate for gate in level.gates if gate.cap > target),
        )

    def _told(self, choice: Choice, target: Letter, done: Jobs, asked: Lessons) -> NextLevel:
        mended = tuple(self._works.prescriptions[job] for job in choice.ordered(done))
        actions = (*(one for one in asked if one not in mended), *mended)
        outcome = self._imagined(done, asked)
        return NextLevel(
            letter=target,
            actions=actions,
            minutes=sum(one.minutes for one in actions),
            score_after=score_of(outcome.loss),
            reachable=True,
        )

    def _mended(self, choice: Choice, target: Letter, asked: Lessons) -> Jobs | None:
        """The fixes; those that a gate asks for join them until all that matter are open."""
        must, limit = NOTHING, loss_at(self.model.letters[target])
        while (done := choice.reaching(limit, must)) is not None:
            shut = [gate for gate in self._level(done, asked).gates if gate.cap > target]
            if not shut:
                return done
            more = must | {job for gate in shut for job in self._opening(gate)}
            if more == must:
                return None
            must = more
        return None

    def _thinned(self, target: Letter, done: Jobs, asked: Lessons, needed: Lessons) -> Lessons:
        """Without the questions that are not needed, the longest first."""
        for one in sorted(asked, key=lambda one: (-one.minutes, one.fix, one.controls)):
            fewer = tuple(other for other in asked if other is not one)
            if one not in needed and self._level(done, fewer).letter <= target:
                asked = fewer
        return asked

    def _choice(self, asked: Lessons) -> Choice:
        return Choice(self._works.jobs, lambda jobs: self._imagined(jobs, asked).loss)

    def _imagined(self, done: Jobs, asked: Lessons) -> Outcome:
        """With these fixes done and these questions answered well."""
        return self.likely.imagine(self._works.changes(done) | self._known(asked))[1]

    def _known(self, asked: Lessons) -> dict[Subject, float]:
        return dict.fromkeys((subject for one in asked for subject in self._blind_in(one)), MET)

    def _level(self, done: Jobs, asked: Lessons) -> Level:
        outcome = self._imagined(done, asked)
        met = self._works.changes(done) | self._known(asked)
        verdicts = {**self.verdicts, **dict.fromkeys(met, Verdict.OK)}
        return level_of(
            score_of(outcome.loss),
            outcome,
            devices=self.scene.devices,
            verdicts=verdicts,
            coverage=cover(self._layout, self.scene.devices, verdicts),
            placed=self._layout.placed_share,
            model=self.model,
        )

    def _opening(self, gate: Gate) -> Iterator[int]:
        """The jobs that resolve something that shuts a gate."""
        controls = {c for rule in self.model.gates if rule.code == gate.code for c in rule.controls}
        for job, resolved in enumerate(self._works.resolved):
            if any(
                control in controls and (device is None or device in gate.devices)
                for control, device in resolved
            ):
                yield job

    def _needed_answers(self, target: Letter) -> Lessons:
        """What must be found out: what a gate does not forgive not to know, then what is cheap."""
        strict = {
            control
            for rule in self.model.gates
            if rule.cap > target and Verdict.UNKNOWN in rule.verdicts
            for control in rule.controls
        }
        asked = [one for one in self._lessons if strict.intersection(one.controls)]
        below = max((r.below for r in self.model.coverage_gates if r.cap > target), default=0.0)
        others = [one for one in self._lessons if one not in asked]
        others.sort(key=lambda one: (-len(self._blind_in(one)) / max(one.minutes, 1), one.fix))
        while others and self._covered(asked) < below:
            asked.append(others.pop(0))
        return tuple(asked)

    def _covered(self, asked: Iterable[Prescription]) -> float:
        verdicts = {**self.verdicts, **dict.fromkeys(self._known(tuple(asked)), Verdict.OK)}
        return cover(self._layout, self.scene.devices, verdicts).share

    @cached_property
    def _lessons(self) -> Lessons:
        return tuple(one for one in self.prescriptions if one.kind is PrescriptionKind.LEARN)

    def _blind_in(self, lesson: Prescription) -> frozenset[Subject]:
        """What a question would make known."""
        return frozenset(
            (control, device)
            for control, device in self._blind
            if control in lesson.controls and (device is None or device in lesson.devices)
        )

    @cached_property
    def _works(self) -> Works:
        return Works.of(self.prescriptions, self.fixes, self.verdicts, advice=True)

    @cached_property
    def _blind(self) -> frozenset[Subject]:
        return blind_subjects(self._layout, self.verdicts)

    @property
    def _layout(self) -> Layout:
        return self.likely.graph.layout
