# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The system's own table of neighbours."""

import json
from dataclasses import replace
from datetime import timedelta
from ipaddress import IPv4Address, IPv6Address

from hypothesis import given
from hypothesis import strategies as st

from veilleuse.catalogue.network import load_limits
from veilleuse.domain.model import Evidence
from veilleuse.probes.neighbours import (
    Neighbour,
    gateways,
    parse_ip,
    parse_proc_arp,
    parse_proc_route,
    read_neighbours,
    sighting,
)

LIMITS = load_limits()
HEAD = "IP address       HW type     Flags       HW address            Mask     Device\n"


def _entry(dst: str, state: str, lladdr: str = "00:11:32:00:00:01") -> dict[str, object]:
    return {"dst": dst, "dev": "eth0", "lladdr": lladdr, "confirmed": 12, "state": [state]}


def test_only_entries_that_answered_are_neighbours() -> None:
    rows = [
        _entry("192.168.1.10", "REACHABLE"),
        _entry("192.168.1.11", "STALE"),
        _entry("fe80::1", "REACHABLE"),
        _entry("192.168.1.12", "FAILED"),
        {"dst": "192.168.1.13", "dev": "eth0", "state": ["INCOMPLETE"]},
        _entry("224.0.0.251", "NOARP", "01:00:5e:00:00:fb"),
    ]
    found = parse_ip(json.dumps(rows).encode(), LIMITS)
    assert found is not None
    assert [each.address for each in found] == [
        IPv4Address("192.168.1.10"),
        IPv4Address("192.168.1.11"),
        IPv6Address("fe80::1"),
    ]
    assert {each.age for each in found} == {12.0}


def test_an_empty_answer_is_an_empty_table() -> None:
    assert parse_ip(b"", LIMITS) == ()


def test_a_table_that_is_too_long_is_refused() -> None:
    assert parse_ip(b"[]" + b" " * LIMITS.neighbours_bytes, LIMITS) is None


def test_no_more_entries_are_read_than_the_limit() -> None:
    rows = [_entry(f"192.168.1.{number}", "REACHABLE") for number in range(1, 9)]
    found = parse_ip(json.dumps(rows).encode(), replace(LIMITS, neighbours=3))
    assert found is not None
    assert len(found) == 3


def test_the_kernels_own_table_is_read() -> None:
    text = HEAD + (
        "192.168.1.1      0x1         0x2         00:11:32:00:00:01     *        eth0\n"
        "192.168.1.2      0x1         0x0         00:00:00:00:00:00     *        eth0\n"
    )
    expected = Neighbour(IPv4Address("192.168.1.1"), "00:11:32:00:00:01", "eth0")
    assert parse_proc_arp(text, LIMITS) == (expected,)


def test_the_default_gateway_is_found() -> None:
    text = (
        "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n"
        "eth0\t00000000\tFE01A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n"
        "eth0\t0001A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n"
    )
    assert parse_proc_route(text) == {IPv4Address("192.168.1.254")}


def test_a_stale_neighbour_was_seen_when_it_last_answered(clock) -> None:
    neighbour = Neighbour(IPv4Address("192.168.1.254"), "00:11:32:00:00:01", "eth0", age=3600)
    seen = sighting(neighbour, clock.now(), frozenset({neighbour.address}))
    assert seen.at == clock.now() - timedelta(hours=1)
    assert seen.evidence == (Evidence("net.gateway", "default"),)


def test_this_machines_own_table_can_be_read() -> None:
    found, notice = read_neighbours(LIMITS)
    assert notice is None or found == ()
    assert isinstance(gateways(), frozenset)


@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_not(data) -> None:
    assert parse_ip(data, LIMITS) is None or isinstance(parse_ip(data, LIMITS), tuple)


@given(st.text(max_size=400))
def test_any_text_is_read_without_failing(text) -> None:
    assert isinstance(parse_proc_arp(HEAD + text, LIMITS), tuple)
    assert isinstance(parse_proc_route(HEAD + text), frozenset)
