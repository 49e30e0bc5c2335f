# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which networks a round may look at."""

from ipaddress import IPv4Address, IPv4Network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.catalogue.network import load_limits
from veilleuse.domain.errors import VeilleuseError
from veilleuse.probes.scope import (
    Connection,
    NetworkInvalidError,
    NetworkPublicError,
    NetworkTooLargeError,
    connections,
    own_sightings,
    parse_network,
    propose,
)

LIMITS = load_limits()


@pytest.mark.parametrize(
    ("typed", "network"),
    [
        (" 192.168.1.0/24 ", "192.168.1.0/24"),
        ("192.168.1.77/24", "192.168.1.0/24"),
        ("10.0.0.0/255.255.240.0", "10.0.0.0/20"),
        ("172.16.4.9", "172.16.4.9/32"),
    ],
)
def test_a_typed_network_is_understood(typed, network) -> None:
    assert parse_network(typed, LIMITS) == IPv4Network(network)


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("salle de soins", NetworkInvalidError),
        ("", NetworkInvalidError),
        ("fe80::/64", NetworkInvalidError),
        ("192.168.1.0/33", NetworkInvalidError),
        ("10.0.0.0/8", NetworkTooLargeError),
        ("10.0.0.0/19", NetworkTooLargeError),
        ("8.8.8.0/24", NetworkPublicError),
        ("192.0.2.0/24", NetworkPublicError),
        ("127.0.0.0/24", NetworkPublicError),
        ("224.0.0.0/24", NetworkPublicError),
        ("172.32.0.0/24", NetworkPublicError),
    ],
)
def test_another_network_is_refused_with_its_reason(typed, error) -> None:
    with pytest.raises(error) as raised:
        parse_network(typed, LIMITS)
    assert raised.value.details


@given(st.text(max_size=40))
def test_any_text_is_a_private_network_or_an_error_with_a_sentence(text) -> None:
    try:
        network = parse_network(text, LIMITS)
    except VeilleuseError as error:
        code = error.code
    else:
        code = "network_ok" if network.is_private else ""
    assert code.startswith("network_")


def _connection(address: str, network: str) -> Connection:
    return Connection("eth0", IPv4Address(address), IPv4Network(network), "00:11:32:00:00:01")


def test_each_network_of_the_machine_is_proposed_once() -> None:
    own = [
        _connection("192.168.1.4", "192.168.1.0/24"),
        _connection("192.168.1.5", "192.168.1.0/24"),
    ]
    assert propose(own, LIMITS) == ((IPv4Network("192.168.1.0/24"),), ())


def test_a_large_network_is_narrowed_around_the_machine_and_said() -> None:
    networks, notices = propose([_connection("10.20.33.4", "10.0.0.0/8")], LIMITS)
    assert networks == (IPv4Network("10.20.32.0/20"),)
    assert networks[0].num_addresses == LIMITS.largest_network
    assert [notice.code for notice in notices] == ["network_narrowed"]


def test_no_network_is_said_and_is_not_a_failure() -> None:
    networks, notices = propose([], LIMITS)
    assert networks == ()
    assert [notice.code for notice in notices] == ["no_network"]


def test_the_machines_own_networks_are_private() -> None:
    for each in connections():
        assert each.address in each.network
        assert each.network.is_private
        assert not each.network.is_loopback


def test_the_machine_is_its_own_first_device(clock) -> None:
    (seen,) = own_sightings([_connection("192.168.1.4", "192.168.1.0/24")], clock.now())
    assert seen.probe == "self"
    assert seen.address == IPv4Address("192.168.1.4")
    assert seen.hardware == "00:11:32:00:00:01"
    assert [item.kind for item in seen.evidence] == ["name.host"]
