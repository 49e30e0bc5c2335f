# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The collectors of a Linux system."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from veilleuse_agent.collect.child import RealChildren
from veilleuse_agent.collect.linux import (
    accounts,
    address_servers,
    backups,
    clock,
    disks,
    firewall,
    identity,
    kernel,
    log_reach,
    neighbours,
    privileges,
    products,
    reboot,
    samba,
    screen,
    services,
    signatures,
    software,
    ssh,
    support,
    unattended,
    updates,
    worlds,
)
from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.reading import Collector, Readings

_Reader = Callable[[Machine], Readings]


def collectors(root: Path = Path("/")) -> Sequence[Collector]:
    """Each with children of its own, so that ending one ends only what it started."""
    return (
        _collector("system", identity.SYSTEM, identity.read_system, root),
        _collector("support", support.PROMISES, support.read, root),
        _collector("host", identity.HOST, identity.read_host, root),
        _collector("services", services.PROMISES, services.read, root),
        _collector("firewall", firewall.PROMISES, firewall.read, root),
        _collector("disks", disks.PROMISES, disks.read, root),
        _collector("accounts", accounts.PROMISES, accounts.read, root),
        _collector("privileges", privileges.PROMISES, privileges.read, root),
        _collector("products", products.PROMISES, products.read, root),
        _collector("kernel", kernel.PROMISES, kernel.read, root),
        _collector("clock", clock.PROMISES, clock.read, root),
        _collector("log reach", log_reach.PROMISES, log_reach.read, root),
        _collector("screen", screen.PROMISES, screen.read, root),
        _collector("backups", backups.PROMISES, backups.read, root),
        _collector("ssh", ssh.PROMISES, ssh.read, root),
        _collector("samba", samba.PROMISES, samba.read, root),
        _collector("signatures", signatures.PROMISES, signatures.read, root),
        _collector("address servers", address_servers.PROMISES, address_servers.read, root),
        _collector("neighbours", neighbours.PROMISES, neighbours.read, root),
        _collector("reboot", reboot.PROMISES, reboot.read, root),
        _collector("worlds", worlds.PROMISES, worlds.read, root),
        _collector("unattended updates", unattended.PROMISES, unattended.read, root),
        _collector("software", software.PROMISES, software.read, root),
        _collector("updates", updates.PROMISES, updates.read, root, seconds=90),
    )


def _collector(
    name: str, promises: tuple[str, ...], read: _Reader, root: Path, *, seconds: float = 20
) -> Collector:
    children = RealChildren()
    machine = Machine(root, children, is_privileged=os.geteuid() == 0)
    return Collector(name, promises, partial(read, machine), seconds, children.stop)
