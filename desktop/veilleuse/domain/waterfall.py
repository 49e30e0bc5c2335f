# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Why the score moved between two dates, cause by cause, summing exactly.

The causes are applied to the earlier site one after the other, in the order of `Cause`, and the
same attacks are run after each. A bar is the difference of two neighbouring scores, so that the
bars always add up to the whole; what two causes do only together falls to the later one.
"""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import StrEnum

from veilleuse.domain.attack import lay_scene
from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.belief import Case, Subject, believe
from veilleuse.domain.graph import weigh
from veilleuse.domain.model import DeviceId
from veilleuse.domain.scene import Host, Scene
from veilleuse.domain.score import points, score_of
from veilleuse.domain.simulate import MANY, run
from veilleuse.domain.verdicts import ControlId, Verdict


class Cause(StrEnum):
    """Why a score moves, in the order in which causes are applied."""

    KNOWLEDGE = "knowledge"
    """What is known of a device that stayed: its kind, its place, who administers it, and
    controls that became known or ceased to be."""
    GONE = "gone"
    NEW = "new"
    OPENED = "opened"
    FIXED = "fixed"
    ANSWERS = "answers"
    """What people declared: answers to questions, care functions and what they weigh."""


@dataclass(frozen=True, slots=True)
class Situation:
    """A site at one date: what stood where, and what was judged of it."""

    scene: Scene
    verdicts: Mapping[Subject, Verdict]


@dataclass(frozen=True, slots=True)
class Bar:
    """What one cause changed."""

    cause: Cause
    points: float
    """Above zero where the exposure rose."""
    count: int
    """Of devices, findings, answers, or things learnt."""


@dataclass(frozen=True, slots=True)
class Waterfall:
    """From one score to another, under one model."""

    before: float
    after: float
    bars: tuple[Bar, ...]
    """Of the causes that were at work, in the order of `Cause`."""


def waterfall(
    before: Situation,
    after: Situation,
    model: AttackModel,
    asked: AbstractSet[ControlId],
    *,
    samples: int = MANY,
) -> Waterfall:
    """`asked` are the controls that a person answers; everything else is observed."""
    first = score = _score(before, model, samples)
    bars, now = [], before
    for cause, then, count in _stages(before, after, asked):
        if count:
            now = then
            reached = _score(now, model, samples)
            bars.append(Bar(cause, points(reached - score), count))
            score = reached
    return Waterfall(first, score, tuple(bars))


def _score(situation: Situation, model: AttackModel, samples: int) -> float:
    layout = lay_scene(situation.scene, model)
    return score_of(
        run(weigh(layout, believe(situation.verdicts, model, Case.LIKELY)), samples).loss
    )


def _stages(
    before: Situation, after: Situation, asked: AbstractSet[ControlId]
) -> Iterator[tuple[Cause, Situation, int]]:
    """The site after each cause, and how many things that cause changed."""
    old, new = _by_id(before.scene), _by_id(after.scene)
    stayed = old.keys() & new.keys()
    changed = _changed(before, after, old.keys() ^ new.keys())
    verdicts = dict(before.verdicts)

    def settle(chosen: Callable[[Subject], bool]) -> int:
        subjects = [subject for subject in changed if chosen(subject)]
        for subject in subjects:
            _copy(subject, after.verdicts, verdicts)
        return len(subjects)

    def cause_of(subject: Subject) -> Cause:
        if subject[0] in asked:
            return Cause.ANSWERS
        return _cause(before.verdicts.get(subject), after.verdicts.get(subject))

    known = {device: new[device] if device in stayed else old[device] for device in old}
    learnt = sum(_place(old[device]) != _place(new[device]) for device in stayed)
    learnt += settle(lambda subject: cause_of(subject) is Cause.KNOWLEDGE)
    scene = _scene(before.scene, known)
    yield Cause.KNOWLEDGE, Situation(scene, dict(verdicts)), learnt

    gone = old.keys() - stayed
    verdicts = {subject: verdict for subject, verdict in verdicts.items() if subject[1] not in gone}
    scene = _scene(scene, {device: new[device] for device in stayed})
    yield Cause.GONE, Situation(scene, dict(verdicts)), len(gone)

    come = new.keys() - stayed
    verdicts |= {s: verdict for s, verdict in after.verdicts.items() if s[1] in come}
    scene = _scene(scene, new)
    yield Cause.NEW, Situation(scene, dict(verdicts)), len(come)

    for cause in (Cause.OPENED, Cause.FIXED):
        count = settle(lambda subject, cause=cause: cause_of(subject) is cause)  # type: ignore[misc]
        yield cause, Situation(scene, dict(verdicts)), count

    answered = settle(lambda subject: cause_of(subject) is Cause.ANSWERS)
    answered += len(set(before.scene.care) ^ set(after.scene.care))
    yield Cause.ANSWERS, after, answered


def _cause(was: Verdict | None, now: Verdict | None) -> Cause:
    """Of an observed control that is judged otherwise than before."""
    silent = {None, Verdict.UNKNOWN}
    if was in silent or now in silent:
        return Cause.KNOWLEDGE
    if now is Verdict.FINDING:
        return Cause.OPENED
    return Cause.FIXED if was is Verdict.FINDING else Cause.KNOWLEDGE


def _changed(
    before: Situation, after: Situation, passing: AbstractSet[DeviceId]
) -> tuple[Subject, ...]:
    """Subjects of the site and of devices that stayed on which the two dates disagree."""
    subjects = before.verdicts.keys() | after.verdicts.keys()
    return tuple(
        subject
        for subject in sorted(subjects, key=str)
        if subject[1] not in passing
        and before.verdicts.get(subject) is not after.verdicts.get(subject)
    )


def _copy(
    subject: Subject, source: Mapping[Subject, Verdict], target: dict[Subject, Verdict]
) -> None:
    if subject in source:
        target[subject] = source[subject]
    else:
        target.pop(subject, None)


def _by_id(scene: Scene) -> Mapping[DeviceId, Host]:
    return {device.id: device for device in scene.devices}


def _scene(scene: Scene, devices: Mapping[DeviceId, Host]) -> Scene:
    return replace(scene, devices=tuple(devices[device] for device in sorted(devices)))


def _place(device: Host) -> tuple[object, ...]:
    """What of a device makes a difference to an attack."""
    return device.spot, device.circles
