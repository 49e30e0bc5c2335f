# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same attacks, before and after something is imagined otherwise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.belief import Beliefs, Case, Subject, believe
from veilleuse.domain.course import Course
from veilleuse.domain.graph import Graph, Layout, reweigh, weigh
from veilleuse.domain.score import samples_for
from veilleuse.domain.simulate import Outcome, outcome_of
from veilleuse.domain.verdicts import ControlId, Verdict


@dataclass(frozen=True, slots=True)
class Trial:
    """One graph and what its attacks do, before anything is changed."""

    course: Course
    beliefs: Beliefs
    before: Outcome

    @property
    def graph(self) -> Graph:
        """The site as it is."""
        return self.course.graph

    @classmethod
    def of(
        cls,
        layout: Layout,
        verdicts: Mapping[Subject, Verdict],
        model: AttackModel,
        case: Case,
        samples: int,
    ) -> "Trial":
        """The site as it is, whatever is unknown being taken as `case` says."""
        beliefs = believe(verdicts, model, case)
        course = Course.of(weigh(layout, beliefs), samples)
        return cls(course, beliefs, outcome_of(course))

    @classmethod
    def sharp(
        cls,
        layout: Layout,
        verdicts: Mapping[Subject, Verdict],
        model: AttackModel,
        samples: int,
    ) -> "Trial":
        """The likely case, with more attacks than `samples` where too few of them do harm."""
        few = cls.of(layout, verdicts, model, Case.LIKELY, samples)
        needed = samples_for(few.before)
        return few if needed <= samples else cls.of(layout, verdicts, model, Case.LIKELY, needed)

    def after(self, changes: Mapping[Subject, float]) -> "Trial":
        """The site once some subjects are otherwise: what comes next is compared with that."""
        beliefs = self.beliefs.assuming(changes)
        course = self.course.along(reweigh(self.graph, beliefs, changes))
        return Trial(course, beliefs, outcome_of(course))

    def imagine(self, changes: Mapping[Subject, float]) -> tuple[Graph, Outcome]:
        """The same attacks with some subjects otherwise."""
        graph = reweigh(self.graph, self.beliefs.assuming(changes), changes)
        same = graph.weighs_as(self.graph)
        return graph, self.before if same else outcome_of(self.course.along(graph))


def found(verdicts: Mapping[Subject, Verdict], controls: Iterable[ControlId]) -> frozenset[Subject]:
    """Findings of these controls."""
    wanted = frozenset(controls)
    return frozenset(
        subject
        for subject, verdict in verdicts.items()
        if verdict is Verdict.FINDING and subject[0] in wanted
    )


def spared(before: Outcome, after: Outcome) -> float:
    """Share of the expected loss that went away, 0 to 1."""
    return 1 - after.loss / before.loss if before.loss else 0.0
