# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The collectors of a macOS system."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from veilleuse_agent.collect.child import RealChildren
from veilleuse_agent.collect.macos import (
    accounts,
    backups,
    disks,
    firewall,
    identity,
    launchd,
    neighbours,
    protection,
    software,
    updates,
)
from veilleuse_agent.collect.macos.mac import Mac
from veilleuse_agent.collect.reading import Collector, Readings

_READERS: tuple[tuple[str, tuple[str, ...], Callable[[Mac], Readings]], ...] = (
    ("system", identity.SYSTEM, identity.read_system),
    ("host", identity.HOST, identity.read_host),
    ("firewall", firewall.PROMISES, firewall.read),
    ("disks", disks.PROMISES, disks.read),
    ("accounts", accounts.PROMISES, accounts.read),
    ("protection", protection.PROMISES, protection.read),
    ("pending updates", updates.PENDING, updates.read_pending),
    ("update settings", updates.SETTINGS, updates.read_settings),
    ("installed updates", updates.INSTALLED, updates.read_installed),
    ("backups", backups.PROMISES, backups.read),
    ("services", launchd.PROMISES, launchd.read),
    ("neighbours", neighbours.PROMISES, neighbours.read),
    ("software", software.PROMISES, software.read),
)


def collectors(root: Path = Path("/")) -> Sequence[Collector]:
    """Each with children of its own, so that ending one ends only what it started."""
    return tuple(_collector(name, promises, read, root) for name, promises, read in _READERS)


def _collector(
    name: str, promises: tuple[str, ...], read: Callable[[Mac], Readings], root: Path
) -> Collector:
    children = RealChildren()
    mac = Mac(root, children, is_privileged=os.geteuid() == 0)
    return Collector(name, promises, partial(read, mac), stop=children.stop)
