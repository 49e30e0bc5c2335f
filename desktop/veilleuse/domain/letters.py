# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What arrives before anything is believed of it, and what is answered."""

from dataclasses import dataclass

from veilleuse.domain.admission import Outcome
from veilleuse.domain.agents import Road
from veilleuse.domain.model import AgentId


@dataclass(frozen=True, slots=True)
class Letter:
    """Bytes that somebody sent, and how they came."""

    data: bytes
    road: Road
    source: str
    """An address or the name of a file, as plain text."""
    unread: str = ""
    """Why its bytes were not even read, as a code of `refused.<code>`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What became of a letter."""

    outcome: Outcome
    reason: str = ""
    """A code of `refused.<code>` or `waiting.<code>`."""
    ack: bytes = b""
    """The site's signed word for its agent; empty where the letter could not be opened."""
    agent_id: AgentId | None = None
    report_id: str = ""
    """Sixteen bytes in hexadecimal; empty as above."""

    @property
    def is_opened(self) -> bool:
        """Whether it was a report to this site, whatever became of it."""
        return bool(self.ack)
