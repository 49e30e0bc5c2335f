# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What to do first: every fix tried in the same attacks, every blind spot measured in the band."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from veilleuse.domain.attack import lay_out
from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.belief import BROKEN, MET, Case, Subject, settle
from veilleuse.domain.exposure import Prescription, PrescriptionKind
from veilleuse.domain.graph import Graph, Layout
from veilleuse.domain.level import blind_subjects
from veilleuse.domain.model import COMPUTERS, Device, DeviceId, Site
from veilleuse.domain.score import points, score_of
from veilleuse.domain.simulate import FEW, Outcome
from veilleuse.domain.trial import Trial, found, spared
from veilleuse.domain.verdicts import Control, ControlId, Fix, FixId, Judgement, Severity, Verdict

INSTALL_AGENTS = FixId("install-agents")
"""The one observation that answers most of what is unknown about a computer."""

_WORST_FIRST = tuple(Severity)


def prescribe(  # noqa: PLR0917 the six things an assessment has in hand, always in this order
    site: Site,
    devices: Iterable[Device],
    judgements: Iterable[Judgement],
    model: AttackModel,
    fixes: Mapping[FixId, Fix],
    controls: Mapping[ControlId, Control],
    *,
    samples: int = FEW,
    layout: Layout | None = None,
) -> tuple[Prescription, ...]:
    """Fixes by what they gain and observations by what they clear up, the best per hour first.

    Where losses are too rare for `samples` attacks to tell two fixes apart, more are simulated.
    `layout` is the site's, where it is laid out already.
    """
    devices, judgements = tuple(devices), tuple(judgements)
    verdicts = settle(judgements)
    layout = layout or lay_out(site, devices, model)
    likely = Trial.sharp(layout, verdicts, model, samples)
    clinic = _Clinic(layout, verdicts, _severities(judgements), model, fixes, controls, likely)
    told = [*clinic.repairs(), *clinic.lessons(devices)]
    return tuple(sorted(told, key=lambda one: _rank(one, model)))


@dataclass(frozen=True, slots=True)
class _Clinic:
    """Writes the prescriptions of one site."""

    layout: Layout
    verdicts: Mapping[Subject, Verdict]
    severities: Mapping[Subject, Severity]
    model: AttackModel
    fixes: Mapping[FixId, Fix]
    controls: Mapping[ControlId, Control]
    likely: Trial

    def repairs(self) -> Iterable[Prescription]:
        """One for each fix that has something to resolve."""
        by_fix: dict[FixId, set[Subject]] = defaultdict(set)
        for subject in found(self.verdicts, self.controls):
            by_fix[self.controls[subject[0]].fix].add(subject)
        for fix, subjects in sorted(by_fix.items()):
            if fix in self.fixes and fix != INSTALL_AGENTS:
                yield self._repair(self.fixes[fix], subjects)

    def lessons(self, devices: Iterable[Device]) -> Iterable[Prescription]:
        """One for the agents that are missing, one for each other control nobody could judge."""
        blind = blind_subjects(self.layout, self.verdicts)
        silent = {d.id for d in devices if d.device_class in COMPUTERS and d.reported_at is None}
        unheard = {subject for subject in blind if subject[1] in silent}
        agents = {c.id for c in self.controls.values() if c.fix == INSTALL_AGENTS}
        missing = unheard | found(self.verdicts, agents)
        groups: dict[tuple[FixId, ControlId | None], set[Subject]] = defaultdict(set)
        if missing:
            groups[INSTALL_AGENTS, None] = missing
        for control, device in blind - unheard:
            if (
                control not in agents
                and control in self.controls
                and self.controls[control].learnable
            ):
                groups[self.controls[control].fix, control].add((control, device))
        if not groups:
            return
        asked = sorted(groups.items(), key=lambda item: str(item[0]))
        lows, highs = (
            self._ends(case, [subjects for _, subjects in asked])
            for case in (Case.BEST, Case.WORST)
        )
        for ((fix, _), subjects), low, high in zip(asked, lows, highs, strict=True):
            yield self._lesson(fix, subjects, self._narrowing(subjects, low, high))

    def _repair(self, fix: Fix, subjects: set[Subject]) -> Prescription:
        before = self.likely.before
        graph, after = self.likely.imagine(dict.fromkeys(subjects, MET))
        machines = _devices(subjects)
        gain = points(score_of(before.loss) - score_of(after.loss))
        return Prescription(
            kind=PrescriptionKind.FIX,
            fix=fix.id,
            controls=_controls(subjects),
            devices=machines,
            severity=self._severity(subjects),
            minutes=fix.minutes_once + fix.minutes_each * len(machines),
            gain_points=gain,
            gain_share=spared(before, after),
            narrowing=0.0,
            no_gain_reason="" if gain else self._why_nothing(subjects, graph, after),
        )

    def _lesson(self, fix: FixId, subjects: set[Subject], narrowing: float) -> Prescription:
        return Prescription(
            kind=PrescriptionKind.LEARN,
            fix=fix,
            controls=self._asked_by(fix, subjects),
            devices=_devices(subjects),
            severity=self._severity(subjects),
            minutes=self._minutes_to_learn(fix, subjects),
            gain_points=0.0,
            gain_share=0.0,
            narrowing=narrowing,
            no_gain_reason="" if narrowing else ("no_band" if self._bears(subjects) else "advice"),
        )

    def _ends(self, case: Case, asked: Iterable[set[Subject]]) -> list[tuple[float, float]]:
        """The score at one end of the band, before and after each of several things is learnt.

        One end after the other, so that a large site is held in memory once.
        """
        end = Trial.of(self.layout, self.verdicts, self.model, case, self.likely.before.samples)
        before, other = score_of(end.before.loss), BROKEN if case is Case.BEST else MET
        after = (
            end.imagine(dict.fromkeys(one, other) if len(one) == 1 else self._usual(one))
            for one in asked
        )
        return [(before, score_of(outcome.loss)) for _, outcome in after]

    def _narrowing(
        self, subjects: set[Subject], low: tuple[float, float], high: tuple[float, float]
    ) -> float:
        """Points that the band loses on average over both answers where one thing is asked.

        Of several, each is taken to turn out half way, as often as it usually does.
        """
        (best, raised), (worst, lowered) = low, high
        if len(subjects) == 1:
            (broken,) = self._usual(subjects).values()
            return points(broken * (raised - best) + (1 - broken) * (worst - lowered))
        return points(worst - best - (lowered - raised))

    def _usual(self, subjects: Iterable[Subject]) -> dict[Subject, float]:
        """How each of them usually turns out."""
        return {subject: self.likely.beliefs.broken(*subject) for subject in subjects}

    def _asked_by(self, fix: FixId, subjects: set[Subject]) -> tuple[ControlId, ...]:
        """What would be known; for the agents, first of all the control that asks for them."""
        own = (c.id for c in self.controls.values() if c.fix == fix == INSTALL_AGENTS)
        return tuple(dict.fromkeys((*own, *_controls(subjects))))

    def _minutes_to_learn(self, fix: FixId, subjects: set[Subject]) -> int:
        efforts, machines = self.model.efforts, len(_devices(subjects))
        if fix != INSTALL_AGENTS:
            return efforts.answer * max(1, machines)
        known = self.fixes.get(fix)
        once = known.minutes_once if known else efforts.agent_once
        each = known.minutes_each if known else efforts.agent_each
        return once + each * machines

    def _why_nothing(self, subjects: set[Subject], graph: Graph, after: Outcome) -> str:
        if not self._bears(subjects):
            return "advice"
        if graph.weighs_as(self.likely.graph):
            return "overshadowed"
        return "other_paths" if after.loss == self.likely.before.loss else "lowest"

    def _bears(self, subjects: set[Subject]) -> bool:
        """Whether any of them changes a step; what holds for the site holds for its devices."""
        bearing_on = self.layout.bearing
        controls = {control for control, _ in bearing_on}
        return any(
            subject in bearing_on or (subject[1] is None and subject[0] in controls)
            for subject in subjects
        )

    def _severity(self, subjects: set[Subject]) -> Severity:
        """The worst among what is resolved; a silent control counts as its catalogue line says."""
        severities = [
            self.severities.get(subject) or self.controls[subject[0]].severity
            for subject in subjects
            if subject in self.severities or subject[0] in self.controls
        ]
        return min(severities, key=_WORST_FIRST.index, default=Severity.LOW)


def _rank(one: Prescription, model: AttackModel) -> tuple[float, float, int, str, tuple[str, ...]]:
    """Points an hour, a clearer view counting for a part; then what has no figure, worst first."""
    worth = one.gain_points + model.efforts.band_point * one.narrowing
    minutes = max(one.minutes, 1)
    return (
        -worth / minutes,
        -one.gain_share / minutes,
        _WORST_FIRST.index(one.severity),
        one.fix,
        one.controls,
    )


def _severities(judgements: Iterable[Judgement]) -> Mapping[Subject, Severity]:
    severities: dict[Subject, Severity] = {}
    for judgement in judgements:
        subject = (judgement.control, judgement.device)
        severities[subject] = min(
            severities.get(subject, Severity.LOW), judgement.severity, key=_WORST_FIRST.index
        )
    return severities


def _controls(subjects: Iterable[Subject]) -> tuple[ControlId, ...]:
    return tuple(sorted({control for control, _ in subjects}))


def _devices(subjects: Iterable[Subject]) -> tuple[DeviceId, ...]:
    return tuple(sorted({device for _, device in subjects if device is not None}))
