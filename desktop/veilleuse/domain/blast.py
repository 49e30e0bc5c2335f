# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What follows where one device is in an attacker's hands, whatever the way that led there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from veilleuse.domain.course import Course
from veilleuse.domain.graph import CERTAIN, Edge, Graph
from veilleuse.domain.model import CareFunctionId, DeviceId
from veilleuse.domain.simulate import FEW, outcome_of

_ARRIVE = "arrive."


@dataclass(frozen=True, slots=True)
class Blast:
    """Of attacks that begin in control of one device, all other ways in being shut."""

    device: DeviceId
    loss: float
    """Mean share of the activity that is lost, 0 to 1."""
    stopped_in_thousand: Mapping[CareFunctionId, int]
    """How often each care function stops."""
    backups_lost_in_thousand: int
    devices_taken: float
    """How many other devices are taken, on average."""


def blast(graph: Graph, device: DeviceId, *, samples: int = FEW) -> Blast:
    """The same attacks, begun there. KeyError for a device that is not in the graph."""
    course = Course.of(begun_on(graph, device), samples)
    outcome = outcome_of(course)
    lost = course.reach[graph.layout.backups_lost].bit_count()
    return Blast(
        device=device,
        loss=outcome.loss,
        stopped_in_thousand={
            care: _in_thousand(count, samples) for care, count in outcome.stopped.items()
        },
        backups_lost_in_thousand=_in_thousand(lost, samples),
        devices_taken=(sum(outcome.taken.values()) - samples) / samples,
    )


def begun_on(graph: Graph, device: DeviceId) -> Graph:
    """The graph in which no attack arrives from outside and each holds the device already."""
    layout = graph.layout
    taken = Edge(
        f"taken: {device}", "taken", layout.start, layout.controls[device], CERTAIN
    )  # its draw is never looked at: it always works
    chances = (
        0.0 if edge.step.startswith(_ARRIVE) else chance
        for edge, chance in zip(layout.edges, graph.chances, strict=True)
    )
    return replace(
        graph,
        layout=replace(layout, edges=(*layout.edges, taken)),
        chances=(*chances, 1.0),
    )


def _in_thousand(count: int, samples: int) -> int:
    return round(1000 * count / samples)
