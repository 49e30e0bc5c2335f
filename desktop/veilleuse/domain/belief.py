# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is believed of each control of each subject, from met (0) to broken (1)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.model import DeviceId
from veilleuse.domain.verdicts import ControlId, Judgement, Verdict

Subject = tuple[ControlId, DeviceId | None]
"""A control of one device, or of the site."""

MET = 0.0
BROKEN = 1.0

_BEST_FIRST = (Verdict.NOT_APPLICABLE, Verdict.OK, Verdict.UNKNOWN, Verdict.FINDING)


class Case(StrEnum):
    """How whatever is not known is taken."""

    BEST = "best"
    LIKELY = "likely"
    WORST = "worst"


@dataclass(frozen=True, slots=True)
class Beliefs:
    """Judgements turned into numbers; silence counts as unknown, never as good."""

    held: Mapping[Subject, float]
    case: Case
    priors: Mapping[ControlId, float]

    def broken(self, control: ControlId, device: DeviceId | None) -> float:
        """Of the device's own judgement, else of the site's, else as the case takes unknowns."""
        held = self.held.get((control, device))
        if held is None and device is not None:
            held = self.held.get((control, None))
        return self.blind(control) if held is None else held

    def blind(self, control: ControlId) -> float:
        """What an unknown is taken for."""
        match self.case:
            case Case.BEST:
                return MET
            case Case.WORST:
                return BROKEN
            case Case.LIKELY:
                return self.priors.get(control, BROKEN)

    def assuming(self, changes: Mapping[Subject, float]) -> "Beliefs":
        """The same, with some subjects imagined otherwise."""
        return replace(self, held={**self.held, **changes})


def settle(judgements: Iterable[Judgement]) -> dict[Subject, Verdict]:
    """One verdict for each subject; where judgements contradict each other the worse one stands."""
    verdicts: dict[Subject, Verdict] = {}
    for judgement in judgements:
        subject, verdict = (judgement.control, judgement.device), judgement.verdict
        other = verdicts.setdefault(subject, verdict)
        if other is not verdict:
            verdicts[subject] = max(other, verdict, key=_BEST_FIRST.index)
    return verdicts


def believe(verdicts: Mapping[Subject, Verdict], model: AttackModel, case: Case) -> Beliefs:
    """What settled verdicts come to when unknowns are taken as `case` says."""
    blank = Beliefs({}, case, model.priors)
    settled = {Verdict.FINDING: BROKEN, Verdict.OK: MET, Verdict.NOT_APPLICABLE: MET}
    taken_for = {control: blank.blind(control) for control, _ in verdicts}
    held = {
        subject: taken_for[subject[0]] if verdict is Verdict.UNKNOWN else settled[verdict]
        for subject, verdict in verdicts.items()
    }
    return replace(blank, held=held)
