# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long it takes to sort what was seen into devices, with a site far larger than ours."""

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

from pytest_benchmark.fixture import BenchmarkFixture

from veilleuse.domain.classify import Guess
from veilleuse.domain.merge import merge
from veilleuse.domain.model import Evidence, HardwareAddress, Sighting

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
DEVICES = 5000


def seen(number: int, at: datetime) -> tuple[Sighting, Sighting]:
    """Its card in one sighting, its name in another."""
    address = ip_address(0x0A000000 + number)
    card = HardwareAddress(f"00:14:22:33:{number // 256:02x}:{number % 256:02x}")
    name = Evidence("name.netbios", f"PC-{number}")
    return (
        Sighting("neighbours", at, address, card, (Evidence("tcp.open", "445"),)),
        Sighting("netbios", at + timedelta(seconds=20), address, None, (name,)),
    )


FIRST = [one for number in range(DEVICES) for one in seen(number, NOON)]
LATER = [one for number in range(DEVICES) for one in seen(number, NOON + timedelta(days=1))]
CROWD = [
    Sighting(
        "dhcp",
        NOON + timedelta(milliseconds=number),
        ip_address(0x0A000000 + number),
        HardwareAddress(f"da:14:22:33:{number // 256:02x}:{number % 256:02x}"),
        (Evidence("name.dhcp", "iPhone"),),
    )
    for number in range(DEVICES)
]


def test_five_thousand_devices_nobody_knew(benchmark: BenchmarkFixture) -> None:
    assert len(benchmark(merge, (), FIRST, (), lambda *_: Guess())) == DEVICES


def test_five_thousand_devices_seen_again(benchmark: BenchmarkFixture) -> None:
    known = merge((), FIRST, (), lambda *_: Guess())
    assert len(benchmark(merge, known, LATER, (), lambda *_: Guess())) == DEVICES


def test_five_thousand_cards_of_one_name(benchmark: BenchmarkFixture) -> None:
    assert len(benchmark(merge, (), CROWD, (), lambda *_: Guess())) == DEVICES
