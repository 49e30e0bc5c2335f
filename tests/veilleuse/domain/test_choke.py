# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where attacks must pass, and what follows where a device is taken."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

import pytest

from veilleuse.domain.attack import lay_out
from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.belief import Case, believe, settle
from veilleuse.domain.blast import begun_on, blast
from veilleuse.domain.choke import chokes, closed, ways_onto
from veilleuse.domain.course import Course
from veilleuse.domain.graph import Graph, weigh
from veilleuse.domain.model import Device, DeviceId, Fact, FactStatus, Site
from veilleuse.domain.reliance import Reliance
from veilleuse.domain.simulate import FEW, loss_among, loss_digits, outcome_of, run
from veilleuse.domain.verdicts import Judgement

NOW = datetime(2026, 9, 1, tzinfo=UTC)


class Facts(Protocol):
    site: Site
    devices: tuple[Device, ...]
    judgements: tuple[Judgement, ...]


@pytest.fixture(scope="module")
def graph(model: AttackModel, reference: Mapping[str, Facts]) -> Graph:
    facts = reference["neglected, ten computers"]
    layout = lay_out(facts.site, facts.devices, model)
    return weigh(layout, believe(settle(facts.judgements), model, Case.LIKELY))


@pytest.fixture(scope="module", params=["likely", "worst"])
def domain(
    model: AttackModel, reference: Mapping[str, Facts], request: pytest.FixtureRequest
) -> Graph:
    """Half of the computers in a domain, one account on some others: steps that need two things."""
    facts = reference["well kept, ten computers"]
    accounts = [{"kind": "user", "name": "technicien", "enabled": True}]
    told: dict[str, object] = {"host.domain": "tilleuls", "accounts.administrators": accounts}
    read = {name: Fact(value, FactStatus.OK, "test", NOW) for name, value in told.items()}
    devices = tuple(
        replace(one, facts=read if number % 2 else {}) for number, one in enumerate(facts.devices)
    )
    layout = lay_out(facts.site, devices, model)
    return weigh(layout, believe(settle(facts.judgements), model, Case(request.param)))


def test_nothing_in_a_domain_spares_more_than_what_rests_on_it(domain: Graph) -> None:
    layout, course = domain.layout, Course.of(domain, FEW)
    reliance, before = Reliance(course), run(domain).loss
    tried = [(device, ways_onto(layout, device)) for device in layout.footholds]
    tried += [(None, (index,)) for index in range(len(layout.edges))]
    for device, edges in tried:
        spared = before - outcome_of(course.along(closed(domain, edges))).loss
        assert spared <= reliance.bound(edges, device) + 1e-12


def test_choke_points_are_those_that_closing_one_after_the_other_would_show(graph: Graph) -> None:
    layout, before = graph.layout, run(graph).loss
    tried: dict[tuple[int, ...], float] = {}
    for device in layout.footholds:
        edges = tuple(sorted(ways_onto(layout, device)))
        tried[edges] = 1 - run(closed(graph, edges)).loss / before
    for index, edge in enumerate(layout.edges):
        if edge.step not in {"free", "stop"}:
            tried.setdefault((index,), 1 - run(closed(graph, (index,))).loss / before)
    found = chokes(Course.of(graph, FEW), best=8)
    assert [tried[one.edges] for one in found] == pytest.approx(
        sorted(tried.values(), reverse=True)[:8]
    )
    assert [one.gain_share for one in found] == pytest.approx([tried[one.edges] for one in found])
    assert all(one.gain_points > 0 for one in found)


def test_closing_every_way_onto_a_device_keeps_all_attacks_away(graph: Graph) -> None:
    server = DeviceId("server-0")
    shut = closed(graph, ways_onto(graph.layout, server))
    outcome = run(shut)
    assert run(graph).entered[server] > 0
    assert (outcome.entered[server], outcome.taken[server]) == (0, 0)


def test_where_nothing_is_lost_there_is_nothing_to_close(graph: Graph) -> None:
    shut = replace(graph, chances=(0.0,) * len(graph.chances))
    assert chokes(Course.of(shut, FEW)) == ()


def test_losses_of_parts_add_up_to_the_loss(graph: Graph) -> None:
    course = Course.of(graph, FEW)
    digits, half = loss_digits(course), (1 << FEW // 2) - 1
    parts = [loss_among(digits, half << shift, FEW) for shift in (0, FEW // 2)]
    assert loss_among(digits, -1, FEW) == run(graph).loss
    assert sum(parts) == pytest.approx(run(graph).loss)
    assert min(parts) > 0


def test_nothing_spares_more_than_what_rests_on_it(graph: Graph) -> None:
    layout, course = graph.layout, Course.of(graph, FEW)
    reliance, before = Reliance(course), run(graph).loss
    for device in layout.footholds:
        edges = ways_onto(layout, device)
        spared = before - run(closed(graph, edges)).loss
        assert spared <= reliance.bound(edges, device) + 1e-12
    for index, edge in enumerate(layout.edges):
        if edge.step != "free":
            spared = before - run(closed(graph, (index,))).loss
            assert spared <= reliance.bound((index,), None) + 1e-12


def test_a_blast_begins_on_its_device_and_nowhere_else(graph: Graph) -> None:
    server = DeviceId("server-0")
    outcome = run(begun_on(graph, server))
    assert outcome.taken[server] == FEW
    only = replace(
        graph,
        chances=tuple(
            chance if edge.step in {"free", "stop"} or edge.step.startswith("arrive") else 0.0
            for edge, chance in zip(graph.layout.edges, graph.chances, strict=True)
        ),
    )
    alone = blast(only, server)
    assert alone.devices_taken == 0
    assert alone.backups_lost_in_thousand == 0
    assert {care for care, count in alone.stopped_in_thousand.items() if count} == {
        *("records", "medication", "administration", "meals", "imaging")
    }
    assert abs(alone.stopped_in_thousand["records"] - 850) < 40  # care.toml: 0.85


def test_a_device_reaches_no_further_than_attacks_from_everywhere_would(graph: Graph) -> None:
    of_server = blast(graph, DeviceId("server-0"))
    of_camera = blast(graph, DeviceId("camera-0"))
    assert of_server.loss > of_camera.loss > 0
    assert of_server.stopped_in_thousand["records"] > of_camera.stopped_in_thousand["records"]


def test_a_device_that_is_not_there_has_no_blast(graph: Graph) -> None:
    with pytest.raises(KeyError):
        blast(graph, DeviceId("moon"))
