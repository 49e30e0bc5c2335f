# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The collectors of a Windows system."""

import sys
from collections.abc import Callable, Sequence
from functools import partial

from veilleuse_agent.collect.reading import Collector, Readings
from veilleuse_agent.collect.windows import (
    administrators,
    disks,
    identity,
    neighbours,
    posture,
    protection,
    reboot,
    services,
    software,
    updates,
)
from veilleuse_agent.collect.windows.surfaces import Windows

if sys.platform == "win32":
    from veilleuse_agent.collect.windows.accounts_api import RealAccounts
    from veilleuse_agent.collect.windows.instrumentation import StandardWmi
    from veilleuse_agent.collect.windows.neighbour_table import RealNeighbourhood
    from veilleuse_agent.collect.windows.registry import RealRegistry
    from veilleuse_agent.collect.windows.service_manager import RealServices

    def collectors() -> Sequence[Collector]:
        """Those of this machine."""
        return collectors_of(
            Windows(
                RealRegistry(),
                RealServices(),
                RealAccounts(),
                StandardWmi(),
                RealNeighbourhood(),
            )
        )


_READERS: tuple[tuple[str, tuple[str, ...], Callable[[Windows], Readings]], ...] = (
    ("system", identity.SYSTEM, identity.read_system),
    ("host", identity.HOST, identity.read_host),
    ("services", services.PROMISES, services.read),
    ("firewall", posture.FIREWALL, posture.read_firewall),
    ("sharing", posture.SHARING, posture.read_sharing),
    ("remote desktop", posture.REMOTE, posture.read_remote),
    ("defender", protection.DEFENDER, protection.read_defender),
    ("signatures", protection.SIGNATURES, protection.read_signatures),
    ("pending updates", updates.PENDING, updates.read_pending),
    ("installed updates", updates.INSTALLED, updates.read_installed),
    ("update policy", updates.POLICY, updates.read_policy),
    ("reboot", reboot.PROMISES, reboot.read),
    ("disks", disks.PROMISES, disks.read),
    ("administrators", administrators.PROMISES, administrators.read),
    ("software", software.PROMISES, software.read),
    ("neighbours", neighbours.PROMISES, neighbours.read),
    ("registered antivirus", protection.REGISTERED, protection.read_registered),
    ("extended updates", identity.ESU, identity.read_esu),
)


def collectors_of(windows: Windows) -> Sequence[Collector]:
    """Those that read these surfaces."""
    return tuple(
        Collector(name, promises, partial(read, windows)) for name, promises, read in _READERS
    )
