# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from ipaddress import ip_address, ip_network

import pytest

from veilleuse.domain.model import Device, DeviceClass, DeviceId, HardwareAddress
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.spare import BadSpareError, do_not_touch, restore_spared, spare, unspare


@pytest.mark.parametrize(
    ("typed", "networks", "hardware"),
    [
        ("10.0.0.9", ("10.0.0.9/32",), ()),
        (" 10.0.0.7/24 ", ("10.0.0.0/24",), ()),
        ("fd00::/64", ("fd00::/64",), ()),
        ("00-1B-A9", (), ("00:1b:a9",)),
        ("00:1b:a9:01:02:03", (), ("00:1b:a9:01:02:03",)),
    ],
)
def test_addresses_networks_and_starts_of_cards_are_spared(
    desk: Desk, typed: str, networks: tuple[str, ...], hardware: tuple[str, ...]
) -> None:
    spare(desk, typed)
    spare(desk, typed)
    site = desk.store.site()
    assert tuple(map(str, site.spared_networks)) == networks
    assert site.spared_hardware == hardware


@pytest.mark.parametrize("typed", ["", "pompe", "10.0.0.0/33", "00:1b", "0:1b:a9", "*"])
def test_anything_else_is_refused(desk: Desk, typed: str) -> None:
    with pytest.raises(BadSpareError):
        spare(desk, typed)
    assert desk.store.site().spared_networks == ()


def test_what_is_taken_off_can_be_put_back(desk: Desk) -> None:
    spare(desk, "10.0.0.0/24")
    before = unspare(desk, "10.0.0.0/24")
    assert desk.store.site().spared_networks == ()
    restore_spared(desk, before)
    assert desk.store.site().spared_networks == (ip_network("10.0.0.0/24"),)


def test_a_round_takes_the_list_as_it_is(desk: Desk) -> None:
    spare(desk, "10.0.0.0/24")
    spare(desk, "00:1b:a9")
    listed = do_not_touch(desk.store.site())
    now = desk.now()

    def device(address: str, card: str) -> Device:
        return Device(
            DeviceId("d"), DeviceClass.PRINTER, 1, (), now, now,
            addresses=(ip_address(address),), hardware=(HardwareAddress(card),),
        )  # fmt: skip

    assert listed.covers(device("10.0.0.4", "aa:bb:cc:00:00:01"))
    assert listed.covers(device("10.1.0.4", "00:1b:a9:00:00:01"))
    assert not listed.covers(device("10.1.0.4", "aa:bb:cc:00:00:01"))
