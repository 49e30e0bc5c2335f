# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The agents a site knows, the kits that brought them, its keys, and what was refused."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from veilleuse.domain.model import AgentId

KitId = NewType("KitId", str)


class Standing(StrEnum):
    """Whether what an agent says counts."""

    WAITING = "waiting"
    """Nobody has approved it: its newest report is kept aside and counts for nothing."""
    APPROVED = "approved"
    REVOKED = "revoked"
    """Its reports are refused, and those that were kept count no more."""


class Road(StrEnum):
    """How a report came. The envelope protects it the same on each."""

    HTTP = "http"
    FOLDER = "folder"
    FILE = "file"
    LOCAL = "local"
    """From the agent that the desktop itself starts on its own machine."""


class Alarm(StrEnum):
    """Something about an agent that a person should look at."""

    CLONED = "cloned"
    """Its identity speaks from another machine."""
    ROLLED_BACK = "rolled_back"
    """Its numbers went back: a restored snapshot, or a copy."""
    CLOCK = "clock"
    """Its clock is off by more than a year: its reports cannot be dated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """One installation of the agent, by the key it signs with."""

    id: AgentId
    key: str
    """Its public key, 64 hexadecimal digits; empty where the desktop speaks for it."""
    standing: Standing
    reason: str = ""
    """Why it waits: a code of `resources/i18n` (`waiting.<code>`)."""
    name: str = ""
    """What its machine calls itself: hostile text, already made plain."""
    system: str = ""
    version: str = ""
    machine: str = ""
    """What tells its machine from a copy, as it said first."""
    kit: KitId | None = None
    road: Road = Road.HTTP
    """The last one it took."""
    source: str = ""
    """The address or the file its last word came from."""
    first_heard: datetime
    last_heard: datetime
    decided_at: datetime | None = None
    decided_by: str = ""
    """Who approved or revoked it; empty where its kit did."""
    alarm: Alarm | None = None
    alarm_at: datetime | None = None

    def is_silent(self, at: datetime, after_days: int) -> bool:
        """Whether an approved agent has not been heard for more than so many days."""
        return self.standing is Standing.APPROVED and (at - self.last_heard).days > after_days


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """A token handed out with the agent: until when, for how many machines, and to what end."""

    id: KitId
    token_hash: str
    """SHA-256 of the token, in hexadecimal: whoever reads the database cannot use the kit."""
    label: str = ""
    made_at: datetime
    expires_at: datetime
    uses_limit: int
    uses: int = 0
    approves: bool = True
    """Whether its machines count at once; otherwise they wait for a person, with its name on."""
    folder: str = ""
    """Shared folder in which its machines may leave reports; empty where there is none."""
    revoked_at: datetime | None = None

    def flaw(self, at: datetime) -> str:
        """Why it opens no door now, as a code of `waiting.<code>`; empty where it does."""
        if self.revoked_at is not None:
            return "token_revoked"
        if at >= self.expires_at:
            return "token_expired"
        return "token_exhausted" if self.uses >= self.uses_limit else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteKey:
    """What opens the reports of a site and signs its answers: 32 bytes each."""

    seal: bytes = field(repr=False)
    """Private X25519 key."""
    sign: bytes = field(repr=False)
    """Ed25519 seed."""
    made_at: datetime
    retired_at: datetime | None = None
    """When another one took its place; it goes on opening for some time."""


@dataclass(frozen=True, slots=True)
class RefusalCount:
    """How often something was refused for one reason on one day, and where the last came from."""

    day: date
    reason: str
    """A code of `resources/i18n` (`refused.<code>`)."""
    count: int
    last_at: datetime
    last_source: str
