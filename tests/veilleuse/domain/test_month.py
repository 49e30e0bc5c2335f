# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""After a month of changes the sixty devices of a site are the same sixty."""

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from veilleuse.domain.classify import Guess
from veilleuse.domain.model import Device, DeviceClass
from veilleuse.domain.regroup import unite

sys.path.append(str(Path(__file__).parent))

from month import Month, live, things, truths


def told(devices: Sequence[Device]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(sorted(truths(device))) for device in devices)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_month_of_sixty_devices_ends_with_exactly_these_sixty(seed: int) -> None:
    month = Month(seed)
    devices = live(month, lambda *_: Guess())
    assert len(month.things) == 60
    assert told(devices) == Counter((thing.truth,) for thing in things())


def test_what_a_person_said_on_the_first_day_still_holds_after_twelve() -> None:
    month = Month(3, days=12)
    wire, radio = (month.by_truth[f"telephone-{number}"].cards[0] for number in (1, 2))

    def said(devices: Sequence[Device]) -> Sequence[Device]:
        """The first round over, two telephones turn out to be one box, and one printer a pump."""
        if any(device.label for device in devices):
            return devices
        by_card = {card: device for device in devices for card in device.hardware}
        first, second = by_card[wire], by_card[radio]
        pump = next(device for device in devices if device.name == "imprimante-5")
        rest = [one for one in devices if one.id not in {first.id, second.id, pump.id}]
        return [
            *rest,
            unite(replace(first, label="Borne double"), [second], lambda *_: Guess()),
            replace(
                pump,
                label="Pompe",
                device_class=DeviceClass.MEDICAL,
                class_by_hand=True,
                never_probe=True,
            ),
        ]

    lived = live(month, lambda *_: Guess(), said)
    assert len(lived) == 59
    devices = {device.label: device for device in lived}
    assert devices["Pompe"].device_class is DeviceClass.MEDICAL
    assert devices["Pompe"].never_probe
    assert devices["Pompe"].name == "imprimante-5"
    assert len(truths(devices["Borne double"])) == 2
    assert {wire, radio} == set(devices["Borne double"].hardware)
