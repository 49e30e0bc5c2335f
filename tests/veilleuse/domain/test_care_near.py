# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether something that must not be disturbed stands in or beside a network."""

from datetime import UTC, datetime
from ipaddress import ip_address, ip_network

import pytest

from veilleuse.domain.model import Device, DeviceClass, DeviceId, Site, Zone
from veilleuse.domain.zones import care_near

AT = datetime(2026, 11, 2, tzinfo=UTC)
NETWORK = ip_network("10.0.0.0/24")


def _device(address: str, kind: DeviceClass, *, never_probe: bool = False) -> Device:
    return Device(
        DeviceId("d"), kind, 0.9, (), AT, AT, addresses=(ip_address(address),),
        never_probe=never_probe,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("device", "is_near"),
    [
        (_device("10.0.0.9", DeviceClass.MEDICAL), True),
        (_device("10.0.0.9", DeviceClass.BUILDING), True),
        (_device("10.0.0.9", DeviceClass.SERVER, never_probe=True), True),
        (_device("10.0.0.9", DeviceClass.SERVER), False),
        (_device("10.0.1.9", DeviceClass.MEDICAL), False),
        (_device("fe80::9", DeviceClass.MEDICAL), False),
    ],
)
def test_care_counts_where_it_stands(device, is_near) -> None:
    assert (care_near([device], Site("S"), [NETWORK]) is device) is is_near


def test_a_zone_counts_as_a_whole() -> None:
    pump = _device("10.0.1.9", DeviceClass.MEDICAL)
    zone = Zone("z", "Soins", (ip_network("10.0.0.0/26"), ip_network("10.0.1.0/24")))
    assert care_near([pump], Site("S", zones=(zone,)), [NETWORK]) is pump
    assert care_near([pump], Site("S", zones=(zone,)), [ip_network("10.0.2.0/24")]) is None
