# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person knows better than the probes about a device."""

from dataclasses import replace

from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.model import Device, DeviceClass, DeviceId
from veilleuse.tasks.desk import Desk


class DeviceGoneError(VeilleuseError):
    """The device that was to be changed is no longer there."""

    code = "device_gone"


def correct_device(
    desk: Desk,
    device_id: DeviceId,
    *,
    device_class: DeviceClass | None = None,
    label: str | None = None,
    never_probe: bool | None = None,
) -> Device:
    """Changes what is given and returns the device as it was, so that it can be put back."""
    with desk.store.transaction():
        devices = desk.store.devices()
        before = next((device for device in devices if device.id == device_id), None)
        if before is None:
            raise DeviceGoneError
        after = before
        if device_class is not None:
            after = replace(after, device_class=device_class, class_by_hand=True, confidence=1.0)
        if label is not None:
            after = replace(after, label=label)
        if never_probe is not None:
            after = replace(after, never_probe=never_probe)
        restore_device(desk, after)
    return before


def restore_device(desk: Desk, device: Device) -> None:
    """Puts one device into the store as it is given, in the place of the one with its id."""
    with desk.store.transaction():
        others = tuple(other for other in desk.store.devices() if other.id != device.id)
        desk.store.save_devices((*others, device))
