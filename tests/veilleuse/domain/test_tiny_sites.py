# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole establishments small enough for the truth: every combination of steps, one by one."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from math import prod, sqrt

import pytest

from veilleuse.catalogue.attack_model import load_model
from veilleuse.domain.attack import lay_scene
from veilleuse.domain.belief import Case, believe
from veilleuse.domain.graph import NOT_ALSO, Graph, weigh
from veilleuse.domain.model import CareFunction, CareFunctionId, DeviceClass, DeviceId
from veilleuse.domain.scene import Host, Scene
from veilleuse.domain.simulate import MANY, run
from veilleuse.domain.verdicts import Verdict

MODEL = load_model()
MOST_STEPS = 16
"""Enumerated: two to that power of combinations."""
WORKSTATION, SERVER, NAS = DeviceClass.WORKSTATION, DeviceClass.SERVER, DeviceClass.NAS
NURSE_CALL, UNKNOWN = DeviceClass.NURSE_CALL, DeviceClass.UNKNOWN
Kinds = tuple[DeviceClass, ...]


def graph_of(kinds: Kinds, seed: int, entries: tuple[str, ...], care: tuple[str, ...]) -> Graph:
    """An establishment with only these ways in, its controls met, broken or unknown at random."""
    luck = random.Random(seed)
    model = replace(MODEL, entries=entries)
    scene = Scene(
        tuple(
            Host(DeviceId(f"d{n}"), kind, f"d{n}", luck.choice(["10.0.0.0/24", None]))
            for n, kind in enumerate(kinds)
        ),
        tuple(CareFunction(CareFunctionId(one), 0.5) for one in care),
    )
    layout = lay_scene(scene, model)
    verdicts = {
        subject: luck.choice((Verdict.OK, Verdict.FINDING, Verdict.FINDING, Verdict.UNKNOWN))
        for subject in sorted(layout.bearing, key=str)
    }
    return weigh(layout, believe(verdicts, model, Case.LIKELY))


def held(graph: Graph, works: Sequence[bool]) -> set[int]:
    found, growing = {graph.layout.start}, True
    while growing:
        growing = False
        for edge, open_ in zip(graph.layout.edges, works, strict=True):
            ready = edge.source in found and (edge.also == NOT_ALSO or edge.also in found)
            if open_ and ready and edge.target not in found:
                found.add(edge.target)
                growing = True
    return found


def loss(graph: Graph, found: set[int]) -> float:
    layout = graph.layout
    outage = graph.outage_lost if layout.backups_lost in found else graph.outage_restored
    kept = prod(1 - care.weight * outage for care in layout.care if care.node in found)
    taken = sum(node in found for node in layout.workstations)
    return 1 - kept * (1 - layout.workstation_weight * outage) ** taken


def combinations(graph: Graph) -> Iterator[tuple[float, list[bool]]]:
    """Every way the uncertain steps may turn out, with its probability."""
    open_ = [index for index, chance in enumerate(graph.chances) if 0 < chance < 1]
    assert len(open_) <= MOST_STEPS
    for turned in product([False, True], repeat=len(open_)):
        works = [chance == 1 for chance in graph.chances]
        likelihood = 1.0
        for index, works_ in zip(open_, turned, strict=True):
            works[index] = works_
            likelihood *= graph.chances[index] if works_ else 1 - graph.chances[index]
        yield likelihood, works


@pytest.mark.parametrize(
    ("kinds", "entries", "care"),
    [
        ((WORKSTATION,), ("mail", "media"), ("administration",)),
        ((SERVER,), ("remote", "supplier"), ("records",)),
        ((WORKSTATION, NAS), ("mail",), ("records",)),
        ((SERVER, NURSE_CALL), ("supplier",), ("nurse_call",)),
        ((WORKSTATION, UNKNOWN), ("stranger",), ()),
        ((), ("edge", "remote"), ("records",)),
    ],
)
@pytest.mark.parametrize("seed", range(2))
def test_the_loss_of_a_tiny_site_is_the_one_of_an_exact_enumeration(
    kinds: Kinds, entries: tuple[str, ...], care: tuple[str, ...], seed: int
) -> None:
    graph = graph_of(kinds, seed, entries, care)
    exact = sum(share * loss(graph, held(graph, works)) for share, works in combinations(graph))
    outcome = run(graph, MANY)
    assert abs(outcome.loss - exact) <= 3 * outcome.error + 1e-9


@pytest.mark.parametrize("seed", range(3))
def test_the_loss_of_a_small_site_is_the_one_of_a_plain_monte_carlo(seed: int) -> None:
    kinds = (WORKSTATION, WORKSTATION, WORKSTATION, SERVER, NAS, NURSE_CALL, UNKNOWN)
    graph = graph_of(kinds, seed, MODEL.entries, ())
    luck, tries = random.Random(seed), 8_000
    losses = [
        loss(graph, held(graph, [luck.random() < chance for chance in graph.chances]))
        for _ in range(tries)
    ]
    mean = sum(losses) / tries
    error = sqrt(sum((one - mean) ** 2 for one in losses)) / tries
    outcome = run(graph, MANY)
    assert mean > 0.01
    assert abs(outcome.loss - mean) <= 3 * sqrt(error**2 + outcome.error**2)
