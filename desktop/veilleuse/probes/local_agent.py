# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks the agent on this very machine for a report: a child process, JSON on its output."""

import sys
from collections.abc import Sequence
from pathlib import Path

from veilleuse.domain.model import Report
from veilleuse.domain.rounds import Notice
from veilleuse.probes.budget import Budget
from veilleuse.probes.child import ChildError, ask
from veilleuse.probes.messages import report_of
from veilleuse_agent import protocol


def command(data: Path) -> list[str]:
    """How the agent is started from a checkout or an installed package."""
    return [
        sys.executable, "-m", "veilleuse_agent", "collect", "--json", "-", "--data", str(data)
    ]  # fmt: skip


def local_report(command: Sequence[str], budget: Budget) -> Report | Notice:
    """The report of this machine, or a notice why there is none; StoppedError after a stop."""
    try:
        written = ask(command, budget, budget.limits.agent_seconds, protocol.SIZE_LIMIT)
        message = protocol.decode(written)
    except (protocol.ProtocolError, ChildError) as error:
        return Notice("local_agent_failed", str(error)[:200])
    return report_of(message, budget.clock.now())
