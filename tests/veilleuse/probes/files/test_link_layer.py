# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""LLDP and CDP."""

import struct

from hypothesis import given
from hypothesis import strategies as st

from veilleuse.probes.files.link_layer import read_cdp, read_lldp


def tlv(kind: int, value: bytes) -> bytes:
    return struct.pack("!H", kind << 9 | len(value)) + value


def cdp(*pairs: tuple[int, bytes]) -> bytes:
    body = b"".join(struct.pack("!HH", kind, len(value) + 4) + value for kind, value in pairs)
    return b"\xaa\xaa\x03\x00\x00\x0c\x20\x00" + b"\x02\xb4\x00\x00" + body


LLDP = (
    tlv(1, b"\x04\x00\x04\x96\x00\x00\x13") + tlv(2, b"\x05port1") + tlv(3, b"\x00\x78")
    + tlv(5, b"switch-rdc") + tlv(6, b"ExtremeXOS 16.2\nbuild 7") + tlv(7, b"\x00\x14\x00\x04")
    + tlv(8, b"\x05\x01\x0a\x00\x00\x02\x02\x00\x00\x00\x01\x00") + b"\0\0"
)  # fmt: skip


def test_lldp_tells_name_system_what_is_enabled_and_where_it_is_managed() -> None:
    found = read_lldp(LLDP, 200)
    assert [(item.kind, item.value) for item in found.evidence] == [
        ("name.host", "switch-rdc"),
        ("lldp.system", "ExtremeXOS 16.2 build 7"),
        ("lldp.capability", "bridge"),
    ]
    assert found.addresses == (b"\x0a\0\0\x02",)


def test_cdp_tells_name_platform_version_and_address() -> None:
    address = struct.pack("!I", 1) + b"\x01\x01\xcc\x00\x04\x0a\0\0\x02"
    found = read_cdp(cdp((1, b"sw1"), (5, b"IOS 15"), (6, b"cisco WS-C2960"), (2, address)), 200)
    assert {(item.kind, item.value) for item in found.evidence} == {
        ("name.host", "sw1"),
        ("cdp.version", "IOS 15"),
        ("cdp.platform", "cisco WS-C2960"),
    }
    assert found.addresses == (b"\x0a\0\0\x02",)


def test_what_came_before_the_damage_is_kept() -> None:
    assert len(read_lldp(LLDP[:60], 200).evidence) == 2
    assert read_cdp(b"\xaa\xaa\x03\x00\x00\x00\x08\x00", 200) is None


@given(st.binary(max_size=200), st.integers(0, len(LLDP)))
def test_any_bytes_are_read(noise, at) -> None:
    assert all(item.value for item in read_lldp(LLDP[:at] + noise, 200).evidence)
    found = read_cdp(cdp((1, b"a")) + noise, 200)
    assert all(len(item.value) <= 200 for item in found.evidence)
