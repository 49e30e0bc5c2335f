# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import struct
from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent import dns
from veilleuse_agent.collect.announcements import netbios

SENDER = IPv4Address("192.168.7.9")
REGISTERS = 0x2910
"""Operation 5, recursion desired, broadcast (RFC 1002, 4.2.2)."""


def registration(wire, name, suffix, *, address=SENDER, flags=0x0000, operation=REGISTERS):
    row = wire.Row(
        wire.netbios_label(name, suffix), dns.NB, struct.pack("!H4s", flags, address.packed),
        group=1,
    )  # fmt: skip
    return wire.message([row], flags=operation)


def datagram(wire, source, target, *, address=SENDER, kind=0x11):
    head = struct.pack("!BBH4sHHH", kind, 2, 7, address.packed, 138, 100, 0)
    return head + wire.netbios_label(*source) + wire.netbios_label(*target) + b"\xffSMB%"


@pytest.mark.parametrize("suffix", [0x00, 0x20])
def test_a_computer_registers_its_name(wire, suffix) -> None:
    said = netbios.names(registration(wire, "poste-3", suffix), SENDER)
    assert said == (("name.netbios", "POSTE-3"),)


def test_a_group_is_a_workgroup_and_not_the_computers_name(wire) -> None:
    said = netbios.names(registration(wire, "MAISON", 0x00, flags=0x8000), SENDER)
    assert said == (("netbios.workgroup", "MAISON"),)


def test_the_name_of_a_user_is_left_out(wire) -> None:
    assert netbios.names(registration(wire, "m.durand", 0x03), SENDER) == ()


def test_a_query_a_release_and_an_answer_tell_nothing(wire) -> None:
    for operation in (0x0110, 0x3010, 0xAD80):
        assert netbios.names(registration(wire, "PC", 0, operation=operation), SENDER) == ()


def test_a_name_registered_for_another_address_tells_nothing(wire) -> None:
    data = registration(wire, "PC", 0, address=IPv4Address("192.168.7.10"))
    assert netbios.names(data, SENDER) == ()


def test_a_broadcast_datagram_tells_its_sender_and_the_workgroup(wire) -> None:
    data = datagram(wire, ("STOCKAGE", 0x00), ("MAISON", 0x1D))
    assert netbios.datagram(data, SENDER) == (
        ("name.netbios", "STOCKAGE"),
        ("netbios.workgroup", "MAISON"),
    )


def test_a_datagram_of_another_source_or_kind_tells_nothing(wire) -> None:
    names = (("PC", 0x00), ("MAISON", 0x1D))
    assert netbios.datagram(datagram(wire, *names, kind=0x13), SENDER) == ()
    other = datagram(wire, *names, address=IPv4Address("192.168.7.10"))
    assert netbios.datagram(other, SENDER) == ()


def test_the_name_that_all_master_browsers_share_is_nobodys(wire) -> None:
    name = "\x01\x02__MSBROWSE__\x02"
    assert netbios.datagram(datagram(wire, (name, 0x01), ("MAISON", 0x1D)), SENDER) == (
        ("netbios.workgroup", "MAISON"),
    )


@given(data=st.binary(max_size=300), cut=st.integers(0, 200))
def test_any_bytes_are_read_without_failing(wire, data, cut) -> None:
    whole = datagram(wire, ("PC", 0x00), ("MAISON", 0x1D))
    head = struct.pack("!BBH4sHHH", 0x11, 2, 7, SENDER.packed, 138, 100, 0)
    for message in (data, head + data, whole[:cut], registration(wire, "PC", 0)[:cut] + data):
        for _, value in (*netbios.names(message, SENDER), *netbios.datagram(message, SENDER)):
            assert 0 < len(value) <= 15
