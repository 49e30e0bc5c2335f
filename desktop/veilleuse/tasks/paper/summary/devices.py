# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Devices that are new this month or of which nobody knows what they are."""

from veilleuse.domain.model import Device, DeviceClass
from veilleuse.tasks.paper.reading import Data, Reading


def devices(reading: Reading) -> Data:
    """Devices that are new this month or of which nobody knows what they are."""
    say = reading.say
    new = {device.id for device in reading.new_devices()}
    unknown = [d for d in reading.picture.devices if d.device_class is DeviceClass.UNKNOWN]
    chosen = {d.id: d for d in (*_newest_first(unknown), *reading.new_devices())}
    most = reading.settings.lines["devices"]
    rows = list(chosen.values())
    shown = rows if len(rows) <= most else rows[: most - 1]
    left = len(rows) - len(shown)
    return {
        "heading": say("devices.heading"),
        "columns": [say(f"devices.{name}") for name in ("what", "since", "state")],
        "rows": [_device(reading, device, new=device.id in new) for device in shown],
        "others": say("and_others", n=left) if left else "",
        "none": reading.nothing("devices.none"),
    }


def _newest_first(found: list[Device]) -> list[Device]:
    return sorted(found, key=lambda device: device.first_seen, reverse=True)


def _device(reading: Reading, device: Device, *, new: bool) -> Data:
    say = reading.say
    unknown = device.device_class is DeviceClass.UNKNOWN
    state = "state_both" if new and unknown else "state_new" if new else "state_unknown"
    return {
        "what": reading.name(device.title),
        "class": say.of("class", device.device_class.value),
        "since": say.short(say.local(device.first_seen)),
        "state": say(f"devices.{state}"),
    }
