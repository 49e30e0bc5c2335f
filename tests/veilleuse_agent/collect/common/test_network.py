# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import ipaddress
import socket

from veilleuse_agent.collect.common.network import _prefix, read_interfaces, read_ports


def test_interfaces_have_addresses_and_never_the_loopback():
    rows = read_interfaces()["host.interfaces"].value
    for row in rows:
        address = ipaddress.ip_address(row["address"])
        assert not address.is_loopback
        assert row["prefix"] is None or 0 <= row["prefix"] <= address.max_prefixlen
        assert row["hardware"] is None or len(row["hardware"]) == 17


def test_a_mask_becomes_a_prefix_in_each_of_its_forms():
    assert _prefix(4, "255.255.252.0") == 22
    assert _prefix(6, "ffff:ffff:ffff:ffff::") == 64
    assert _prefix(6, "64") == 64
    assert _prefix(6, None) is None


def test_a_port_that_listens_is_seen_with_its_program():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        port = server.getsockname()[1]
        assert (port, "tcp") not in _seen()
        server.listen()
        assert (port, "tcp") in _seen()
        rows = read_ports()["ports.listening"].value
        assert next(row for row in rows if row["port"] == port)["process"]


def test_a_bound_udp_port_is_seen():
    with socket.socket(type=socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        assert (server.getsockname()[1], "udp") in _seen()


def _seen():
    return {(row["port"], row["protocol"]) for row in read_ports()["ports.listening"].value}
