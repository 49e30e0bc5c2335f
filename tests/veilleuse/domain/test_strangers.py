# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest

from veilleuse.domain.classify import Guess
from veilleuse.domain.merge import merge
from veilleuse.domain.model import Device, DeviceClass, Evidence, HardwareAddress, Sighting
from veilleuse.domain.strangers import A_NIGHT

MORNING = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def seen(card: int, at: datetime = MORNING, name: str = "") -> Sighting:
    evidence = (Evidence("name.dhcp", name),) if name else ()
    hardware = HardwareAddress(f"da:a1:19:00:00:{card:02x}")
    return Sighting("probe", at, ip_address(f"10.0.0.{card}"), hardware, evidence)


def after(
    known: Sequence[Device], *sightings: Sighting, kind: DeviceClass = DeviceClass.UNKNOWN
) -> tuple[Device, ...]:
    return merge(known, sightings, (), lambda *_: Guess(kind, 0.5))


@pytest.mark.parametrize("name", ["", "iPhone"])
def test_five_telephones_that_draw_a_card_each_day_stay_five(name: str) -> None:
    devices: tuple[Device, ...] = ()
    for day in range(10):
        drawn = [seen(day * 5 + number + 1, MORNING + day * DAY, name) for number in range(5)]
        devices = after(devices, *drawn)
        assert len(devices) == 5
    assert {device.last_seen for device in devices} == {MORNING + 9 * DAY}


def test_a_sixth_is_a_new_device() -> None:
    five = after((), *(seen(number) for number in range(1, 6)))
    assert len(after(five, *(seen(number, MORNING + DAY) for number in range(11, 17)))) == 6


def test_one_that_is_there_too_is_not_followed() -> None:
    one = after((), seen(1))
    assert len(after(one, seen(1, MORNING + DAY), seen(2, MORNING + DAY))) == 2


def test_one_that_left_within_hours_is_not_followed() -> None:
    one = after((), seen(1))
    assert len(after(one, seen(2, MORNING + A_NIGHT - timedelta(seconds=1)))) == 2
    assert len(after(one, seen(2, MORNING + A_NIGHT))) == 1


def test_a_card_kept_for_days_is_one_that_nobody_follows() -> None:
    stable = after(after((), seen(1)), seen(1, MORNING + 2 * DAY))
    assert len(after(stable, seen(2, MORNING + 4 * DAY))) == 2


def test_a_name_of_its_own_is_not_followed_by_another() -> None:
    named = after((), seen(1, name="tablette-salle-a-manger"))
    assert len(after(named, seen(2, MORNING + DAY))) == 2
    assert len(after(named, seen(2, MORNING + DAY, "tablette-cuisine"))) == 2


@pytest.mark.parametrize(
    "said",
    [
        {"label": "Visiteur"},
        {"class_by_hand": True},
        {"never_probe": True},
        {"is_desktop": True},
        {"device_class": DeviceClass.SERVER},
    ],
)
def test_what_somebody_or_something_knows_is_not_followed(said: dict[str, object]) -> None:
    (one,) = after((), seen(1))
    known = replace(one, **said)  # type: ignore[arg-type]
    assert len(after((known,), seen(2, MORNING + DAY))) == 2
