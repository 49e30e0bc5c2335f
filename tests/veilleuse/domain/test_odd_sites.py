# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sites and graphs that nobody expects: one device, ten thousand, circles, parts nothing joins."""

from datetime import UTC, datetime
from ipaddress import ip_address

import pytest

from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.exposure import Exposure
from veilleuse.domain.graph import Edge, Graph, Layout, Odds
from veilleuse.domain.model import Device, DeviceClass, DeviceId, Site
from veilleuse.domain.score import expose
from veilleuse.domain.simulate import FEW, run

SITE = Site("Les Tilleuls")
NOW = datetime(2026, 9, 1, tzinfo=UTC)
KINDS = tuple(DeviceClass)


def device(number: int, kind: DeviceClass) -> Device:
    address = ip_address(0x0A000000 + number)
    return Device(DeviceId(f"d{number}"), kind, 1.0, (), NOW, NOW, addresses=(address,))


def is_sound(exposure: Exposure) -> bool:
    score, band = exposure.estimate.score, exposure.band
    return 0 <= band.best <= score <= band.worst <= 100 and exposure.estimate.loss <= 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_site_of_one_device_has_all_its_figures(model: AttackModel, kind: DeviceClass) -> None:
    exposure = expose(SITE, [device(1, kind)], [], model, samples=FEW)
    assert is_sound(exposure)
    assert exposure.band.worst > exposure.estimate.score


def test_a_site_of_ten_thousand_devices_has_all_its_figures(model: AttackModel) -> None:
    many = [device(number, KINDS[number % len(KINDS)]) for number in range(10_000)]
    exposure = expose(SITE, many, [], model, samples=FEW)
    assert is_sound(exposure)
    assert len(exposure.care_risks) == len(model.care)


def joined(*steps: tuple[int, int], nodes: int) -> Graph:
    """Steps that are always taken; node 0 is outside."""
    layout = Layout(
        nodes=tuple(f"n{number}" for number in range(nodes)),
        edges=tuple(Edge(f"{a}>{b}", "step", a, b, Odds(1.0)) for a, b in steps),
        start=0,
        footholds={},
        controls={DeviceId(f"d{number}"): number for number in range(1, nodes)},
        workstations=(),
        workstation_weight=0.0,
        care=(),
        backups_lost=0,
        degraded=Odds(1.0),
        restored=Odds(1.0),
    )
    return Graph(layout, (1.0,) * len(steps), 1.0, 1.0)


def test_steps_that_lead_in_a_circle_are_followed_to_their_end() -> None:
    circle = joined((0, 1), (1, 2), (2, 3), (3, 1), (3, 0), nodes=4)
    assert set(run(circle, FEW).taken.values()) == {FEW}


def test_what_nothing_leads_to_is_never_taken() -> None:
    apart = joined((0, 1), (2, 3), (3, 2), nodes=4)
    assert run(apart, FEW).taken == {"d1": FEW, "d2": 0, "d3": 0}
