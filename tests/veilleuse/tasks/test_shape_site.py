# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from ipaddress import ip_network

import pytest

from veilleuse.domain.model import CareFunctionId, Device, DeviceClass, DeviceId
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.shape_site import (
    BadZoneError,
    NoSuchZoneError,
    carry_care,
    choose_care,
    draw_zone,
    drop_zone,
    ready_care,
    restore_shape,
)
from veilleuse.tasks.weigh_care import UnknownCareError, weigh_care
from veilleuse.tasks.written import WrittenBlankError

MEALS, RECORDS = CareFunctionId("meals"), CareFunctionId("records")


def test_care_functions_are_chosen_from_the_ready_list_and_keep_what_is_known(desk: Desk) -> None:
    weigh_care(desk, MEALS, "0,2")
    choose_care(desk, [MEALS, RECORDS])
    [meals, records] = desk.store.site().care_functions
    ready = {one.id: one.weight for one in ready_care(desk)}
    assert (meals.id, meals.weight) == (MEALS, 0.2)
    assert (records.id, records.weight) == (RECORDS, ready[RECORDS])


@pytest.mark.parametrize("wanted", [[], [CareFunctionId("singing")]])
def test_nothing_and_what_nobody_knows_are_refused(
    desk: Desk, wanted: list[CareFunctionId]
) -> None:
    with pytest.raises(UnknownCareError):
        choose_care(desk, wanted)
    assert desk.store.site().care_functions == ()


def test_devices_of_a_care_function_are_those_that_are_there(desk: Desk) -> None:
    now = desk.now()
    with desk.store.transaction():
        desk.store.save_devices((Device(DeviceId("d"), DeviceClass.SERVER, 1, (), now, now),))
    before = carry_care(desk, RECORDS, [DeviceId("d"), DeviceId("gone")])
    named = {one.id: one.devices for one in desk.store.site().care_functions}
    assert named[RECORDS] == {"d"}
    assert named[MEALS] == frozenset()
    restore_shape(desk, before)
    assert desk.store.site().care_functions == ()


def test_a_zone_is_drawn_renamed_and_dropped(desk: Desk) -> None:
    draw_zone(desk, "Soins", "10.0.1.0/24, 10.0.2.7/24")
    [zone] = desk.store.site().zones
    assert zone.networks == (ip_network("10.0.1.0/24"), ip_network("10.0.2.0/24"))
    draw_zone(desk, "Bureaux", "10.0.1.0/24", instead_of=zone.id)
    [renamed] = desk.store.site().zones
    assert (renamed.id, renamed.name) == (zone.id, "Bureaux")
    before = drop_zone(desk, zone.id)
    assert desk.store.site().zones == ()
    restore_shape(desk, before)
    assert desk.store.site().zones == (renamed,)


def test_what_is_no_zone_is_refused_and_changes_nothing(desk: Desk) -> None:
    for networks in ("", "bureau", "10.0.0.0/99", "10.0.0.0/24; x"):
        with pytest.raises(BadZoneError):
            draw_zone(desk, "Soins", networks)
    with pytest.raises(WrittenBlankError):
        draw_zone(desk, " ", "10.0.0.0/24")
    with pytest.raises(NoSuchZoneError):
        draw_zone(desk, "Soins", "10.0.0.0/24", instead_of="none")
    with pytest.raises(NoSuchZoneError):
        drop_zone(desk, "none")
    assert desk.store.site().zones == ()
