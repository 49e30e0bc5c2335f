# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What other knowledge would change in the last assessment, without keeping anything."""

from dataclasses import dataclass

from veilleuse.domain.belief import settle
from veilleuse.domain.exposure import Letter
from veilleuse.domain.knowledge import Knowledge
from veilleuse.domain.score import expose_scene
from veilleuse.domain.verdicts import Judgement, Verdict
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.rejudge import judged_with


@dataclass(frozen=True, slots=True)
class ChangedVerdict:
    """One line that would be told otherwise."""

    device: str
    """The best short name of the device."""
    before: Judgement
    after: Judgement


@dataclass(frozen=True, slots=True)
class PackEffect:
    """The same facts and the same day, told with what is known now and with the pack."""

    score_before: float
    score_after: float
    letter_before: Letter
    letter_after: Letter
    opened: tuple[ChangedVerdict, ...]
    """Findings there were not."""
    closed: tuple[ChangedVerdict, ...]
    """Findings that would be none."""
    doubtful: tuple[ChangedVerdict, ...]
    """What was known and would not be any more."""
    learnt: tuple[ChangedVerdict, ...]
    """What was unknown and would be well."""

    @property
    def is_none(self) -> bool:
        """Whether no verdict would change."""
        return not (self.opened or self.closed or self.doubtful or self.learnt)


def pack_effect(desk: Desk, knowledge: Knowledge) -> PackEffect | None:
    """The effect of `knowledge`; None before the first assessment, or of one kept without scene."""
    last = desk.store.last_assessment()
    if last is None or last.scene is None:
        return None
    former = judged_with(desk, last, desk.shelf.knowledge, last.at)
    later = judged_with(desk, last, knowledge, last.at)
    samples = last.exposure.samples
    before = expose_scene(last.scene, settle(former), desk.shelf.model, samples=samples)
    after = expose_scene(last.scene, settle(later), desk.shelf.model, samples=samples)
    titles = {device.id: device.title for device in desk.store.devices()}
    changed = [
        ChangedVerdict(titles.get(b.device, b.device) if b.device else "", a, b)
        for a, b in zip(former, later, strict=True)
        if a.verdict is not b.verdict
    ]
    return PackEffect(
        before.estimate.score,
        after.estimate.score,
        before.level.letter,
        after.level.letter,
        tuple(one for one in changed if one.after.verdict is Verdict.FINDING),
        tuple(one for one in changed if _is_closed(one)),
        tuple(one for one in changed if _is_doubtful(one)),
        tuple(one for one in changed if _is_learnt(one)),
    )


def _is_closed(one: ChangedVerdict) -> bool:
    return one.before.verdict is Verdict.FINDING and one.after.verdict is not Verdict.FINDING


def _is_doubtful(one: ChangedVerdict) -> bool:
    was_known = one.before.verdict not in {Verdict.UNKNOWN, Verdict.FINDING}
    return was_known and one.after.verdict is Verdict.UNKNOWN


def _is_learnt(one: ChangedVerdict) -> bool:
    was_unknown = one.before.verdict is Verdict.UNKNOWN
    return was_unknown and one.after.verdict in {Verdict.OK, Verdict.NOT_APPLICABLE}
