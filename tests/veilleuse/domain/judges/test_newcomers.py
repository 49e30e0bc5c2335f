# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import timedelta
from ipaddress import ip_address

import pytest

from veilleuse.domain.model import DeviceClass, DeviceId, Evidence

BOX, FAR = "192.168.1.1", "192.168.1.77"


@pytest.fixture
def pc(bench):
    def build(number, server, *, network="192.168.1", card=None, prefix=24):
        own = f"{network}.{20 + number}"
        facts = {
            "host.interfaces": [{"name": "e", "address": card or own, "prefix": prefix}],
            "network.dhcp_servers": [{"address": own, "server": server}] if server else [],
        }
        return bench.device(
            id=DeviceId(f"pc-{number}"), facts=bench.facts(facts), addresses=(ip_address(own),)
        )

    return build


@pytest.fixture
def box(bench):
    def build(address, *, days=100, evidence=(), **changes):
        return bench.device(
            DeviceClass.NETWORK,
            id=DeviceId(f"box-{address}"),
            addresses=(ip_address(address),),
            first_seen=bench.now - timedelta(days=days),
            evidence=tuple(Evidence(*one) for one in evidence),
            **changes,
        )

    return build


SERVES = [("net.dhcp", "server")]


def test_one_server_hands_out_addresses(bench, pc, box):
    def reason(*devices):
        return bench.all("NET-07", devices)[0].reason

    assert reason(pc(1, BOX), pc(2, BOX)) == "dhcp_one"
    assert reason(pc(1, BOX), pc(2, FAR)) == "dhcp_several"
    assert reason(pc(1, BOX), box(FAR, evidence=SERVES)) == "dhcp_several"
    assert reason(pc(1, BOX), box(BOX, evidence=SERVES)) == "dhcp_one"
    # Two networks may well have a server each.
    assert reason(pc(1, BOX), pc(2, "10.0.0.1", network="10.0.0")) == "dhcp_one"
    # A lease of last week, from another place, is not of this network.
    assert reason(pc(1, BOX), pc(2, FAR, card="10.9.9.9")) == "dhcp_one"
    assert reason(pc(1, None)) == "dhcp_unheard"
    assert reason(pc(1, "255.255.255.255")) == "dhcp_unheard"
    assert reason(pc(1, "junk")) == "dhcp_unheard"
    assert reason() == "dhcp_unheard"


def test_a_box_that_nobody_reviewed_is_looked_for_once_the_first_weeks_are_over(bench, pc, box):
    def reason(**changes):
        return bench.all("NET-07", (pc(1, BOX), box(FAR, **changes)))[0].reason

    assert reason(days=100) == "dhcp_one"
    assert reason(days=90) == "dhcp_one"
    assert reason(days=3) == "network_box_new"
    assert reason(days=3, label="Borne du salon") == "dhcp_one"
    assert reason(days=3, class_by_hand=True) == "dhcp_one"
