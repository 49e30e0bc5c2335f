# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pending and installed updates, through whichever package system the machine has."""

from veilleuse_agent.collect.linux import updates_apt, updates_dnf, updates_zypper
from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.reading import Readings, error, same

PROMISES = (
    "updates.security_pending",
    "updates.pending",
    "updates.origins",
    "updates.lists_at",
    "updates.installed_at",
    "updates.automatic",
)

_FAMILIES = (
    ("apt-get", updates_apt.read),
    ("dnf", updates_dnf.read),
    ("zypper", updates_zypper.read),
)


def read(machine: Machine) -> Readings:
    """What the machine itself knows of its updates; nothing is refreshed, no lock is taken."""
    for program, read_family in _FAMILIES:
        if machine.children.has(program):
            return read_family(machine)
    return same(PROMISES, error("no apt, dnf or zypper: this package system is not read"))
