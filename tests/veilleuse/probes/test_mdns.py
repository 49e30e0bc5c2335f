# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""mDNS through zeroconf, on loopback, against a responder of its own."""

import socket
from ipaddress import IPv4Address, IPv4Network

import pytest
from zeroconf import IPVersion, ServiceInfo, Zeroconf

from veilleuse.probes import mdns
from veilleuse.probes.scope import Connection

LOOPBACK = Connection("lo", IPv4Address("127.0.0.1"), IPv4Network("127.0.0.0/8"))
TYPE = "_ipp._tcp.local."


@pytest.fixture
def responder():
    try:
        zeroconf = Zeroconf(interfaces=["127.0.0.1"], ip_version=IPVersion.V4Only)
    except OSError as error:
        pytest.skip(f"no multicast on loopback: {error}")
    info = ServiceInfo(
        TYPE, f"Essai.{TYPE}", port=631, addresses=[socket.inet_aton("127.0.0.1")],
        server="essai.local.", properties={"ty": "Imprimante d’essai"},
    )  # fmt: skip
    zeroconf.register_service(info, cooperating_responders=True)
    yield zeroconf
    zeroconf.close()


def test_a_service_is_heard_and_each_question_is_journalled(
    responder, make_budget, journal
) -> None:
    said = []
    mdns.listen([LOOPBACK], make_budget(), 2.0, said.append)
    evidence = {(item.kind, item.value) for each in said for item in each.evidence}
    assert {("name.mdns", "essai"), ("mdns.service", "_ipp._tcp")} <= evidence
    assert ("mdns.txt.ty", "Imprimante d’essai") in evidence
    assert journal
    assert {(entry.act, entry.port) for entry in journal} == {("multicast", 5353)}


def test_no_packet_leaves_beyond_the_ceiling(make_budget, journal) -> None:
    mdns.listen([LOOPBACK], make_budget(mdns_packets=1), 1.3, lambda _: None)
    assert sum(entry.packets for entry in journal) == 1


# zeroconf leaves its listening socket behind when an interface cannot be used.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_interface_that_went_away_is_a_notice(make_budget, journal) -> None:
    gone = Connection("eth9", IPv4Address("203.0.113.9"), IPv4Network("203.0.113.0/24"))
    said = []
    mdns.listen([gone], make_budget(), 0.2, said.append)
    assert [each.code for each in said] == ["mdns_failed"]
    assert journal == []
