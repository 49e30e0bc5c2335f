# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The gentle sweep."""

from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network

import pytest

from veilleuse.probes.budget import Budget, StoppedError
from veilleuse.probes.scope import Connection
from veilleuse.probes.sweep import sweep, targets

OWN = Connection("eth0", IPv4Address("192.168.1.5"), IPv4Network("192.168.1.0/29"))


def _budget(limits, clock, journal, network="192.168.1.0/29", out=None, **fields) -> Budget:
    return Budget(
        limits=limits, networks=(IPv4Network(network),), sink=journal.append, clock=clock,
        untouchable=lambda address: str(address) == out, **fields,
    )  # fmt: skip


def _last(addresses) -> list[int]:
    return [int(address) & 0xFF for address in addresses]


def test_only_unknown_addresses_within_reach_are_swept(limits, clock, journal) -> None:
    budget = _budget(limits, clock, journal, out="192.168.1.3")
    known = frozenset({IPv4Address("192.168.1.2")})
    assert _last(targets([OWN], budget, known)) == [1, 4, 6]


@pytest.mark.parametrize(
    ("network", "expected"),
    [("192.168.1.4/31", [4]), ("192.168.0.0/16", [1, 2, 3, 4, 6]), ("10.0.0.0/24", [])],
)
def test_the_sweep_stays_in_the_declared_networks_and_the_own_link(
    limits, clock, journal, network, expected
) -> None:
    assert _last(targets([OWN], _budget(limits, clock, journal, network), ())) == expected


def test_each_address_gets_one_empty_datagram_at_the_rate(limits, clock, journal) -> None:
    addresses = [IPv4Address(f"127.0.0.{n}") for n in range(1, 6)]
    budget = _budget(limits, clock, journal, "127.0.0.0/8")
    counts: list[int] = []
    sweep(addresses, budget, counts.append)
    assert [(e.target, e.act, e.port, e.packets) for e in journal] == [
        (address, "datagram", 9, 1) for address in addresses
    ]
    assert counts == [1, 2, 3, 4, 5]
    paced = 4 * limits.sweep_cost / limits.packets_per_second
    assert clock.seconds >= paced + limits.sweep_settle_seconds - 1e-6


def test_no_more_silent_addresses_are_asked_for_than_the_system_remembers(
    limits, clock, journal
) -> None:
    budget = _budget(replace(limits, packets_per_second=1e6), clock, journal, "127.0.0.0/8")
    sweep(list(IPv4Network("127.0.8.0/21").hosts()), budget, lambda _: None)
    times = [entry.at.timestamp() for entry in journal]
    assert len(times) == 2046
    assert all(later - early >= 3 - 1e-6 for early, later in zip(times, times[768:], strict=False))


def test_an_address_that_goes_out_of_bounds_meanwhile_is_skipped(limits, clock, journal) -> None:
    budget = _budget(limits, clock, journal, "127.0.0.0/8", out="127.0.0.2")
    sweep([IPv4Address(f"127.0.0.{n}") for n in (1, 2, 3)], budget, lambda _: None)
    assert _last(entry.target for entry in journal) == [1, 3]


def test_a_stop_ends_the_sweep(limits, clock, journal) -> None:
    budget = _budget(
        replace(limits, sweep_cost=1), clock, journal, "127.0.0.0/8", stop=lambda: len(journal) > 1
    )
    with pytest.raises(StoppedError):
        sweep([IPv4Address(f"127.0.0.{n}") for n in range(1, 9)], budget, lambda _: None)
    assert len(journal) == 2
