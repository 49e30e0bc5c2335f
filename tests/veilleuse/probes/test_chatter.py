# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Chatter that nobody asked for, as each protocol spells it."""

import socket
import struct
import threading
import time
from ipaddress import IPv4Address, IPv4Network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.domain.model import Evidence
from veilleuse.probes import chatter
from veilleuse.probes.chatter import Chatter
from veilleuse.probes.scope import Connection

LOOPBACK = Connection("lo", IPv4Address("127.0.0.1"), IPv4Network("127.0.0.0/8"))
PEER, FAR = IPv4Address("127.0.0.9"), IPv4Address("192.0.2.1")
QUERY = struct.pack("!6H", 7, 0, 1, 0, 0, 0) + b"\x05salle\x00\x00\x01\x00\x01"
ANSWER = (
    struct.pack("!6H", 7, 0x8000, 1, 1, 0, 0)
    + b"\x05poste\x00\x00\x01\x00\x01"
    + b"\x05poste\x00\x00\x01\x00\x01\x00\x00\x00\x1e\x00\x04"
    + PEER.packed
)
CARD = bytes.fromhex("001122334455")


def _dhcp(client: bytes = bytes(4), kind: int = 1) -> bytes:
    head = bytes((kind, 1, 6, 0)) + bytes(8) + client + bytes(12) + CARD + bytes(10)
    options = b"\x35\x01\x03\x0c\x07POSTE-9\x3c\x08MSFT 5.0\xff"
    return head.ljust(236, b"\x00") + b"\x63\x82\x53\x63" + options


def _registration(name: str) -> bytes:
    raw = name.upper().encode().ljust(15)[:15] + b"\x00"
    letters = bytes(0x41 + half for byte in raw for half in (byte >> 4, byte & 15))
    head = struct.pack("!6H", 1, 5 << 11, 1, 0, 0, 1)
    question = b"\x20" + letters + b"\x00\x00\x20\x00\x01"
    return head + question + b"\xc0\x0c\x00\x20\x00\x01" + bytes(4) + b"\x00\x06\x00\x00" + bytes(4)


@pytest.fixture
def said() -> list:
    return []


@pytest.fixture
def heard(make_budget, said) -> Chatter:
    return Chatter(make_budget(), said.append)


def test_who_asks_by_llmnr_is_there_and_what_for_is_not_kept(heard, said) -> None:
    heard.llmnr(QUERY, PEER)
    heard.llmnr(QUERY, PEER)
    assert [(each.probe, each.address, each.evidence) for each in said] == [("llmnr", PEER, ())]


def test_who_answers_by_llmnr_for_its_own_address_bears_the_name(heard, said) -> None:
    heard.llmnr(ANSWER, PEER)
    heard.llmnr(ANSWER, IPv4Address("127.0.0.8"))
    assert [each.evidence for each in said] == [(Evidence("name.host", "poste"),), ()]


def test_who_registers_a_netbios_name_bears_it(heard, said) -> None:
    heard.names(_registration("POSTE-9"), PEER)
    assert said[0].evidence == (Evidence("name.netbios", "POSTE-9"),)


def test_a_dhcp_request_tells_card_name_and_kind_without_an_address(heard, said) -> None:
    heard.request(_dhcp(), IPv4Address("0.0.0.0"))
    heard.request(_dhcp(), IPv4Address("0.0.0.0"))
    assert len(said) == 1
    assert (said[0].address, said[0].hardware) == (None, "00:11:22:33:44:55")
    assert Evidence("name.dhcp", "POSTE-9") in said[0].evidence
    assert Evidence("dhcp.vendor", "MSFT 5.0") in said[0].evidence


def test_a_renewal_tells_the_address_that_the_client_has(heard, said) -> None:
    heard.request(_dhcp(PEER.packed), PEER)
    assert said[0].address == PEER


def test_a_server_s_answer_is_no_request(heard, said) -> None:
    heard.request(_dhcp(kind=2), PEER)
    assert said == []


def test_strangers_from_elsewhere_are_not_heard(heard, said) -> None:
    heard.llmnr(QUERY, FAR)
    heard.names(_registration("POSTE-9"), FAR)
    assert said == []


@given(st.binary(max_size=400))
def test_any_message_is_read_without_failing(data) -> None:
    from veilleuse.catalogue.network import load_limits
    from veilleuse.probes.budget import Budget

    found = []
    budget = Budget(load_limits(), (LOOPBACK.network,), lambda _: None)
    listening = Chatter(budget, found.append)
    for take in (listening.llmnr, listening.names, listening.datagram, listening.request):
        take(data, PEER)
    assert all(item.value for each in found for item in each.evidence)


def test_a_question_to_the_group_is_heard_and_nothing_is_sent(make_budget, journal, said) -> None:
    over = threading.Event()

    def ask() -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as machine:
            machine.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, LOOPBACK.address.packed)
            while not over.wait(0.05):
                machine.sendto(QUERY, (str(chatter.LLMNR_GROUP), chatter.LLMNR_PORT))

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        chatter.listen([LOOPBACK], make_budget(), 0.4, said.append)
    finally:
        over.set()
        thread.join(5)
    heard = [each for each in said if getattr(each, "probe", "") == "llmnr"]
    assert [each.address for each in heard] == [LOOPBACK.address]
    assert journal == []


def _take(own: socket.socket, port: int) -> None:
    """An agent that listens in another test holds it for some seconds."""
    end = time.monotonic() + 30
    while True:
        try:
            return own.bind(("", port))
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.1)


def test_ports_that_cannot_be_had_are_one_notice(make_budget, said) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        _take(taken, chatter.LLMNR_PORT)
        chatter.listen([LOOPBACK], make_budget(), 0.1, said.append)
    notices = [each for each in said if getattr(each, "code", "") == "chatter_deaf"]
    assert len(notices) == 1
    assert "LLMNR (5355)" in notices[0].detail
