# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the evidence suggests, and what it does not."""

from datetime import UTC, datetime
from ipaddress import ip_address, ip_network

from hypothesis import given
from hypothesis import strategies as st

from veilleuse.domain.model import (
    AgentId,
    CareFunction,
    CareFunctionId,
    Device,
    DeviceClass,
    DeviceId,
    Evidence,
    Fact,
    FactStatus,
    Site,
    Zone,
)
from veilleuse.domain.proposals import Role, ZoneRole, propose

AT = datetime(2026, 11, 2, tzinfo=UTC)


def _device(number: int, address: str, kind: DeviceClass = DeviceClass.WORKSTATION, **fields):
    given = {
        "id": DeviceId(f"d{number}"), "device_class": kind, "confidence": 0.9, "reasons": (),
        "first_seen": AT, "last_seen": AT, "addresses": (ip_address(address),),
    }  # fmt: skip
    return Device(**(given | fields))


def _with_agent(number: int, address: str, prefix: int) -> Device:
    rows = [{"address": address, "prefix": prefix, "hardware": ""}]
    facts = {"host.interfaces": Fact(rows, FactStatus.OK, "test", AT)}
    return _device(number, address, agent_id=AgentId("a" * 32), facts=facts)


def _site(*zones: Zone, care: tuple[CareFunction, ...] = ()) -> Site:
    return Site("EHPAD", zones=zones, care_functions=care)


def test_the_network_of_an_agent_s_card_is_proposed_with_who_sees_it() -> None:
    devices = [_with_agent(1, "10.0.0.5", 22), _device(2, "10.0.3.9")]
    (zone,) = propose(_site(), devices).zones
    assert (zone.network, zone.role) == (ip_network("10.0.0.0/22"), ZoneRole.COMPUTERS)
    assert zone.seen_by == (AgentId("a" * 32),)
    assert zone.devices == (DeviceId("d1"), DeviceId("d2"))


def test_without_an_agent_the_width_is_a_guess_that_nobody_vouches_for() -> None:
    zones = propose(_site(), [_device(1, "10.0.0.5"), _device(2, "10.0.1.5")]).zones
    assert [str(zone.network) for zone in zones] == ["10.0.0.0/24", "10.0.1.0/24"]
    assert [zone.seen_by for zone in zones] == [(), ()]


def test_a_network_that_was_drawn_is_not_proposed_again() -> None:
    drawn = Zone("z", "Soins", (ip_network("10.0.0.0/16"),))
    assert propose(_site(drawn), [_device(1, "10.0.0.5")]).zones == ()


def test_two_thirds_of_the_recognised_devices_give_a_network_its_role() -> None:
    pumps = [_device(n, f"10.0.0.{n}", DeviceClass.MEDICAL) for n in (1, 2)]
    one = _device(3, "10.0.0.3")
    switch = _device(4, "10.0.0.4", DeviceClass.NETWORK)
    weak = [_device(n, f"10.0.0.{n}", DeviceClass.PHONE, confidence=0.2) for n in (5, 6, 7)]
    assert propose(_site(), [*pumps, one, switch, *weak]).zones[0].role is ZoneRole.CARE
    assert propose(_site(), [pumps[0], one]).zones[0].role is ZoneRole.MIXED
    assert propose(_site(), weak).zones[0].role is ZoneRole.UNKNOWN


def test_care_functions_without_devices_get_those_of_their_class() -> None:
    calls = CareFunction(CareFunctionId("nurse_call"), 0.25)
    named = CareFunction(CareFunctionId("imaging"), 0.2, frozenset({DeviceId("d9")}))
    other = CareFunction(CareFunctionId("garden"), 0.1)
    devices = [
        _device(1, "10.0.0.1", DeviceClass.NURSE_CALL),
        _device(2, "10.0.0.2", DeviceClass.NURSE_CALL, confidence=0.3),
        _device(3, "10.0.0.3", DeviceClass.IMAGING),
    ]
    (found,) = propose(_site(care=(calls, named, other)), devices).care
    assert (found.care, found.devices) == (calls.id, (DeviceId("d1"),))


def test_roles_come_with_their_evidence() -> None:
    box = _device(1, "10.0.0.1", evidence=(Evidence("net.gateway", "default"),))
    opened = tuple(Evidence("tcp.open", port) for port in ("88", "389"))
    found = propose(_site(), [box, _device(2, "10.0.0.2", evidence=opened)]).roles
    assert [(each.device, each.role) for each in found] == [
        (DeviceId("d1"), Role.GATEWAY),
        (DeviceId("d2"), Role.DIRECTORY),
    ]
    assert set(found[1].because) == set(opened)
    half = propose(_site(), [_device(3, "10.0.0.3", evidence=opened[:1])])
    assert half.roles == ()


@given(st.lists(st.tuples(st.ip_addresses(), st.sampled_from(DeviceClass)), max_size=12))
def test_every_placed_device_is_proposed_in_exactly_one_zone(rows) -> None:
    devices = [_device(n, str(address), kind) for n, (address, kind) in enumerate(rows)]
    found = [id_ for zone in propose(_site(), devices).zones for id_ in zone.devices]
    placed = [d.id for d in devices if not d.addresses[0].is_link_local]
    assert sorted(found) == sorted(placed)
