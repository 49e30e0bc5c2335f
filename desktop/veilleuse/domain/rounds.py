# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A round, its progress and the journal of every packet it sent."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from veilleuse.domain.model import Address, Network, RoundId


class Mode(StrEnum):
    """How much a round may send, gentlest first."""

    QUIET = "quiet"
    GENTLE = "gentle"
    THOROUGH = "thorough"


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a long task is. `step` is a code of `resources/i18n` (`step.<code>`)."""

    step: str
    done: int = 0
    total: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """Packets sent by one probe to one target, and why."""

    at: datetime
    probe: str
    target: Address
    act: str
    """`datagram`, `connect`, `multicast` or `scan`."""
    port: int | None
    packets: int


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know about the round, without it having failed."""

    code: str
    """Of `resources/i18n` (`notice.<code>`)."""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """One discovery and assessment pass; open while `ended_at` is None."""

    id: RoundId
    mode: Mode
    networks: tuple[Network, ...]
    started_at: datetime
    ended_at: datetime | None = None
    stopped: bool = False
    packets: int = 0
    devices: int = 0
    notices: tuple[Notice, ...] = ()
