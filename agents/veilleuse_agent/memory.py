# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an installation remembers of its dealings with the desktop. Losing it does no harm."""

from datetime import datetime
from pathlib import Path

import msgspec

from veilleuse_agent.files import read_capped, write_private
from veilleuse_agent.protocol import SiteKeys, Verdict

NAME = "memory.json"
_LIMIT = 16 * 1024


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The desktop's last word."""

    verdict: Verdict
    reason: str
    at: datetime


class Offset(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far the own clock was ahead of the desktop's."""

    seconds: float
    at: datetime
    """By the desktop's clock."""


class Memory(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What runs tell the next one."""

    last_address: str = ""
    """Where the desktop answered last."""
    offset: Offset | None = None
    said: Said | None = None
    previous_keys: SiteKeys | None = None
    """Those before the site changed them: they still sign for what was sealed to them."""
    spent_token: str = ""
    """A token that has done its work, wherever it still stands."""
    pushed_out: int = 0
    """Reports that newer ones pushed out of the spool."""
    damaged: int = 0
    """Reports that were damaged in the spool, and deleted."""
    renewed_at: datetime | None = None
    """When this installation found itself on another machine and took a new identity."""


def read_memory(folder: Path) -> Memory:
    """What is remembered; nothing where the file is missing or cannot be understood."""
    try:
        return msgspec.json.decode(read_capped(folder / NAME, _LIMIT), type=Memory)
    except (FileNotFoundError, OverflowError, msgspec.MsgspecError, UnicodeDecodeError):
        return Memory()


def write_memory(folder: Path, memory: Memory) -> None:
    """Keep it, at once or not at all."""
    write_private(folder / NAME, msgspec.json.encode(memory))
