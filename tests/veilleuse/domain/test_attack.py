# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import ip_address, ip_network

import pytest

from veilleuse.domain.attack import build, lay_out
from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.belief import Case
from veilleuse.domain.graph import Edge, Graph, Layout
from veilleuse.domain.model import (
    CareFunction,
    CareFunctionId,
    Device,
    DeviceClass,
    DeviceId,
    Site,
    Zone,
)
from veilleuse.domain.simulate import FEW, run
from veilleuse.domain.verdicts import ControlId, Judgement, Severity, Verdict
from veilleuse.domain.zones import zone_of

NOW = datetime(2026, 9, 1, tzinfo=UTC)
SITE = Site("s")
WORKSTATION, SERVER = DeviceClass.WORKSTATION, DeviceClass.SERVER


def device(name: str, kind: DeviceClass = WORKSTATION, *addresses: str) -> Device:
    placed = tuple(ip_address(address) for address in addresses)
    return Device(DeviceId(name), kind, 1.0, (), NOW, NOW, addresses=placed)


def told(control: str, subject: str | None, verdict: Verdict) -> Judgement:
    owner = DeviceId(subject) if subject else None
    return Judgement(ControlId(control), owner, verdict, Severity.HIGH, "told", {})


def all_met(layout: Layout) -> list[Judgement]:
    return [told(control, owner, Verdict.OK) for control, owner in layout.bearing]


def edge_named(layout: Layout, name: str) -> Edge:
    return next(edge for edge in layout.edges if edge.name == name)


def chance(graph: Graph, name: str) -> float:
    return next(
        chance
        for edge, chance in zip(graph.layout.edges, graph.chances, strict=True)
        if edge.name == name
    )


MOVE = "move: segment office in 10.0.0.0/24 > foothold pc"
CROSS = "cross: core > segment care in 10.0.0.0/24"


@pytest.mark.parametrize(
    ("verdict", "best", "likely", "worst"),
    [
        (Verdict.OK, 1, 1, 1),
        (Verdict.NOT_APPLICABLE, 1, 1, 1),
        (Verdict.UNKNOWN, 1, None, 2.5),
        (None, 1, None, 2.5),
        (Verdict.FINDING, 2.5, 2.5, 2.5),
    ],
)
def test_a_control_raises_a_step_by_as_much_as_it_is_believed_broken(
    model: AttackModel,
    verdict: Verdict | None,
    best: float,
    likely: float | None,
    worst: float,
) -> None:
    pc = device("pc", WORKSTATION, "10.0.0.5")
    met = [j for j in all_met(lay_out(SITE, [pc], model)) if j.control != "HST-01"]
    said = [told("HST-01", "pc", verdict)] if verdict else []
    base = model.rates["move", WORKSTATION]
    ratios = {
        case: chance(build(SITE, [pc], met + said, model, case), MOVE) / base for case in Case
    }
    usual = 1 + model.priors[ControlId("HST-01")] * 1.5 if likely is None else likely
    assert ratios == pytest.approx({Case.BEST: best, Case.LIKELY: usual, Case.WORST: worst})
    assert ratios[Case.BEST] <= ratios[Case.LIKELY] <= ratios[Case.WORST]


def test_no_step_is_surer_than_the_cap(model: AttackModel) -> None:
    devices = [device(f"d{kind}", kind) for kind in DeviceClass]
    layout = lay_out(SITE, devices, model)
    broken = [told(control, owner, Verdict.FINDING) for control, owner in layout.bearing]
    graph = build(SITE, devices, broken, model, Case.WORST)
    raised = {
        chance
        for edge, chance in zip(layout.edges, graph.chances, strict=True)
        if edge.step != "free"
    }
    assert max(raised) == model.cap


def test_a_judgement_of_the_site_counts_for_a_device_that_has_none(model: AttackModel) -> None:
    pc = device("pc", WORKSTATION, "10.0.0.5")
    of_site = build(SITE, [pc], [told("HST-01", None, Verdict.FINDING)], model, Case.BEST)
    of_device = build(SITE, [pc], [told("HST-01", "pc", Verdict.FINDING)], model, Case.BEST)
    assert chance(of_site, MOVE) == chance(of_device, MOVE)


def test_the_graph_grows_with_the_devices_and_not_with_their_pairs(model: AttackModel) -> None:
    def edges(count: int) -> int:
        devices = [device(f"pc{n}", WORKSTATION, f"10.0.0.{n + 1}") for n in range(count)]
        return len(lay_out(SITE, devices, model).edges)

    assert edges(200) - edges(100) == edges(100) - edges(0) - (edges(1) - edges(0)) + (
        edges(2) - edges(1)
    )


def test_devices_in_any_order_make_the_same_layout(model: AttackModel) -> None:
    devices = [device(f"d{kind}", kind, f"10.0.0.{n}") for n, kind in enumerate(DeviceClass, 1)]
    shuffled = random.Random(1).sample(devices, len(devices))
    assert lay_out(SITE, shuffled, model) == lay_out(SITE, devices, model)


def test_every_edge_has_a_name_of_its_own(model: AttackModel) -> None:
    devices = [device(f"d{kind}{n}", kind) for n in range(2) for kind in DeviceClass]
    names = [edge.name for edge in lay_out(SITE, devices, model).edges]
    assert len(names) == len(set(names))


def test_every_class_of_device_can_be_entered_and_taken(model: AttackModel) -> None:
    for kind in DeviceClass:
        one = device("one", kind, "10.0.0.5")
        layout = lay_out(SITE, [one], model)
        steps = {edge.step for edge in layout.edges if edge.device == one.id}
        assert {"move", "control"} <= steps


def test_a_stolen_password_opens_only_what_can_be_reached(model: AttackModel) -> None:
    pc = device("pc", WORKSTATION, "10.0.0.5")
    layout = lay_out(SITE, [pc], model)
    reuse = edge_named(layout, "reuse: control pc")
    assert layout.nodes[reuse.also] == "segment office in 10.0.0.0/24"


@pytest.mark.parametrize(
    ("address", "zone"),
    [
        ("192.168.7.9", "192.168.7.0/24"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("10.1.2.3", "wide"),
        ("10.1.9.3", "narrow"),
        ("fe80::1", None),
        ("169.254.3.4", None),
    ],
)
def test_the_zone_is_the_narrowest_one_named_else_that_of_the_address(
    address: str, zone: str | None
) -> None:
    site = Site(
        "s",
        zones=(
            Zone("wide", "", (ip_network("10.0.0.0/8"),)),
            Zone("narrow", "", (ip_network("10.1.9.0/24"), ip_network("172.16.0.0/16"))),
        ),
    )
    assert zone_of(device("d", WORKSTATION, address), site) == zone


def test_the_newest_address_of_the_fourth_version_places_a_device() -> None:
    placed = device("d", WORKSTATION, "fe80::1", "2001:db8::5", "10.0.1.5", "10.0.2.5")
    assert zone_of(placed, SITE) == "10.0.1.0/24"
    assert zone_of(device("d"), SITE) is None


def test_a_flat_network_leads_from_the_computers_to_the_nurse_call(model: AttackModel) -> None:
    devices = [
        device("pc", WORKSTATION, "10.0.0.5"),
        device("call", DeviceClass.NURSE_CALL, "10.0.0.6"),
    ]
    flat = build(SITE, devices, [told("NET-01", None, Verdict.FINDING)], model, Case.BEST)
    divided = build(SITE, devices, [told("NET-01", None, Verdict.OK)], model, Case.BEST)
    assert chance(flat, CROSS) > 4 * chance(divided, CROSS)
    assert run(flat).entered[DeviceId("call")] >= run(divided).entered[DeviceId("call")]


def test_a_device_without_address_may_be_reached_from_anywhere(model: AttackModel) -> None:
    devices = [device("pc", WORKSTATION, "10.0.0.5"), device("lost", SERVER)]
    graph = build(SITE, devices, [told("NET-01", None, Verdict.OK)], model, Case.BEST)
    assert chance(graph, "cross.unplaced: core > segment office somewhere") == model.cap


def _taken(model: AttackModel, site: Site, *devices: Device) -> Callable[[str], int]:
    outcome = run(build(site, devices, [], model, Case.WORST))
    return lambda care: outcome.stopped[CareFunctionId(care)]


def test_a_function_stops_with_the_devices_that_were_named_for_it_only(
    model: AttackModel,
) -> None:
    kitchen = CareFunction(CareFunctionId("meals"), 0.2, frozenset({DeviceId("pc")}))
    site = replace(SITE, care_functions=(kitchen,))
    pc, server = device("pc", WORKSTATION, "10.0.0.5"), device("server", SERVER, "10.0.0.6")
    layout = lay_out(site, [pc, server], model)
    stops = {edge.source for edge in layout.edges if edge.target == layout.care[0].node}
    assert stops == {layout.controls[pc.id]}


def test_a_function_without_a_known_device_stops_in_the_worst_case_only(
    model: AttackModel,
) -> None:
    pc = device("pc", WORKSTATION, "10.0.0.5")
    for case, stops in ((Case.BEST, False), (Case.LIKELY, False), (Case.WORST, True)):
        outcome = run(build(SITE, [pc], [], model, case))
        assert (outcome.stopped[CareFunctionId("records")] > 0) is stops
    layout = lay_out(SITE, [pc], model)
    assert layout.placed_share == 0
    assert lay_out(SITE, [device("s", SERVER, "10.0.0.5")], model).placed_share > 0.5


def test_a_function_the_model_never_heard_of_is_carried_by_servers(model: AttackModel) -> None:
    laundry = CareFunction(CareFunctionId("laundry"), 0.1)
    stopped = _taken(
        model, replace(SITE, care_functions=(laundry,)), device("srv", SERVER, "10.0.0.5")
    )
    assert stopped("laundry") > 0


def test_without_functions_of_its_own_a_site_has_those_of_the_model(model: AttackModel) -> None:
    outcome = run(build(SITE, [], [], model, Case.WORST))
    assert set(outcome.stopped) == {need.id for need in model.care}


def test_backups_taken_in_the_same_attack_do_not_help(model: AttackModel) -> None:
    devices = [device("server", SERVER, "10.0.0.5"), device("nas", DeviceClass.NAS, "10.0.0.6")]
    broken = [told(c, o, Verdict.FINDING) for c, o in lay_out(SITE, devices, model).bearing]
    online = build(SITE, devices, broken, model, Case.BEST)
    offline = build(
        SITE,
        devices,
        [j for j in broken if j.control != "BKP-02"] + [told("BKP-02", None, Verdict.OK)],
        model,
        Case.BEST,
    )
    assert run(offline).loss < run(online).loss
    assert run(offline).stopped == run(online).stopped


def test_a_site_without_devices_loses_nothing_that_is_likely(model: AttackModel) -> None:
    assert run(build(SITE, [], [], model, Case.LIKELY), FEW).loss == 0
    assert run(build(SITE, [], [], model, Case.WORST), FEW).loss > 0


@pytest.mark.parametrize(
    ("control", "step"),
    [
        ("RMT-01", "land.supplier"),
        ("RMT-03", "arrive.supplier"),
        ("RMT-04", "arrive.remote"),
        ("RMT-05", "arrive.remote"),
    ],
)
def test_what_is_known_of_access_from_outside_moves_how_often_it_is_the_way_in(
    model: AttackModel, control: str, step: str
) -> None:
    devices = [device("server", SERVER), device("pc", WORKSTATION)]
    edges = lay_out(SITE, devices, model).edges
    ways = [index for index, edge in enumerate(edges) if edge.step == step]

    def likelihood(verdict: Verdict) -> float:
        graph = build(SITE, devices, [told(control, None, verdict)], model, Case.LIKELY)
        return sum(graph.chances[way] for way in ways)

    assert likelihood(Verdict.OK) < likelihood(Verdict.UNKNOWN) < likelihood(Verdict.FINDING)
