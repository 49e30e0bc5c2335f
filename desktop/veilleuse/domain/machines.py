# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What one fix gains machine by machine, for whoever can do only some of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from veilleuse.domain.belief import MET, Subject
from veilleuse.domain.exposure import Prescription
from veilleuse.domain.model import DeviceId
from veilleuse.domain.score import points, score_of
from veilleuse.domain.trial import Trial, spared
from veilleuse.domain.verdicts import Fix


@dataclass(frozen=True, slots=True)
class MachineGain:
    """One machine with the findings of one fix resolved, all others as they are."""

    device: DeviceId
    gain_points: float
    gain_share: float
    """Share of the expected loss that goes away, 0 to 1."""


def by_machine(likely: Trial, subjects: Iterable[Subject]) -> tuple[MachineGain, ...]:
    """Of the findings that a fix resolves, each machine's, the greatest gain first."""
    findings: dict[DeviceId, list[Subject]] = defaultdict(list)
    for subject in subjects:
        if subject[1] is not None:
            findings[subject[1]].append(subject)
    before = likely.before
    gains = []
    for device, own in findings.items():
        after = likely.imagine(dict.fromkeys(own, MET))[1]
        gain = points(score_of(before.loss) - score_of(after.loss))
        gains.append(MachineGain(device, gain, spared(before, after)))
    return tuple(sorted(gains, key=lambda one: (-one.gain_share, one.device)))


def some_machines(
    whole: Prescription, fix: Fix, now: Trial, subjects: Iterable[Subject], minutes: int
) -> tuple[Prescription, Trial] | None:
    """The machines of a fix that gain most in so many minutes, and the site with those done.

    None where no machine that gains anything fits.
    """
    subjects = tuple(subjects)
    room = machines_in(fix, minutes)
    best = [one.device for one in by_machine(now, subjects) if one.gain_share > 0][:room]
    if not best:
        return None
    after = now.after(dict.fromkeys((one for one in subjects if one[1] in best), MET))
    part = replace(
        whole,
        devices=tuple(sorted(best)),
        minutes=fix.minutes_once + fix.minutes_each * len(best),
        gain_points=points(score_of(now.before.loss) - score_of(after.before.loss)),
        gain_share=spared(now.before, after.before),
    )
    return part, after


def machines_in(fix: Fix, minutes: int) -> int:
    """How many machines of a fix can be done; 0 where it is not counted by machine."""
    left = minutes - fix.minutes_once
    return max(0, left // fix.minutes_each) if fix.minutes_each else 0
