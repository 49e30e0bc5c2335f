# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps what `systeminfo` says of a machine without an agent, until one speaks for it."""

import hashlib
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from veilleuse.domain.model import HAND_MADE, AgentId, Report
from veilleuse.probes.systeminfo import read
from veilleuse.tasks.desk import Desk

VERSION = "systeminfo"
_CONTEXT = b"veilleuse systeminfo 1\0"


def import_systeminfo(
    desk: Desk, data: bytes, *, path: Path, written_at: datetime | None = None
) -> Report:
    """The report that was kept; a VeilleuseError where the file is no such output.

    `written_at` is the best that is known of the output's age, such as the file's own time; the
    present where nothing is. A later import of the same machine replaces an earlier one.
    """
    now = desk.now()
    at = min(written_at or now, now)
    found = read(data, at, path=str(path))
    report = Report(
        agent_id=agent_id(found.host),
        epoch=HAND_MADE,
        sequence=int(now.timestamp() * 1_000_000),
        report_id=uuid4().hex,
        produced_at=found.produced_at or at,
        received_at=now,
        agent_version=VERSION,
        facts=found.facts,
    )
    desk.store.add_report(report)
    return report


def agent_id(host: str) -> AgentId:
    """Always the same for one computer's name, and no real agent's: that is made of a key."""
    name = host.strip().casefold().encode()
    return AgentId(hashlib.sha256(_CONTEXT + name).hexdigest()[:32])
