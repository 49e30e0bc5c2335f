# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.linux.neighbours import of_arp, of_ip, read

ARP = """\
IP address       HW type     Flags       HW address            Mask     Device
192.0.2.1        0x1         0x2         02:FC:00:00:00:05     *        eth0
192.0.2.9        0x1         0x0         00:00:00:00:00:00     *        eth0
"""
ENTRIES = [
    {"dst": "192.0.2.1", "dev": "eth0", "lladdr": "02:fc:00:00:00:05", "state": ["REACHABLE"]},
    {"dst": "fe80::1", "dev": "eth0", "lladdr": "02:fc:00:00:00:05", "state": ["STALE"]},
    {"dst": "192.0.2.7", "dev": "eth0", "state": ["FAILED"]},
    {"dst": "224.0.0.1", "dev": "eth0", "lladdr": "01:00:5e:00:00:01", "state": ["NOARP"]},
    {"dst": "192.0.2.255", "dev": "eth0", "lladdr": "ff:ff:ff:ff:ff:ff", "state": ["PERMANENT"]},
]
GATE = {"address": "192.0.2.1", "hardware": "02:fc:00:00:00:05", "interface": "eth0"}


def test_complete_entries_of_the_kernels_table_are_kept():
    assert of_arp(ARP) == [GATE]


def test_both_families_come_from_ip_and_groups_stay_out():
    assert [row["address"] for row in of_ip(json.dumps(ENTRIES))] == ["192.0.2.1", "fe80::1"]


@pytest.mark.parametrize(
    "answers", [{}, {"ip": (1, "", "")}, {"ip": "not json"}, {"ip": '{"a":1}'}]
)
def test_the_kernels_table_serves_where_ip_does_not(workshop, answers):
    workshop.write("/proc/net/arp", ARP)
    assert read(workshop.machine(answers))["neighbours"].value == [GATE]


@given(st.text(max_size=200))
def test_any_answer_is_read_or_is_a_value_error(text):
    for reader in (of_arp, of_ip):
        try:
            reader(text)
        except ValueError:
            continue
