# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What commands find around them: the machine, its policy, its scheduler, its network."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import psutil

from veilleuse_agent.collect.plan import collectors
from veilleuse_agent.collect.reading import Collector
from veilleuse_agent.machine import Marks, read_marks
from veilleuse_agent.policy import read_policy
from veilleuse_agent.scheduler import Scheduler, system_scheduler
from veilleuse_agent.site import Policy


def _find() -> Sequence[str]:
    from veilleuse_agent.discovery import find_desktops, own_links  # noqa: PLC0415

    return find_desktops(own_links())


def _give_way() -> None:
    if sys.platform == "win32":
        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.nice(10)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The real ones unless others are named."""

    collectors: Callable[[], Sequence[Collector]] = collectors
    marks: Callable[[], Marks] = read_marks
    policy: Callable[[], Policy] = read_policy
    find: Callable[[], Sequence[str]] = _find
    """Asks the network who says to be the desktop."""
    scheduler: Scheduler = field(default_factory=system_scheduler)
    give_way: Callable[[], None] = _give_way
    """Lets everything else on this machine go first."""
