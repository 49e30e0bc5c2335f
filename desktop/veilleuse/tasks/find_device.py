# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The device that a person means."""

from veilleuse.domain.model import Device
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.explain import AmbiguousSubjectError, UnknownSubjectError


def find_device(desk: Desk, called: str) -> Device:
    """By its id, title, address or card; UnknownSubjectError, AmbiguousSubjectError."""
    name = called.strip().casefold()
    devices = desk.store.devices()
    exact = [one for one in devices if one.id.casefold() == name]
    found = exact or [one for one in devices if name in _names(one)]
    if not found:
        raise UnknownSubjectError(subject=called)
    if len(found) > 1:
        raise AmbiguousSubjectError(subject=called, ids=", ".join(one.id for one in found))
    return found[0]


def _names(device: Device) -> set[str]:
    return {device.title.casefold(), *map(str, device.addresses), *device.hardware}
