# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The agent that the desktop starts on its own machine: nobody has to approve it."""

from dataclasses import replace

from veilleuse.domain.agents import Agent, Road, Standing
from veilleuse.domain.model import Report
from veilleuse.probes.mail import NAME_CHARACTERS, SYSTEM_CHARACTERS
from veilleuse.probes.messages import said_of_itself
from veilleuse.tasks.desk import Desk


def keep_own_report(desk: Desk, report: Report) -> None:
    """Keeps it, and knows its agent; one that a person revoked stays revoked."""
    known = desk.store.agent(report.agent_id) or Agent(
        id=report.agent_id,
        key="",
        standing=Standing.APPROVED,
        first_heard=report.received_at,
        last_heard=report.received_at,
        decided_at=report.received_at,
    )
    heard = replace(
        known,
        name=said_of_itself(report.facts, "host.name", NAME_CHARACTERS) or known.name,
        system=said_of_itself(report.facts, "os.name", SYSTEM_CHARACTERS) or known.system,
        version=report.agent_version,
        road=Road.LOCAL,
        source="",
        last_heard=report.received_at,
    )
    with desk.store.transaction():
        desk.store.save_agent(heard)
        desk.store.add_report(report)
