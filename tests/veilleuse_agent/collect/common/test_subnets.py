# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from ipaddress import IPv4Address, IPv4Interface

import pytest

from veilleuse_agent.collect.common.subnets import MOST, Subnet, is_neighbour, subnets


def subnet(text: str) -> Subnet:
    own = IPv4Interface(text)
    return Subnet(own.ip, own.network)


AROUND = (subnet("192.168.7.2/24"), subnet("10.0.0.5/30"))


@pytest.mark.parametrize("sender", ["192.168.7.9", "10.0.0.6"])
def test_another_machine_on_a_subnet_is_a_neighbour(sender) -> None:
    assert is_neighbour(IPv4Address(sender), AROUND)


@pytest.mark.parametrize(
    "sender", ["192.168.7.2", "192.168.7.255", "192.168.7.0", "192.168.8.9", "10.0.0.5", "0.0.0.0"]
)
def test_the_machine_itself_the_edges_and_strangers_are_none(sender) -> None:
    assert not is_neighbour(IPv4Address(sender), AROUND)


def test_the_subnets_of_this_machine_hold_their_address_and_no_loopback() -> None:
    found = subnets()
    assert len(found) <= MOST
    for each in found:
        assert each.address in each.network
        assert not each.address.is_loopback
