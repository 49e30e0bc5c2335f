# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the store takes, with a site ten times larger than the largest we expect."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from veilleuse.domain.model import (
    Device,
    DeviceClass,
    DeviceId,
    Evidence,
    Fact,
    FactStatus,
    HardwareAddress,
)
from veilleuse.store.database import Store
from veilleuse.store.key import Key

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
KEY = Key(bytes(range(32)))
SOFTWARE = [
    {"name": f"program {number}", "version": f"1.{number}", "publisher": "somebody"}
    for number in range(200)
]


def device(number: int) -> Device:
    facts = {"software": Fact(SOFTWARE, FactStatus.OK, "registry", NOON)}
    return Device(
        DeviceId(f"d{number:05}"),
        DeviceClass.WORKSTATION,
        0.9,
        ("rule",),
        NOON,
        NOON + timedelta(seconds=number),
        addresses=(ip_address(0x0A000000 + number), ip_address((0xFE80 << 112) + number)),
        hardware=(HardwareAddress(f"00:11:22:33:{number // 256:02x}:{number % 256:02x}"),),
        evidence=tuple(Evidence("tcp.open", str(port)) for port in range(8)),
        facts=facts if number % 10 == 0 else {},
    )


DEVICES = tuple(device(number) for number in range(2000))


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path, KEY)
    store.save_devices(DEVICES)
    yield store
    store.close()


def test_opening_a_full_database(benchmark: BenchmarkFixture, full: Store) -> None:
    benchmark(lambda: Store.open(full.path.parent, KEY).close())


def test_making_a_database(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    folders = iter(tmp_path / str(number) for number in range(10_000))
    benchmark(lambda: Store.open(next(folders), KEY).close())


def test_saving_two_thousand_devices(benchmark: BenchmarkFixture, full: Store) -> None:
    benchmark(full.save_devices, DEVICES)


def test_reading_two_thousand_devices(benchmark: BenchmarkFixture, full: Store) -> None:
    assert benchmark(full.devices) == DEVICES
