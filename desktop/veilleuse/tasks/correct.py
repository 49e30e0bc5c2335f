# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person knows better than the probes about a device."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from veilleuse.domain.classify import guess
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.model import CareFunction, Device, DeviceClass, DeviceId
from veilleuse.domain.regroup import split, unite
from veilleuse.tasks.desk import Desk


class DeviceGoneError(VeilleuseError):
    """The device that was to be changed is no longer there."""

    code = "device_gone"


class SplitError(VeilleuseError):
    """A device can only give away some of its own keys, and must keep one."""

    code = "device_split"


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


@dataclass(frozen=True, slots=True)
class Before:
    """What `undo` puts back after devices were merged or split."""

    made: tuple[DeviceId, ...]
    """Devices that were not there."""
    devices: tuple[Device, ...]
    """Those that were changed or taken away."""
    care_functions: tuple[CareFunction, ...]


def merge_devices(desk: Desk, first: DeviceId, others: Sequence[DeviceId]) -> Before:
    """Makes the others part of the first, for good.

    Where they differ, what was said of the first counts. Care functions that need one of the
    others need the first from now on.
    """
    became = dict.fromkeys((first, *others), first)
    with desk.store.transaction():
        by_id = {device.id: device for device in desk.store.devices()}
        if len(became) < 2 or not by_id.keys() >= became.keys():
            raise DeviceGoneError
        parts = [by_id.pop(id_) for id_ in became]
        united = unite(parts[0], parts[1:], partial(guess, rules=desk.shelf.rules))
        rest = [(one, _kept_apart(one, became)) for one in by_id.values()]
        changed = [one for one, after in rest if after != one]
        site = desk.store.site()
        desk.store.save_devices((*(after for _, after in rest), _kept_apart(united, became)))
        _need_instead(desk, became)
    return Before((), (*parts, *changed), site.care_functions)


def split_device(desk: Desk, device_id: DeviceId, keys: Collection[str]) -> Before:
    """Takes the keys from a device and gives them to a new one, for good.

    SplitError unless they are some of the device's own (`domain.regroup.splittable`), not all.
    """
    with desk.store.transaction():
        devices = {device.id: device for device in desk.store.devices()}
        before = devices.pop(device_id, None)
        if before is None:
            raise DeviceGoneError
        rules = partial(guess, rules=desk.shelf.rules)
        try:
            first, second = split(before, keys, (device_id, *devices), rules)
        except ValueError as error:
            raise SplitError from error
        desk.store.save_devices((*devices.values(), first, second))
    return Before((second.id,), (before,), desk.store.site().care_functions)


def undo(desk: Desk, before: Before) -> None:
    """Puts back what was there; what was learnt of these devices since, the next round relearns."""
    replaced = {*before.made, *(device.id for device in before.devices)}
    with desk.store.transaction():
        others = (device for device in desk.store.devices() if device.id not in replaced)
        desk.store.save_devices((*others, *before.devices))
        desk.store.save_site(replace(desk.store.site(), care_functions=before.care_functions))


def _kept_apart(device: Device, became: Mapping[DeviceId, DeviceId]) -> Device:
    apart = {became.get(other, other) for other in device.apart} - {device.id}
    return replace(device, apart=tuple(sorted(apart)))


def _need_instead(desk: Desk, became: Mapping[DeviceId, DeviceId]) -> None:
    site = desk.store.site()
    functions = tuple(
        replace(one, devices=frozenset(became.get(id_, id_) for id_ in one.devices))
        for one in site.care_functions
    )
    if functions != site.care_functions:
        desk.store.save_site(replace(site, care_functions=functions))


def restore_device(desk: Desk, device: Device) -> None:
    """Puts one device into the store as it is given, in the place of the one with its id."""
    with desk.store.transaction():
        others = tuple(other for other in desk.store.devices() if other.id != device.id)
        desk.store.save_devices((*others, device))
