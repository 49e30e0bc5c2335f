# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""SSDP messages, and one device on loopback."""

import socket
import threading
from ipaddress import IPv4Address, IPv4Network

from hypothesis import given
from hypothesis import strategies as st

from veilleuse.domain.model import Evidence
from veilleuse.probes import ssdp
from veilleuse.probes.scope import Connection

LOOPBACK = Connection("lo", IPv4Address("127.0.0.1"), IPv4Network("127.0.0.0/8"))
UUID = "uuid:4d696e69-444c-164e-9d41-00e091000017"
TYPE = "urn:schemas-upnp-org:device:MediaServer:1"
ANSWER = (
    f"HTTP/1.1 200 OK\r\nST: {TYPE}\r\nUSN: {UUID}::{TYPE}\r\nLOCATION: http://10.0.0.1/x\r\n"
    "SERVER: Debian UPnP/1.0 MiniDLNA/1.3.0\r\nServer: second\r\n\r\n"
).encode()
NOTIFY = ANSWER.replace(b"HTTP/1.1 200 OK", b"NOTIFY * HTTP/1.1").replace(b"ST:", b"NT:")


def test_an_answer_tells_server_type_and_unique_name() -> None:
    assert set(ssdp.parse(ANSWER, 200)) == {
        Evidence("ssdp.server", "Debian UPnP/1.0 MiniDLNA/1.3.0"),
        Evidence("ssdp.type", TYPE),
        Evidence("ssdp.usn", UUID),
    }


def test_an_announcement_tells_the_same() -> None:
    assert ssdp.parse(NOTIFY, 200) == ssdp.parse(ANSWER, 200)


def test_a_farewell_and_a_search_tell_nothing() -> None:
    farewell = f"NOTIFY * HTTP/1.1\r\nNTS: ssdp:byebye\r\nNT: {TYPE}\r\n\r\n".encode()
    assert ssdp.parse(farewell, 200) == ()
    assert ssdp.parse(ssdp.SEARCH, 200) == ()


def test_a_unique_name_is_not_a_type() -> None:
    answer = f"HTTP/1.1 200 OK\r\nST: {UUID}\r\nUSN: {UUID}\r\n\r\n".encode()
    assert ssdp.parse(answer, 200) == (Evidence("ssdp.usn", UUID),)


@given(st.binary(max_size=300), st.booleans())
def test_any_message_is_read_without_failing(data, is_answer) -> None:
    head = b"HTTP/1.1 200 OK\r\nSERVER: " if is_answer else b""
    for item in ssdp.parse(head + data, 30):
        assert 0 < len(item.value) <= 30


def test_a_device_that_announces_itself_twice_is_reported_once(make_budget, journal) -> None:
    said, over = [], threading.Event()

    def announce() -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as device:
            device.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, LOOPBACK.address.packed)
            while not over.wait(0.1):
                device.sendto(NOTIFY, (str(ssdp.GROUP), ssdp.PORT))

    thread = threading.Thread(target=announce)
    thread.start()
    try:
        ssdp.listen([LOOPBACK], make_budget(), 1.3, said.append)
    finally:
        over.set()
        thread.join(5)
    assert [(each.address, len(each.evidence)) for each in said] == [(LOOPBACK.address, 3)]
    assert [(entry.target, entry.port, entry.packets) for entry in journal] == [
        (ssdp.GROUP, 1900, 1),
        (ssdp.GROUP, 1900, 1),
    ]


def test_what_others_announce_is_not_heard_beyond_the_limit(make_budget) -> None:
    said = []
    ssdp.listen([LOOPBACK], make_budget(overheard_messages=0, ssdp_packets=1), 0.2, said.append)
    assert said == []
