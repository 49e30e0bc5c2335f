# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse.domain.model import Device, DeviceClass, DeviceId
from veilleuse.tasks.correct import DeviceGoneError, correct_device, restore_device
from veilleuse.tasks.desk import Desk

BED = DeviceId("bed")


@pytest.fixture
def device(desk: Desk) -> Device:
    made = Device(BED, DeviceClass.UNKNOWN, 0.1, (), desk.now(), desk.now(), name="a")
    desk.store.save_devices((made,))
    return made


def test_a_correction_sticks_and_gives_back_what_was_there(desk: Desk, device: Device) -> None:
    before = correct_device(desk, BED, device_class=DeviceClass.MEDICAL, label="Lit 12")
    after = desk.store.devices()[0]
    assert before == device
    assert (after.device_class, after.class_by_hand) == (DeviceClass.MEDICAL, True)
    assert (after.label, after.confidence) == ("Lit 12", 1.0)
    restore_device(desk, before)
    assert desk.store.devices() == (device,)


def test_what_is_not_given_stays(desk: Desk, device: Device) -> None:
    correct_device(desk, BED, never_probe=True)
    after = desk.store.devices()[0]
    assert after.never_probe
    assert (after.device_class, after.label) == (device.device_class, device.label)


def test_a_device_that_left_is_said_to_be_gone(desk: Desk, device: Device) -> None:
    with pytest.raises(DeviceGoneError):
        correct_device(desk, DeviceId("other"), label="x")
    assert desk.store.devices() == (device,)
