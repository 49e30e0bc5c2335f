# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import socket
import struct
import threading
from ipaddress import IPv4Interface, IPv4Network

import pytest

from veilleuse_agent.discovery import COUNT_LIMIT, SERVICE, candidates, find_desktops, own_links
from veilleuse_agent.dns import question

NEAR = [IPv4Network("10.0.0.0/24")]
VEILLEUSE = ".".join(SERVICE)
LOOPBACK = IPv4Interface("127.0.0.1/8")


def name(text):
    return b"".join(bytes([len(part)]) + part.encode() for part in text.split(".")) + b"\0"


def record(owner, kind, data):
    return name(owner) + struct.pack(">2HIH", kind, 1, 120, len(data)) + data


def announcement(*addresses, service=VEILLEUSE, port=8737):
    instance = f"desk.{service}"
    records = [
        record(service, 12, name(instance)),
        record(instance, 33, struct.pack(">3H", 0, 0, port) + name("pc.local")),
        *(record("pc.local", 1, socket.inet_aton(address)) for address in addresses),
    ]
    return struct.pack(">6H", 0, 0x8400, 0, len(records), 0, 0) + b"".join(records)


def test_a_desktop_is_an_address_of_the_machine_that_offers_the_service():
    assert candidates(announcement("10.0.0.5"), NEAR) == ["10.0.0.5:8737"]


def test_an_address_elsewhere_is_left_alone():
    assert candidates(announcement("192.0.2.1", "10.0.0.5", "8.8.8.8"), NEAR) == ["10.0.0.5:8737"]


def test_another_service_and_a_port_of_zero_are_left_alone():
    assert candidates(announcement("10.0.0.5", service="_ipp._tcp.local"), NEAR) == []
    assert candidates(announcement("10.0.0.5", port=0), NEAR) == []
    assert candidates(b"noise", NEAR) == []


@pytest.fixture
def responder():
    """Answers each question on loopback with the datagrams given."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ears:
        ears.bind(("127.0.0.1", 0))
        heard = []

        def start(*answers):
            def serve():
                data, source = ears.recvfrom(9000)
                heard.append(data)
                for answer in answers:
                    ears.sendto(answer, source)

            threading.Thread(target=serve, daemon=True).start()
            return ears.getsockname(), heard

        yield start


def test_who_answers_the_question_is_found_once(responder):
    answer = announcement("127.0.0.9")
    group, heard = responder(b"noise", answer, answer)
    assert find_desktops([LOOPBACK], group=group, seconds=0.5) == ["127.0.0.9:8737"]
    assert heard == [question(SERVICE)]


def test_no_more_than_a_few_are_believed(responder):
    group, _ = responder(announcement(*(f"127.0.0.{n}" for n in range(1, 20))))
    assert len(find_desktops([LOOPBACK], group=group, seconds=20)) == COUNT_LIMIT


def test_who_answers_from_another_link_is_not_heard(responder):
    group, heard = responder(announcement("127.0.0.2"))
    elsewhere = IPv4Interface("127.0.0.2/32")
    assert find_desktops([elsewhere], group=group, seconds=0.3) == []
    assert heard


def test_silence_and_no_network_are_no_desktops(responder):
    group, _ = responder()
    assert find_desktops([LOOPBACK], group=group, seconds=0.1) == []
    assert find_desktops([], group=group, seconds=0.1) == []


def test_the_links_of_this_machine_leave_loopback_out():
    assert not any(link.ip.is_loopback for link in own_links())
