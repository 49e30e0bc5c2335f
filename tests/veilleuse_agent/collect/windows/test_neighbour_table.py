# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import ctypes
from ipaddress import ip_address

import pytest

from veilleuse_agent.collect.windows import neighbour_table


def test_the_row_has_the_size_that_windows_gives_it():
    assert ctypes.sizeof(neighbour_table._Row) == 88
    assert neighbour_table._Table.rows.offset == 8


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        (b"\x02\x00\x00\x00" + bytes([192, 0, 2, 1]) + bytes(20), ip_address("192.0.2.1")),
        (b"\x17\x00" + bytes(6) + ip_address("fe80::1").packed + bytes(4), ip_address("fe80::1")),
        (bytes(28), None),
    ],
)
def test_a_socket_address_is_an_address(raw, address):
    assert neighbour_table.address_of(raw) == address
