# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""In which attacks anything can rest on a step or a device: an upper bound of what closing spares.

An attack that got to a node in some round rests on no step that was open earlier or later than
the round before (see `withdrawal.py`).
"""

from collections.abc import Mapping

from veilleuse.domain.course import Course
from veilleuse.domain.graph import NOT_ALSO
from veilleuse.domain.model import DeviceId
from veilleuse.domain.simulate import count_digits, loss_among, loss_digits
from veilleuse.domain.withdrawal import arrivals


class Reliance:
    """Of one course."""

    def __init__(self, course: Course) -> None:
        """Follows all attacks once, by rounds, and then back from what they stop."""
        self._course = course
        layout = course.graph.layout
        self._arrivals = arrivals(layout, course.works, (1 << course.samples) - 1)
        self._used = [self._use(index) for index in range(len(layout.edges))]
        self._digits = loss_digits(course)
        self._taken = count_digits([course.reach[node] for node in layout.workstations])
        self._own = self._own_attacks()
        ends = (*(care.node for care in layout.care), layout.backups_lost)
        self._stops = {end: course.reach[end] for end in ends}
        self._care = self._back_from(self._stops)
        self._work = self._back_from(self._own)

    def bound(self, edges: tuple[int, ...], device: DeviceId | None) -> float:
        """What at most goes away of the mean loss: of a device, or of a step by itself."""
        layout = self._course.graph.layout
        if device is None:
            return sum(
                self._loss(self._used[index], (layout.edges[index].target,)) for index in edges
            )
        return self._loss(-1, (layout.footholds[device], layout.controls[device]))

    def _loss(self, attacks: int, nodes: tuple[int, ...]) -> float:
        """Of attacks in which care rests on the nodes, all; of others, the workstations."""
        care = work = 0
        for node in nodes:
            care |= (self._care[node] | self._stops.get(node, 0)) & attacks
            work |= self._work[node] & attacks
        samples, weight = self._course.samples, self._course.graph.layout.workstation_weight
        others = work & ~care
        taken = sum(
            (digit & others).bit_count() << place for place, digit in enumerate(self._taken)
        )
        own = max(((self._own.get(node, 0) & attacks).bit_count() for node in nodes), default=0)
        return (
            loss_among(self._digits, care, samples)
            + min(loss_among(self._digits, others, samples), weight * taken / samples)
            + weight * own / samples
        )

    def _own_attacks(self) -> dict[int, int]:
        """Of the two nodes of each workstation, the attacks that take it."""
        layout, own = self._course.graph.layout, dict[int, int]()
        workstations = frozenset(layout.workstations)
        for device, node in layout.controls.items():
            if node in workstations:
                own[node] = own[layout.footholds[device]] = self._course.reach[node]
        return own

    def _back_from(self, ends: Mapping[int, int]) -> list[int]:
        """Of each node, the attacks in which something can rest on it that is not its device's own.

        `ends` are the attacks that do harm at a node.
        """
        layout, resting = self._course.graph.layout, [0] * len(self._course.graph.layout.nodes)
        twins = {(layout.footholds[device], control) for device, control in layout.controls.items()}
        waiting = set(ends)
        while waiting:
            node = waiting.pop()
            for index, source, also in layout.inward[node]:
                own = 0 if (source, node) in twins else ends.get(node, 0)
                through = self._used[index] & (resting[node] | own)
                for before in (source,) if also is None else (source, also):
                    if through & ~resting[before]:
                        resting[before] |= through
                        waiting.add(before)
        return resting

    def _use(self, index: int) -> int:
        """The attacks that got to a step's end in the round after it was open to them."""
        edge = self._course.graph.layout.edges[index]
        found = 0
        for number, fresh, _ in self._arrivals[edge.target]:
            through = fresh & self._course.works[index]
            if through:
                through &= self._held(edge.source, number - 1)
                if edge.also != NOT_ALSO:
                    through &= self._held(edge.also, number - 1)
                found |= through
        return found

    def _held(self, node: int, number: int) -> int:
        """The attacks that got to a node by the end of a round."""
        arrived = reversed(self._arrivals[node])
        return next((there for when, _, there in arrived if when <= number), 0)
