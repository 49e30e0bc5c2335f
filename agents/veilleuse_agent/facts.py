# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All that a report holds: what the machine says, and what the agent knows of itself."""

from collections.abc import Sequence
from pathlib import Path

from veilleuse_agent import clock
from veilleuse_agent.collect.reading import Collector
from veilleuse_agent.surroundings import Surroundings


def collectors_of(around: Surroundings, data: Path) -> Sequence[Collector]:
    """Those of the system, and those of the data folder."""
    return (*around.collectors(), clock.collector(data))
