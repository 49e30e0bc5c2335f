# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Passwords that open several machines: those of a domain, and accounts of the same name.

A machine of which nobody knows who administers it is opened by any administrator's password,
and may give away every one of them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from veilleuse.domain.draft import Draft
from veilleuse.domain.graph import Seen
from veilleuse.domain.model import DeviceId
from veilleuse.domain.scene import Host

ADMIN = "administrator"
"""Some administrator's password, whoever's."""
EVERY_ADMIN = "every administrator"


def lay_administrators(
    draft: Draft, devices: Sequence[Host], segments: Mapping[DeviceId, str]
) -> None:
    """From control of a machine to passwords, and from those to the machines that they open.

    `segments` holds the segment that each device can be reached on.
    """
    draft.free(EVERY_ADMIN, ADMIN)
    shared = _shared(devices)
    for device in devices:
        if draft.odds("harvest", device) is None and draft.odds("reuse", device) is None:
            continue
        segment = segments[device.id]
        circles = None if device.circles is None else shared.intersection(device.circles)
        found, opens = _ends(draft, device, circles)
        control = f"control {device.id}"
        seen = tuple(_told(circle) for circle in sorted(circles or ()))
        draft.step("harvest", control, found, device=device, name=control, seen=seen)
        draft.step("reuse", opens, control, device=device, also=segment, name=control, seen=seen)


def _ends(draft: Draft, device: Host, circles: frozenset[str] | None) -> tuple[str, str]:
    """The node of what is found on a machine, and the node of what opens it."""
    if circles is None:
        return EVERY_ADMIN, ADMIN
    found, opens = f"passwords on {device.id}", f"passwords of {device.id}"
    draft.free(found, ADMIN)
    draft.free(EVERY_ADMIN, opens)
    for circle in sorted(circles):
        draft.free(found, circle)
        draft.free(circle, opens)
    return found, opens


def _shared(devices: Iterable[Host]) -> frozenset[str]:
    """What more than one machine has in common."""
    counted = Counter(circle for device in devices for circle in device.circles or ())
    return frozenset(circle for circle, count in counted.items() if count > 1)


def _told(circle: str) -> Seen:
    code, _, name = circle.partition(":")
    return Seen(code, name)
