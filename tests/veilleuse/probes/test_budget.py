# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one gate to the network."""

import threading
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv4Address, IPv4Network, IPv6Address
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.catalogue.network import load_limits
from veilleuse.domain.limits import Limits
from veilleuse.domain.rounds import JournalEntry
from veilleuse.probes.budget import Budget, RefusedError, StoppedError, SystemClock

NETWORK = IPv4Network("192.168.1.0/24")
GROUP = IPv4Address("224.0.0.251")
PRINTER, PUMP = NETWORK[10], NETWORK[66]


def _budget(limits: Limits, clock, journal: list[JournalEntry], **fields) -> Budget:
    return Budget(
        limits=limits,
        networks=(NETWORK,),
        sink=journal.append,
        clock=clock,
        untouchable=lambda address: address == PUMP,
        **fields,
    )


def test_every_packet_is_in_the_journal(limits, clock, journal) -> None:
    budget = _budget(limits, clock, journal)
    budget.spend("sweep", PRINTER, "datagram", port=9)
    budget.multicast("mdns", GROUP, 5353, packets=2)
    budget.note("nmap", PRINTER, "connect", packets=6, port=22)
    assert [(e.probe, e.target, e.act, e.port, e.packets) for e in journal] == [
        ("sweep", PRINTER, "datagram", 9, 1),
        ("mdns", GROUP, "multicast", 5353, 2),
        ("nmap", PRINTER, "connect", 22, 6),
    ]
    assert budget.packets == 9
    assert journal[0].at.tzinfo is not None


@pytest.mark.parametrize(
    "target", [PUMP, IPv4Address("192.168.2.1"), IPv4Address("8.8.8.8"), GROUP, IPv6Address("::1")]
)
def test_what_is_out_of_bounds_is_refused_and_not_journalled(
    limits, clock, journal, target
) -> None:
    with pytest.raises(RefusedError):
        _budget(limits, clock, journal).spend("connect", target, "connect", port=80)
    assert journal == []


@pytest.mark.parametrize("port", sorted(load_limits().never_ports))
def test_a_forbidden_port_is_refused(limits, clock, journal, port) -> None:
    with pytest.raises(RefusedError):
        _budget(limits, clock, journal).spend("connect", PRINTER, "connect", port=port)
    assert journal == []


def test_multicast_goes_to_groups_only(limits, clock, journal) -> None:
    with pytest.raises(RefusedError):
        _budget(limits, clock, journal).multicast("mdns", PRINTER, 5353)


def test_nothing_is_sent_after_a_stop(limits, clock, journal) -> None:
    budget = _budget(limits, clock, journal, stop=lambda: True)
    with pytest.raises(StoppedError):
        budget.spend("connect", PRINTER, "connect", port=80)
    assert not budget.multicast("mdns", GROUP, 5353)
    with pytest.raises(StoppedError):
        budget.pause(1)
    assert journal == []


def test_a_stop_is_heard_while_waiting(limits, clock, journal) -> None:
    budget = _budget(limits, clock, journal, stop=lambda: clock.seconds > 0.15)
    budget.spend("connect", PRINTER, "connect", port=80)
    with pytest.raises(StoppedError):
        budget.spend("connect", PRINTER, "connect", port=443)
    assert clock.seconds <= 0.3
    assert len(journal) == 1


@given(st.lists(st.integers(min_value=1, max_value=60), min_size=2, max_size=80))
def test_no_second_holds_more_than_the_rates(hosts) -> None:
    @dataclass
    class Clock(SystemClock):
        seconds: float = 0.0

        def monotonic(self) -> float:
            return self.seconds

        def sleep(self, seconds: float) -> None:
            self.seconds += seconds

    clock, sent, limits = Clock(), [], load_limits()
    budget = _budget(limits, clock, [])
    for host in hosts:
        budget.spend("connect", NETWORK[host], "connect", port=80)
        sent.append((clock.seconds, host))
    for at, host in sent:
        window = [other for when, other in sent if at <= when < at + 1 - 1e-6]
        assert len(window) <= limits.packets_per_second + 1
        assert window.count(host) <= limits.packets_per_second_per_device + 1


def test_a_costly_packet_makes_the_next_one_wait(limits, clock, journal) -> None:
    budget = _budget(limits, clock, journal)
    budget.spend("sweep", NETWORK[1], "datagram", port=9, cost=4)
    budget.spend("sweep", NETWORK[2], "datagram", port=9)
    assert journal[1].at - journal[0].at >= timedelta(seconds=4 / limits.packets_per_second)
    assert budget.packets == 2


def test_many_threads_keep_one_rate(limits, journal) -> None:
    budget = _budget(limits, SystemClock(), journal)
    budget.limits = limits

    def work(host: int) -> None:
        for _ in range(2):
            budget.spend("connect", NETWORK[host], "connect", port=80)

    threads = [threading.Thread(target=work, args=(host,)) for host in range(1, 6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = sorted(entry.at for entry in journal)
    assert len(times) == 10
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert min(gaps) >= timedelta(seconds=0.9 / limits.packets_per_second)
