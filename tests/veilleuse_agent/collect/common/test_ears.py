# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real sockets on loopback: a second address of it plays the neighbour."""

import socket
import sys
import threading
from ipaddress import IPv4Address, IPv4Network

import pytest

from veilleuse_agent.collect.common import ears
from veilleuse_agent.collect.common.ears import DOORS, Door, listen
from veilleuse_agent.collect.common.subnets import Subnet

LOOPBACK = Subnet(IPv4Address("127.0.0.1"), IPv4Network("127.0.0.0/8"))
GROUP = IPv4Address("239.255.77.77")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="127.0.0.2 answers on Linux only")


def free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_:
        any_.bind(("127.0.0.1", 0))
        return int(any_.getsockname()[1])


def hear(door: Door, target: str, seconds: float = 20.0):
    """What is heard while a neighbour repeats one datagram, until two have come."""
    over, heard = threading.Event(), []

    def speak() -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as mouth:
            mouth.bind(("127.0.0.2", 0))
            loopback = LOOPBACK.address.packed
            mouth.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, loopback)
            mouth.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
            while not over.wait(0.02):
                mouth.sendto(b"bonjour", (target, door.port))

    class Enough(Exception):  # noqa: N818 - ends the test, is no error
        pass

    def note(where: Door, message: bytes, sender: IPv4Address) -> None:
        heard.append((where, message, sender))
        if len(heard) == 2:
            raise Enough

    speaker = threading.Thread(target=speak)
    speaker.start()
    try:
        listen([LOOPBACK], seconds, note, [door])
    except Enough:
        pass
    finally:
        over.set()
        speaker.join(5)
    return heard


def test_what_is_said_to_a_group_is_heard_with_its_sender() -> None:
    door = Door("test", free_port(), GROUP)
    assert hear(door, str(GROUP)) == [(door, b"bonjour", IPv4Address("127.0.0.2"))] * 2


def test_a_broadcast_is_heard() -> None:
    door = Door("test", free_port())
    assert hear(door, "127.255.255.255") == [(door, b"bonjour", IPv4Address("127.0.0.2"))] * 2


def test_what_is_meant_for_a_program_on_the_same_port_stays_its_own() -> None:
    port, heard = free_port(), []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as owner:
        owner.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        owner.bind(("", port))
        owner.settimeout(5)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as mouth:
            listening = threading.Thread(
                target=listen, args=([LOOPBACK], 0.4, lambda *said: heard.append(said)),
                kwargs={"doors": [Door("test", port, GROUP), Door("test", port)]},
            )  # fmt: skip
            listening.start()
            mouth.sendto(b"for the owner", ("127.0.0.1", port))
            assert owner.recv(100) == b"for the owner"
            listening.join(10)
    assert heard == []


def test_a_port_that_is_not_shared_is_told_and_the_others_are_heard() -> None:
    taken = free_port()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as owner:
        owner.bind(("", taken))
        doors = [Door("selfish", taken, GROUP), Door("kind", free_port(), GROUP)]
        found = listen([LOOPBACK], 0.0, lambda *_: None, doors)
    assert [door.protocol for door in found.open.values()] == ["kind"]
    assert list(found.refused) == [f"selfish {taken}"]


def test_a_flood_ends_the_listening(monkeypatch) -> None:
    monkeypatch.setattr(ears, "PACKETS", 1)
    door = Door("test", free_port(), GROUP)
    assert len(hear(door, str(GROUP))) == 1


def test_without_a_subnet_nothing_is_opened() -> None:
    found = listen([], 0.0, lambda *_: None, [Door("netbios", 137)])
    assert found.open == found.refused == {}


def test_every_protocol_of_the_readme_has_a_door() -> None:
    assert {door.protocol for door in DOORS} == {"mdns", "ssdp", "wsd", "netbios", "llmnr"}
