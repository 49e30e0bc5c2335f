# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Frames down to their payload."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.probes.files.packet import (
    COOKED,
    COOKED_2,
    ETHERNET,
    IPV4,
    LINKS,
    Link,
    link_of,
    packet_of,
)

CARD = "00:11:22:33:44:55"
BODY = b"payload!"


def test_up_to_two_vlans_are_seen_through(wire) -> None:
    inner = wire.ip("10.0.0.5", "10.0.0.6", 17, BODY)
    for tags in (b"", b"\x81\x00\x00\x07", b"\x88\xa8\x00\x07\x81\x00\x00\x08"):
        frame = wire.card("00:00:00:00:00:99") + wire.card(CARD) + tags + b"\x08\x00" + inner
        link = link_of(ETHERNET, frame)
        assert (link.kind, link.source) == (IPV4, wire.card(CARD))
        assert packet_of(link).data == BODY


def test_frames_of_any_interface_are_read(wire) -> None:
    inner = wire.ip("10.0.0.5", "10.0.0.31", 17, BODY)
    for way, is_near in ((1, True), (0, False)):
        old = struct.pack("!HHH", way, 1, 6) + wire.card(CARD) + b"\0\0\x08\x00" + inner
        new = struct.pack("!HHIHBB", IPV4, 0, 2, 1, way, 6) + wire.card(CARD) + b"\0\0" + inner
        for kind, frame in ((COOKED, old), (COOKED_2, new)):
            link = link_of(kind, frame)
            assert (link.kind, link.source) == (IPV4, wire.card(CARD))
            packet = packet_of(link)
            assert (packet.data, packet.is_near) == (BODY, is_near)


@pytest.mark.parametrize(
    ("source", "target", "to", "is_near"),
    [
        ("10.0.0.5", "10.0.0.6", "00:00:00:00:00:99", False),
        ("10.0.0.5", "10.0.0.31", "ff:ff:ff:ff:ff:ff", True),
        ("10.0.0.5", "224.0.0.251", "01:00:5e:00:00:fb", True),
        ("10.0.0.5", "239.255.255.250", "01:00:5e:7f:ff:fa", False),
        ("fe80::5", "fd00::1", "00:00:00:00:00:99", True),
        ("fd00::5", "ff02::fb", "33:33:00:00:00:fb", True),
        ("fd00::5", "fd00::1", "00:00:00:00:00:99", False),
    ],
)
def test_a_card_is_its_senders_own_only_where_no_router_can_be_between(
    wire, source, target, to, is_near
) -> None:
    kind = 0x86DD if ":" in source else 0x0800
    frame = wire.ether(wire.ip(source, target, 17, BODY), kind, CARD, to)
    assert packet_of(link_of(ETHERNET, frame)).is_near is is_near


def test_padding_behind_a_packet_is_not_payload(wire) -> None:
    frame = wire.ether(wire.ip("10.0.0.5", "10.0.0.6", 17, BODY) + b"\0" * 18, 0x0800, CARD)
    assert packet_of(link_of(ETHERNET, frame)).data == BODY


def test_a_later_fragment_is_no_packet(wire) -> None:
    raw = bytearray(wire.ip("10.0.0.5", "10.0.0.6", 17, BODY))
    raw[6:8] = b"\x00\x10"
    assert packet_of(link_of(ETHERNET, wire.ether(bytes(raw), 0x0800, CARD))) is None
    for offset, is_read in ((0, True), (8, False)):
        extension = bytes([17, 0]) + struct.pack("!HI", offset, 1)
        frame = wire.ether(wire.ip("fe80::5", "fe80::6", 44, extension + BODY), 0x86DD, CARD)
        assert (packet_of(link_of(ETHERNET, frame)) is not None) is is_read


def test_extension_headers_of_ipv6_are_passed_over(wire) -> None:
    headers = bytes([43, 0]) + bytes(6) + bytes([17, 1]) + bytes(14)
    packet = packet_of(
        link_of(
            ETHERNET, wire.ether(wire.ip("fe80::5", "fe80::6", 0, headers + BODY), 0x86DD, CARD)
        )
    )
    assert (packet.protocol, packet.data) == (17, BODY)


def test_other_links_are_not_read() -> None:
    assert link_of(105, b"x" * 100) is None


@given(st.sampled_from(sorted(LINKS)), st.binary(max_size=120))
def test_any_bytes_are_a_packet_or_not(kind, data) -> None:
    link = link_of(kind, data)
    assert link is None or isinstance(link, Link)
    packet = packet_of(link) if link else None
    assert packet is None or len(packet.source) in {4, 16}


@given(st.sampled_from([0x0800, 0x86DD]), st.integers(0, 255), st.binary(max_size=120))
def test_any_packet_is_read_or_not(kind, first, data) -> None:
    packet = packet_of(Link(b"\0" * 6, b"\0" * 6, kind, bytes([first]) + data))
    assert packet is None or len(packet.source) == len(packet.target)
