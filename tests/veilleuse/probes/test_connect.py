# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gentle connects, on loopback."""

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from ipaddress import IPv4Address

import pytest

from veilleuse.domain.model import Evidence
from veilleuse.probes.budget import StoppedError
from veilleuse.probes.connect import Lines, visit

HOST = IPv4Address("127.0.0.1")


@contextmanager
def _servers(count: int) -> Iterator[list[int]]:
    with ExitStack() as stack:
        yield [
            stack.enter_context(socket.create_server(("127.0.0.1", 0))).getsockname()[1]
            for _ in range(count)
        ]


def _closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def test_open_ports_are_reported_and_each_try_is_journalled(make_budget, journal) -> None:
    closed, said = _closed_port(), []
    with _servers(2) as ports:
        budget = make_budget(connect_ports=(ports[0], closed, ports[1]))
        visit(HOST, budget, Lines(), lambda _: False, said.append)
    assert [each.evidence for each in said] == [
        (Evidence("tcp.open", str(ports[0])),),
        (Evidence("tcp.open", str(ports[1])),),
    ]
    assert [(entry.port, entry.packets) for entry in journal] == [
        (ports[0], 1), (closed, 1), (ports[1], 1),
    ]  # fmt: skip


def test_a_device_that_refuses_everything_is_still_seen(make_budget) -> None:
    said = []
    visit(HOST, make_budget(connect_ports=(_closed_port(),)), Lines(), lambda _: False, said.append)
    assert [(each.address, each.evidence) for each in said] == [(HOST, ())]


def test_an_alarm_ends_the_visit_at_once(make_budget, journal) -> None:
    with _servers(3) as ports:
        budget = make_budget(connect_ports=tuple(ports))
        visit(HOST, budget, Lines(), lambda learnt: len(learnt) == 2, lambda _: None)
    assert [entry.port for entry in journal] == ports[:2]


def test_a_device_that_goes_out_of_bounds_meanwhile_is_left_alone(make_budget, journal) -> None:
    with _servers(2) as ports:
        budget = make_budget(connect_ports=tuple(ports))
        budget.untouchable = lambda _: len(journal) == 1
        visit(HOST, budget, Lines(), lambda _: False, lambda _: None)
    assert [entry.port for entry in journal] == ports[:1]


def test_a_stop_ends_the_visit(make_budget, journal) -> None:
    with _servers(2) as ports:
        budget = make_budget(connect_ports=tuple(ports), stop=lambda: len(journal) == 1)
        with pytest.raises(StoppedError):
            visit(HOST, budget, Lines(), lambda _: False, lambda _: None)
    assert len(journal) == 1


def test_hanging_up_ends_whoever_listens() -> None:
    ours, theirs = socket.socketpair()
    lines, heard = Lines(), []
    with theirs, lines.hold(ours) as held:
        thread = threading.Thread(target=lambda: heard.append(held.recv(10)))
        thread.start()
        lines.hang_up()
        thread.join(2)
    assert heard == [b""]
    assert ours.fileno() == -1
