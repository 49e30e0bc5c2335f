# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ears that share a group with others, and never a port of a service."""

import socket
from ipaddress import IPv4Address, IPv4Network

import pytest

from veilleuse.domain.model import Evidence
from veilleuse.probes.ears import Heard, asker, group_ear, hear, port_ear
from veilleuse.probes.scope import Connection

LOOPBACK = Connection("lo", IPv4Address("127.0.0.1"), IPv4Network("127.0.0.0/8"))
GROUP = IPv4Address("239.255.255.249")


def _taken(*, shared: bool) -> socket.socket:
    service = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    if shared:
        service.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    service.bind(("", 0))
    return service


def test_a_port_that_a_service_has_is_left_to_it() -> None:
    with _taken(shared=True) as service, pytest.raises(OSError, match="in use"):
        port_ear(service.getsockname()[1])


def test_a_group_is_shared_with_whoever_listens_to_it_too() -> None:
    with _taken(shared=True) as service:
        group_ear(GROUP, service.getsockname()[1], [LOOPBACK]).close()


def test_a_sender_tells_a_thing_once_and_is_new_once() -> None:
    heard, sender = Heard(), IPv4Address("10.0.0.1")
    assert heard.is_new(sender)
    assert not heard.is_new(sender)
    item = Evidence("k", "v")
    assert heard.fresh(sender, [item]) == (item,)
    assert heard.fresh(sender, [item]) == ()


def test_an_answer_to_the_asker_is_taken_with_its_sender(make_budget) -> None:
    taken = []
    with asker(LOOPBACK) as ear, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as device:
        device.sendto(b"x", ear.getsockname())
        hear([(ear, lambda *said: taken.append(said))], make_budget(), 0.2, Heard())
    assert taken == [(b"x", LOOPBACK.address)]


def test_without_ears_the_time_passes_all_the_same(make_budget, clock) -> None:
    hear([], make_budget(clock), 2.0, Heard())
    assert clock.seconds >= 2.0
