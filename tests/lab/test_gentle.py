# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A gentle round on a LAN of real services, checked against what left the desktop's card."""

from collections import Counter
from ipaddress import IPv4Address

import pytest
from capture import ARP, ICMP, IGMP, IPV4, TCP, UDP, Frame
from home import (
    CAMERA,
    LAPTOP,
    MODALITY,
    MYSTERY,
    NAS,
    NURSE_CALL,
    OLD_BOX,
    OTHERS,
    PRINTER,
    SERVER,
    SWITCH,
    TELEVISION,
)
from lan import Host
from told import Told

from veilleuse.catalogue.network import load_limits

pytestmark = pytest.mark.lab

SYSTEM = {IGMP, ICMP}
"""What the system sends of itself: group memberships and answers to errors."""


def _to(host: Host, sent: list[Frame]) -> list[Frame]:
    return [frame for frame in sent if frame.kind == IPV4 and frame.target == host.address]


def _journal(told: Told, act: str) -> Counter[tuple[str, object]]:
    count: Counter[tuple[str, object]] = Counter()
    for line in told.of("journal"):
        if line["act"] == act:
            count[str(line["target"]), line["port"]] += int(str(line["packets"]))
    return count


def _count(frames: list[Frame]) -> Counter[tuple[str, object]]:
    return Counter((str(frame.target), frame.port) for frame in frames)


def test_every_live_host_is_found(gentle: Told) -> None:
    found = {line["address"] for line in gentle.of("sighting")}
    assert {str(host.address) for host in OTHERS} <= found


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        (NAS, "nas"),
        (PRINTER, "printer"),
        (CAMERA, "camera"),
        (SWITCH, "network"),
        (SERVER, "server"),
        (LAPTOP, "workstation"),
        (MODALITY, "imaging"),
        (TELEVISION, "media"),
        (OLD_BOX, "server"),
        (MYSTERY, "unknown"),
        (NURSE_CALL, "nurse_call"),
    ],
    ids=lambda value: value.name if isinstance(value, Host) else value,
)
def test_a_host_is_recognised(gentle: Told, host: Host, expected: str) -> None:
    classes = {line["address"]: line["device_class"] for line in gentle.of("device")}
    assert classes[str(host.address)] == expected


@pytest.mark.parametrize("host", [MODALITY, MYSTERY], ids=lambda host: host.name)
def test_a_host_out_of_bounds_gets_one_empty_datagram_at_most(gentle: Told, host: Host) -> None:
    received = _to(host, gentle.sent)
    assert len(received) <= 1
    assert all(frame.is_datagram and frame.payload == 0 for frame in received)
    entries = [line for line in gentle.of("journal") if line["target"] == str(host.address)]
    assert [entry["act"] for entry in entries] == ["datagram"] * len(received)


def test_a_scan_stops_at_the_first_sign_of_care(gentle: Told) -> None:
    tried = [frame.port for frame in _to(NURSE_CALL, gentle.sent) if frame.is_syn]
    assert tried == [80]


def test_printing_ports_and_ports_of_care_are_never_touched(gentle: Told) -> None:
    touched = {frame.port for frame in gentle.sent if frame.protocol in {TCP, UDP}}
    assert not touched & load_limits().never_ports
    assert any(frame.is_syn for frame in _to(PRINTER, gentle.sent))


def test_the_journal_is_what_was_sent(gentle: Told) -> None:
    sent = gentle.sent
    groups = [frame for frame in sent if frame.protocol == UDP and frame.target.is_multicast]
    assert _count(groups) == _journal(gentle, "multicast")
    assert _count([frame for frame in sent if frame.is_syn]) == _journal(gentle, "connect")
    live = {str(host.address) for host in OTHERS}
    datagrams = _journal(gentle, "datagram")
    # The system drops the datagram where nobody owns the address: only its ARP question left.
    wanted = Counter({key: count for key, count in datagrams.items() if key[0] in live})
    assert _count([frame for frame in sent if frame.is_datagram]) == wanted
    asked = {str(frame.target) for frame in sent if frame.kind == ARP}
    assert {key[0] for key in datagrams} <= asked


def test_nothing_else_left_the_desktop(gentle: Told) -> None:
    opened = {frame.target for frame in gentle.sent if frame.is_syn}

    def is_explained(frame: Frame) -> bool:
        if frame.kind == ARP or frame.protocol in SYSTEM or frame.is_datagram:
            return True
        if frame.protocol == TCP:
            return frame.target in opened
        groups = {IPv4Address("224.0.0.251"), IPv4Address("239.255.255.250")}
        return frame.protocol == UDP and frame.target in groups

    assert [frame for frame in gentle.sent if not is_explained(frame)] == []


def test_the_rate_stays_within_the_budget(gentle: Told) -> None:
    limits = load_limits()
    started = [
        frame
        for frame in gentle.sent
        if frame.is_syn or frame.is_datagram or frame.kind == ARP or frame.protocol == UDP
    ]
    # Address resolution of a device that is being spoken to adds a frame now and then.
    assert _most_in_one_second(started) <= limits.packets_per_second * 1.25
    for host in OTHERS:
        mine = _to(host, started)
        assert _most_in_one_second(mine) <= limits.packets_per_second_per_device + 1


def _most_in_one_second(frames: list[Frame]) -> int:
    times = sorted(frame.at for frame in frames)
    return max((sum(at <= other < at + 1 for other in times) for at in times), default=0)
