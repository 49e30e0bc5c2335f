# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Examination by our own means, on loopback."""

import contextlib
import socket
from collections.abc import Iterator
from ipaddress import IPv4Address

from veilleuse.domain.model import Evidence
from veilleuse.probes import examine as examining
from veilleuse.probes.connect import Lines
from veilleuse.probes.examine import ask_snmp, examine
from veilleuse.probes.services import snmp

HOST = IPv4Address("127.0.0.1")


@contextlib.contextmanager
def _ports(count: int) -> Iterator[list[int]]:
    with contextlib.ExitStack() as stack:
        yield [
            stack.enter_context(socket.create_server(("127.0.0.1", 0))).getsockname()[1]
            for _ in range(count)
        ]


def test_each_open_port_is_reported_and_each_connection_is_journalled(make_budget, journal) -> None:
    said = []
    with _ports(3) as (first, closed, last):
        pass
    with (
        socket.create_server(("127.0.0.1", first)),
        socket.create_server(("127.0.0.1", last)),
    ):
        budget = make_budget(thorough_ports=(first, closed, last))
        opened = examine(HOST, budget, Lines(), lambda _: False, said.append)
    assert opened == (first, last)
    assert [each.evidence for each in said] == [
        (Evidence("tcp.open", str(first)),),
        (Evidence("tcp.open", str(last)),),
    ]
    assert [(entry.port, entry.probe) for entry in journal] == [
        (first, "examine"), (closed, "examine"), (last, "examine"),
    ]  # fmt: skip


def test_an_alarm_ends_the_examination(make_budget, journal) -> None:
    with _ports(2) as ports:
        budget = make_budget(thorough_ports=tuple(ports))
        assert examine(HOST, budget, Lines(), lambda _: True, lambda _: None) == ()
    assert [entry.port for entry in journal] == ports[:1]


def test_a_device_that_goes_out_of_bounds_meanwhile_is_left_alone(make_budget, journal) -> None:
    with _ports(2) as ports:
        budget = make_budget(thorough_ports=tuple(ports))
        budget.untouchable = lambda _: len(journal) == 1
        examine(HOST, budget, Lines(), lambda _: False, lambda _: None)
    assert [entry.port for entry in journal] == ports[:1]


def test_only_smb_and_remote_desktop_get_more_than_one_connection() -> None:
    assert {port: len(words) for port, words in examining.WORDS.items()} == {445: 2, 3389: 2}


def test_snmp_is_asked_twice_at_most_and_only_where_it_is_allowed(make_budget, journal) -> None:
    said = []
    budget = make_budget(banner_seconds=0.1)
    ask_snmp(HOST, budget, lambda _: False, said.append)
    assert [(entry.act, entry.port) for entry in journal] == [("datagram", snmp.PORT)] * 2
    budget.untouchable = lambda _: True
    ask_snmp(HOST, budget, lambda _: False, said.append)
    assert len(journal) == 2
    assert said == []
