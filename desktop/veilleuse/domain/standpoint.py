# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulated attacks of one assessment, and what they say of a device, a function or a fix."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from veilleuse.domain.attack import lay_scene
from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.belief import MET, Beliefs, Case, Subject, believe
from veilleuse.domain.choke import ways_onto
from veilleuse.domain.course import Course
from veilleuse.domain.graph import NOT_ALSO, Seen, reweigh, weigh
from veilleuse.domain.model import CareFunctionId, DeviceId
from veilleuse.domain.score import samples_for
from veilleuse.domain.simulate import FEW, Outcome, outcome_of
from veilleuse.domain.story import raising
from veilleuse.domain.verdicts import Control, ControlId, FixId, Verdict
from veilleuse.domain.waterfall import Situation


@dataclass(frozen=True, slots=True)
class Way:
    """One step onto a device, or onto a care function from a device, and how often it is taken."""

    step: str
    device: DeviceId | None
    """The device where the step is taken."""
    chance: float
    attacks_in_thousand: int
    """Attacks that may take it: they stand before it and it works."""
    raised_by: tuple[ControlId, ...]
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Effort:
    """What one fix does to one care function."""

    care_function: CareFunctionId
    before_in_thousand: int
    after_in_thousand: int


@dataclass(frozen=True)
class Standpoint:
    """The likely case of one site, simulated once."""

    situation: Situation
    beliefs: Beliefs
    course: Course
    outcome: Outcome

    @classmethod
    def of(cls, situation: Situation, model: AttackModel) -> "Standpoint":
        """With more attacks where too few of them do harm."""
        beliefs = believe(situation.verdicts, model, Case.LIKELY)
        graph = weigh(lay_scene(situation.scene, model), beliefs)
        course = Course.of(graph, FEW)
        needed = samples_for(outcome_of(course))
        if needed > FEW:
            course = Course.of(graph, needed)
        return cls(situation, beliefs, course, outcome_of(course))

    def in_thousand(self, attacks: int) -> int:
        """A number of attacks as a natural frequency."""
        return round(1000 * attacks / self.course.samples)

    def ways_onto(self, device: DeviceId) -> tuple[Way, ...]:
        """Steps from elsewhere onto a device, the one most taken first."""
        return self._ways(ways_onto(self.course.graph.layout, device), {})

    def ways_to(self, function: CareFunctionId) -> tuple[Way, ...]:
        """Devices that stop a care function once they are taken, the one that does so most first.

        KeyError where the site has no such function.
        """
        layout = self.course.graph.layout
        node = {care.id: care.node for care in layout.care}[function]
        owners = {node: device for device, node in layout.controls.items()}
        return self._ways((index for index, _, _ in layout.inward[node]), owners)

    def effort(self, subjects: Iterable[Subject]) -> tuple[Effort, ...]:
        """The care functions with some findings mended, in the order of the layout."""
        changes = dict.fromkeys(subjects, MET)
        graph = reweigh(self.course.graph, self.beliefs.assuming(changes), changes)
        after = outcome_of(self.course.along(graph))
        return tuple(
            Effort(care, self.in_thousand(count), self.in_thousand(after.stopped[care]))
            for care, count in self.outcome.stopped.items()
        )

    def way(self, index: int, owners: Mapping[int, DeviceId] | None = None) -> Way:
        """One step; `owners` tells the device that a step without one of its own starts from."""
        graph, reach = self.course.graph, self.course.reach
        edge = graph.layout.edges[index]
        through = reach[edge.source] & self.course.works[index]
        if edge.also != NOT_ALSO:
            through &= reach[edge.also]
        return Way(
            step=edge.step,
            device=edge.device or (owners or {}).get(edge.source),
            chance=graph.chances[index],
            attacks_in_thousand=self.in_thousand(through.bit_count()),
            raised_by=raising(edge, self.beliefs),
            seen=edge.seen,
        )

    def _ways(self, edges: Iterable[int], owners: Mapping[int, DeviceId]) -> tuple[Way, ...]:
        ways = (self.way(index, owners) for index in edges)
        return tuple(
            sorted(ways, key=lambda way: (-way.attacks_in_thousand, way.step, way.device or ""))
        )


def repairs(
    verdicts: Mapping[Subject, Verdict], controls: Mapping[ControlId, Control]
) -> Mapping[FixId, frozenset[Subject]]:
    """Of each fix, the findings it resolves."""
    found: dict[FixId, set[Subject]] = defaultdict(set)
    for subject, verdict in verdicts.items():
        if verdict is Verdict.FINDING and subject[0] in controls:
            found[controls[subject[0]].fix].add(subject)
    return {fix: frozenset(subjects) for fix, subjects in sorted(found.items())}
