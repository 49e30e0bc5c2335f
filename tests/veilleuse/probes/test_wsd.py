# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""WS-Discovery on loopback: what is asked, what is heard."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import IPv4Address, IPv4Network

import pytest

from veilleuse.domain.model import Evidence
from veilleuse.domain.plain_xml import read_xml
from veilleuse.probes import wsd
from veilleuse.probes.budget import StoppedError
from veilleuse.probes.scope import Connection

LOOPBACK = Connection("lo", IPv4Address("127.0.0.1"), IPv4Network("127.0.0.0/8"))
HELLO = (
    b'<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"'
    b' xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"'
    b' xmlns:m="http://standards.ieee.org/downloads/11073/11073-20702-2016">'
    b"<s:Body><d:%s><d:Types>m:MedicalDevice</d:Types></d:%s></s:Body></s:Envelope>"
)


@contextmanager
def _announcing(message: bytes) -> Iterator[None]:
    over = threading.Event()

    def announce() -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as device:
            device.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, LOOPBACK.address.packed)
            while not over.wait(0.1):
                device.sendto(message, (str(wsd.GROUP), wsd.PORT))

    thread = threading.Thread(target=announce)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(5)


class _Names:
    def __init__(self) -> None:
        self.seen: list[tuple[str, str]] = []

    def start(self, name, attributes) -> None:
        pass

    def end(self, name: str, text: str) -> None:
        self.seen.append((name, text))


def test_a_hello_is_heard_once_and_each_question_is_journalled(make_budget, journal) -> None:
    said = []
    with _announcing(HELLO % (b"Hello", b"Hello")):
        wsd.listen([LOOPBACK], make_budget(), 0.6, said.append)
    assert [(each.address, each.evidence) for each in said] == [
        (LOOPBACK.address, (Evidence("wsd.types", "MedicalDevice"),))
    ]
    assert [(entry.target, entry.port, entry.act, entry.packets) for entry in journal] == [
        (wsd.GROUP, 3702, "multicast", 1)
    ] * len(wsd.ASKED)


def test_a_farewell_says_nothing(make_budget) -> None:
    said = []
    with _announcing(HELLO % (b"Bye", b"Bye")):
        wsd.listen([LOOPBACK], make_budget(), 0.3, said.append)
    assert said == []


def test_each_question_is_xml_for_one_type_with_its_own_identity() -> None:
    messages = [wsd.question(*asked) for asked in wsd.ASKED]
    for (prefix, _, name), message in zip(wsd.ASKED, messages, strict=True):
        names = _Names()
        read_xml(message, names)
        assert ("Types", f"{prefix}:{name}") in names.seen
    assert len({re.search(rb"urn:uuid:[0-9a-f-]{36}", each)[0] for each in messages}) == 3


def test_no_care_device_is_asked_for() -> None:
    asked = b"".join(wsd.question(*each) for each in wsd.ASKED)
    assert b"Medical" not in asked
    assert b"11073" not in asked
    assert not re.search(rb":Device<", asked)


def test_a_stop_sends_nothing(make_budget, journal) -> None:
    with pytest.raises(StoppedError):
        wsd.listen([LOOPBACK], make_budget(stop=lambda: True), 0.3, lambda _: None)
    assert journal == []
