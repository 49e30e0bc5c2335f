# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A gentle round on a LAN of real services, checked against what left the desktop's card."""

from collections import Counter
from ipaddress import IPv4Address

import pytest
from capture import ARP, ICMP, IGMP, TCP, UDP, Frame
from home import CLASSES, DESKTOP, MYSTERY, NURSE_CALL, OTHERS, OUT_OF_BOUNDS, PRINTER
from lan import Host
from table import classes, table
from told import Told, count, most_in_one_second

from veilleuse.catalogue.network import load_limits

pytestmark = pytest.mark.lab

SYSTEM = {IGMP, ICMP}
"""What the system sends of itself: group memberships and answers to errors."""


def test_every_live_host_is_found(gentle: Told) -> None:
    found = {line["address"] for line in gentle.of("sighting")}
    assert {str(host.address) for host in OTHERS} <= found


def test_the_home_has_eighteen_hosts_and_twenty_services_at_least() -> None:
    assert len(OTHERS) >= 18
    assert sum(len(host.programs) for host in OTHERS) >= 20


def test_one_host_in_eighteen_at_most_is_mistaken(gentle: Told) -> None:
    taken = classes(gentle)
    mistaken = [host.name for host in OTHERS if taken[host] != CLASSES[host]]
    assert len(mistaken) <= len(OTHERS) // 18, "\n".join(table(gentle))


def test_every_class_has_reasons(gentle: Told) -> None:
    unexplained = {line["address"] for line in gentle.of("device") if not line["reasons"]}
    assert unexplained - {str(DESKTOP.address)} == {str(MYSTERY.address)}


@pytest.mark.parametrize("host", OUT_OF_BOUNDS, ids=lambda host: host.name)
def test_a_host_out_of_bounds_gets_one_empty_datagram_at_most(gentle: Told, host: Host) -> None:
    received = gentle.to(host)
    assert len(received) <= 1
    assert all(frame.is_datagram and frame.payload == 0 for frame in received)
    assert gentle.journal_of(host) == ["datagram"] * len(received)


def test_a_scan_stops_at_the_first_sign_of_care(gentle: Told) -> None:
    tried = [frame.port for frame in gentle.to(NURSE_CALL) if frame.is_syn]
    assert tried == [80]


def test_printing_ports_and_ports_of_care_are_never_touched(gentle: Told) -> None:
    touched = {frame.port for frame in gentle.sent if frame.protocol in {TCP, UDP}}
    assert not touched & load_limits().never_ports
    assert any(frame.is_syn for frame in gentle.to(PRINTER))


def test_the_journal_is_what_was_sent(gentle: Told) -> None:
    assert count(gentle.multicasts) == gentle.journal("multicast")
    assert count(gentle.connects) == gentle.journal("connect")
    live = {str(host.address) for host in OTHERS}
    datagrams = gentle.journal("datagram")
    # The system drops the datagram where nobody owns the address: only its ARP question left.
    wanted = Counter({key: number for key, number in datagrams.items() if key[0] in live})
    assert count(gentle.datagrams) == wanted
    asked = {str(frame.target) for frame in gentle.sent if frame.kind == ARP}
    assert {key[0] for key in datagrams} <= asked


def test_nothing_else_left_the_desktop(gentle: Told) -> None:
    opened = {frame.target for frame in gentle.sent if frame.is_syn}

    def is_explained(frame: Frame) -> bool:
        if frame.kind == ARP or frame.protocol in SYSTEM or frame.is_datagram:
            return True
        if frame.protocol == TCP:
            return frame.target in opened
        groups = {IPv4Address("224.0.0.251"), IPv4Address("239.255.255.250")}
        return frame.protocol == UDP and frame.target in groups

    assert [frame for frame in gentle.sent if not is_explained(frame)] == []


def test_the_rates_hold_over_every_window_of_one_second(gentle: Told) -> None:
    limits = load_limits()
    started = [*gentle.connects, *gentle.datagrams, *gentle.multicasts]
    # A frame that the system held back for a moment may fall into the next one's second.
    assert most_in_one_second(started) <= limits.packets_per_second + 1
    resolved = [frame for frame in gentle.sent if frame.kind == ARP]
    # Address resolution of a device that is being spoken to adds a frame now and then.
    assert most_in_one_second([*started, *resolved]) <= limits.packets_per_second * 1.25
    for host in OTHERS:
        mine = [frame for frame in started if frame.target == host.address]
        assert most_in_one_second(mine) <= limits.packets_per_second_per_device + 1
