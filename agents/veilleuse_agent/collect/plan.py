# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which collectors a system has. Only the modules of the running system are ever loaded."""

import sys
from collections.abc import Sequence

from veilleuse_agent.collect.common import network, overheard, running
from veilleuse_agent.collect.reading import Collector


def collectors() -> Sequence[Collector]:
    """The collectors of the system this runs on, quick and important ones first."""
    shared = (
        Collector("interfaces", network.INTERFACES, network.read_interfaces),
        Collector("uptime", running.UPTIME, running.read_uptime),
        Collector("processes", running.PROCESSES, running.read_processes),
        Collector("ports", network.PORTS, network.read_ports),
        Collector("overheard", overheard.PROMISES, overheard.read, is_beside=True),
    )
    return (*shared, *_of_this_system())


def _of_this_system() -> Sequence[Collector]:
    if sys.platform == "linux":
        from veilleuse_agent.collect.linux import plan as linux  # noqa: PLC0415

        return linux.collectors()
    if sys.platform == "win32":
        from veilleuse_agent.collect.windows import plan as windows  # noqa: PLC0415

        return windows.collectors()
    if sys.platform == "darwin":
        from veilleuse_agent.collect.macos import plan as macos  # noqa: PLC0415

        return macos.collectors()
    return ()
