# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages by name, in the order of the navigation, and the key that leads to each."""

from enum import IntEnum


class Place(IntEnum):
    """Where the window can be; also the place in the stack of pages."""

    HOME = 0
    DEVICES = 1
    MAP = 2
    PROTECTION = 3
    PRESCRIPTIONS = 4
    AGENTS = 5
    SITE = 6
    PACK = 7
    REPORTS = 8
    SETTINGS = 9
    HELP = 10

    @property
    def keys(self) -> str:
        """Such as `Ctrl+1`; the tenth page has Ctrl+0, help has the key that everybody tries."""
        return "F1" if self is Place.HELP else f"Ctrl+{(self + 1) % 10}"


GROUPS: tuple[tuple[Place, ...], ...] = (
    (Place.HOME, Place.DEVICES, Place.MAP, Place.PROTECTION),
    (Place.PRESCRIPTIONS, Place.AGENTS),
    (Place.SITE, Place.PACK, Place.REPORTS),
    (Place.SETTINGS, Place.HELP),
)
"""What belongs together, with a little room between."""


def kept(name: str) -> Place:
    """The place of that name, else the first one."""
    return Place.__members__.get(name, Place.HOME)
