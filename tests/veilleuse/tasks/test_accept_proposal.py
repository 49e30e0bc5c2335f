# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A proposal counts once a person accepted it, and then it is no proposal any more."""

from dataclasses import replace
from ipaddress import ip_address, ip_network

import pytest

from veilleuse.domain.model import CareFunction, CareFunctionId, Device, DeviceClass, DeviceId
from veilleuse.tasks.accept_proposal import ProposalGoneError, accept_care, accept_zone
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.picture import picture

NETWORK = ip_network("10.0.0.0/24")
CALLS = CareFunctionId("nurse_call")


@pytest.fixture
def known(desk: Desk) -> Desk:
    now = desk.now()
    device = Device(
        DeviceId("call"), DeviceClass.NURSE_CALL, 0.9, (), now, now,
        addresses=(ip_address("10.0.0.9"),),
    )  # fmt: skip
    with desk.store.transaction():
        desk.store.save_devices((device,))
        functions = (CareFunction(CALLS, 0.25),)
        desk.store.save_site(replace(desk.store.site(), care_functions=functions))
    return desk


def test_an_accepted_zone_is_drawn_and_no_longer_proposed(known: Desk) -> None:
    assert [each.network for each in picture(known).proposals.zones] == [NETWORK]
    assert known.store.site().zones == ()
    zone = accept_zone(known, NETWORK, " Soins ")
    assert (zone.name, known.store.site().zones) == ("Soins", (zone,))
    assert picture(known).proposals.zones == ()


def test_accepted_care_is_tied_to_its_devices(known: Desk) -> None:
    accept_care(known, CALLS, frozenset({DeviceId("call")}))
    (function,) = known.store.site().care_functions
    assert function.devices == {DeviceId("call")}
    assert picture(known).proposals.care == ()


def test_what_is_not_proposed_is_not_accepted(known: Desk) -> None:
    with pytest.raises(ProposalGoneError):
        accept_zone(known, ip_network("10.9.0.0/24"), "x")
    for devices in (frozenset(), frozenset({DeviceId("other")})):
        with pytest.raises(ProposalGoneError):
            accept_care(known, CALLS, devices)
    assert known.store.site().zones == ()
