# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""In which attacks anything can rest on a step or a device: an upper bound of what closing spares.

An attack that got to a node in some round rests on no step that was open earlier or later than
the round before (see `withdrawal.py`). Of the nodes that fall when something is closed, the one
that was reached first had no other step open to it: those that lead there came from nodes reached
before. So closing changes an attack only where some node had that one step, or that one device.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from veilleuse.domain.course import Course
from veilleuse.domain.graph import NOT_ALSO
from veilleuse.domain.model import DeviceId
from veilleuse.domain.simulate import count_digits, loss_among, loss_digits
from veilleuse.domain.withdrawal import arrivals

Leader = DeviceId | int
"""A device, both its nodes together, or a node that is no device's."""


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
        self._alone = self._only_steps()
        self._owners = {
            node: device
            for nodes in (layout.footholds, layout.controls)
            for device, node in nodes.items()
        }
        self._care_beyond: dict[Leader, int] = defaultdict(int)
        self._work_beyond: dict[Leader, int] = defaultdict(int)
        self._look_beyond()

    def bound(self, edges: tuple[int, ...], device: DeviceId | None) -> float:
        """What at most goes away of the mean loss: of a device, or of a step by itself."""
        if device is None:
            return sum(self._bound_of_step(index) for index in edges)
        own = self._own.get(self._course.graph.layout.controls[device], 0)
        return self._loss(self._care_beyond[device], self._work_beyond[device], own)

    def _bound_of_step(self, index: int) -> float:
        node, attacks = self._course.graph.layout.edges[index].target, self._alone[index]
        leader = self._leader(node)
        care = self._care_beyond[leader] | self._stops.get(node, 0)
        own = self._own.get(node, 0)
        return self._loss(care & attacks, self._work_beyond[leader] & attacks, own & attacks)

    def _loss(self, care: int, work: int, own: int) -> float:
        """All that the attacks `care` lose; of others, the workstations; and one workstation."""
        samples, weight = self._course.samples, self._course.graph.layout.workstation_weight
        others = work & ~care
        taken = sum(
            (digit & others).bit_count() << place for place, digit in enumerate(self._taken)
        )
        return (
            loss_among(self._digits, care, samples)
            + min(loss_among(self._digits, others, samples), weight * taken / samples)
            + weight * own.bit_count() / samples
        )

    def _look_beyond(self) -> None:
        """In which attacks care, and workstations, can rest on what each leader leads to alone."""
        for node, ways in enumerate(self._course.graph.layout.inward):
            led: dict[frozenset[Leader], int] = defaultdict(int)
            for index, source, also in ways:
                befores = (source,) if also is None else (source, also)
                led[frozenset(map(self._leader, befores))] |= self._used[index]
            care = self._care[node] | self._stops.get(node, 0)
            work = self._work[node] | self._own.get(node, 0)
            for leader, attacks in _alone(led):
                if leader != self._leader(node):
                    self._care_beyond[leader] |= attacks & care
                    self._work_beyond[leader] |= attacks & work

    def _leader(self, node: int) -> Leader:
        return self._owners.get(node, node)

    def _only_steps(self) -> list[int]:
        """Of each step, the attacks in which no other was open to its end."""
        alone = list(self._used)
        for ways in self._course.graph.layout.inward:
            several = _several(self._used[index] for index, _, _ in ways)
            for index, _, _ in ways:
                alone[index] &= ~several
        return alone

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


def _alone(led: Mapping[frozenset[Leader], int]) -> Iterator[tuple[Leader, int]]:
    """Each leader without whom no step is left, and in which attacks.

    `led` are the attacks that some leaders lead on, each of whom is needed.
    """
    several = _several(led.values())
    if all(len(needed) == 1 for needed in led):
        for (leader,), attacks in led.items():
            yield leader, attacks & ~several
        return
    for leader in frozenset(chain.from_iterable(led)):
        mine, others = 0, 0
        for needed, attacks in led.items():
            if leader in needed:
                mine |= attacks
            else:
                others |= attacks
        yield leader, mine & ~others


def _several(all_masks: Iterable[int]) -> int:
    """The attacks that are in more than one of them."""
    once = more = 0
    for mask in all_masks:
        more |= once & mask
        once |= mask
    return more
