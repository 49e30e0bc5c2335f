# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Thousands of attacks at once: bit i of every integer belongs to attack i."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import floor, sqrt

from veilleuse.domain.course import Course, from_start
from veilleuse.domain.dice import CHUNK, Luck, draw_ways, remembers
from veilleuse.domain.graph import Graph, Layout
from veilleuse.domain.model import CareFunctionId, DeviceId

FEW = CHUNK
"""Attacks while something is being tried."""
MANY = 16 * CHUNK
"""Attacks for what is kept, and where losses are rare."""

_IN_HAND = 1 << 29
"""Bits drawn for the attacks that are simulated at a time, in a site too large to remember: 64 MB
besides what Python adds."""
_UNIT = 1 << 40
"""Losses are summed as whole numbers of this part, so that no rounding upsets an order."""

Split = tuple[int, float]
"""The attacks that lose something, and the share of the activity they are left with."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of all attacks."""

    samples: int
    loss: float
    """Mean share of the activity that is lost."""
    error: float
    """Standard error of that mean."""
    stopped: Mapping[CareFunctionId, int]
    """Attacks that stop each care function."""
    entered: Mapping[DeviceId, int]
    """Attacks with a foothold on each device."""
    taken: Mapping[DeviceId, int]
    """Attacks in control of each device."""


def run(graph: Graph, samples: int = FEW) -> Outcome:
    """The same graph gives the same outcome, on every machine."""
    (outcome,) = run_ways([graph], samples)
    return outcome


def run_ways(graphs: Sequence[Graph], samples: int) -> list[Outcome]:
    """The same for several graphs of one layout, each as if it were alone."""
    layout, several = graphs[0].layout, [graph.chances for graph in graphs]
    names = [edge.name for edge in layout.edges]
    tallies = [_Tally(graph) for graph in graphs]
    if remembers(len(names) * len(graphs), samples):
        for tally, works in zip(tallies, draw_ways(names, several, samples), strict=True):
            tally.add(works, samples)
    else:
        luck, stretch = Luck(names, several), _stretch(len(names) * len(graphs), samples)
        for first in range(0, samples, stretch):
            for tally, works in zip(tallies, luck.among(first, stretch), strict=True):
                tally.add(works, stretch)
    return [tally.outcome() for tally in tallies]


def _stretch(draws: int, samples: int) -> int:
    """How many attacks to simulate at a time, so that what is drawn for them fits in memory."""
    stretch = samples
    while stretch > CHUNK and draws * stretch > _IN_HAND:
        stretch //= 2
    return stretch


def outcome_of(course: Course) -> Outcome:
    """What the attacks of a course come to."""
    tally = _Tally(course.graph)
    tally.count(course.reach, course.samples)
    return tally.outcome()


@dataclass
class _Tally:
    """What became of the attacks simulated so far; whole numbers, which add up in any order."""

    graph: Graph
    samples: int = 0
    total: int = 0
    squares: int = 0
    reached: dict[int, int] = field(init=False)
    """Of each node that counts, the attacks that got there."""

    def __post_init__(self) -> None:
        layout = self.graph.layout
        stops = [care.node for care in layout.care]
        self.reached = dict.fromkeys(
            [*stops, *layout.footholds.values(), *layout.controls.values()], 0
        )

    def add(self, works: Sequence[int], samples: int) -> None:
        """Some more attacks, by the edges that work in each."""
        self.count(from_start(self.graph.layout, works, (1 << samples) - 1), samples)

    def count(self, reach: Sequence[int], samples: int) -> None:
        """The same, by how far they got."""
        for attacks, loss in _losses(self.graph, reach, samples):
            count = attacks.bit_count()
            self.total += count * loss
            self.squares += count * loss * loss
        self.samples += samples
        for node in self.reached:
            self.reached[node] += reach[node].bit_count()

    def outcome(self) -> Outcome:
        layout, samples, reached = self.graph.layout, self.samples, self.reached
        variance = (samples * self.squares - self.total * self.total) / (samples * _UNIT) ** 2
        return Outcome(
            samples=samples,
            loss=self.total / (samples * _UNIT),
            error=sqrt(variance / samples),
            stopped={care.id: reached[care.node] for care in layout.care},
            entered={device: reached[node] for device, node in layout.footholds.items()},
            taken={device: reached[node] for device, node in layout.controls.items()},
        )


def loss_digits(course: Course) -> tuple[int, ...]:
    """Of each binary digit of the losses, from the lowest, the attacks whose loss has it set."""
    digits = [0] * _UNIT.bit_length()
    for attacks, loss in _losses(course.graph, course.reach, course.samples):
        for place in range(loss.bit_length()):
            if loss >> place & 1:
                digits[place] |= attacks
    return tuple(digits)


def loss_among(digits: Sequence[int], attacks: int, samples: int) -> float:
    """The part of the mean loss that some of the attacks cause: a mask with a bit for each."""
    total = sum((digit & attacks).bit_count() << place for place, digit in enumerate(digits))
    return total / (samples * _UNIT)


def _losses(graph: Graph, reach: Sequence[int], samples: int) -> Iterator[tuple[int, int]]:
    """The attacks that lose something, by how much they lose in whole parts."""
    layout = graph.layout
    lost = reach[layout.backups_lost]
    everything = (1 << samples) - 1
    taken = count_digits([reach[node] for node in layout.workstations])
    for attacks, outage in (
        (lost, graph.outage_lost),
        (everything ^ lost, graph.outage_restored),
    ):
        splits = _splits(layout, reach, taken, outage)
        for group, left in _groups(attacks, splits, 0, 1.0):
            yield group, floor((1 - left) * _UNIT)


def _splits(
    layout: Layout, reach: Sequence[int], taken: Sequence[int], outage: float
) -> tuple[Split, ...]:
    """Care functions stopped, and each binary digit of the number of workstations taken."""
    splits = [(reach[care.node], 1 - care.weight * outage) for care in layout.care]
    left = 1 - layout.workstation_weight * outage
    for digit in taken:
        splits.append((digit, left))
        left *= left
    return tuple(splits)


def _groups(
    attacks: int, splits: Sequence[Split], index: int, left: float
) -> Iterator[tuple[int, float]]:
    """Divides attacks by what they lose: those of a kind, and what they are left."""
    while index < len(splits) and attacks:
        losing, factor = splits[index]
        index += 1
        losers = attacks & losing
        if losers:
            yield from _groups(losers, splits, index, left * factor)
            attacks ^= losers
    if attacks and left < 1:
        yield attacks, left


def count_digits(masks: Sequence[int]) -> list[int]:
    """For every attack at once, how many of `masks` it is in, as binary digits from the lowest."""
    digits: list[int] = []
    for mask in masks:
        carry = mask
        for place, digit in enumerate(digits):
            digits[place] = digit ^ carry
            carry &= digit
            if not carry:
                break
        if carry:
            digits.append(carry)
    return digits
