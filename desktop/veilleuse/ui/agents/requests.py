# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page of agents asks for, and what it is told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KitOffer:
    """What the form of a new kit proposes."""

    days: int
    uses: int
    most_days: int
    most_uses: int
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxState:
    """Whether the desktop takes reports in by itself."""

    is_on: bool = False
    addresses: tuple[str, ...] = ()
    """Where it listens, as `host:port`."""
    folder: str = ""
    """The shared folder it watches; empty where there is none."""
    folder_is_there: bool = False
    """Whether that folder could be read at the last look."""
    problem: Exception | None = None
    """Why it does not listen although it was asked to."""
    arrivals: int = 0
    """Reports taken in since it was turned on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRefusal:
    """A file that could not be taken in. It stays where it is, untouched."""

    name: str
    reason: str
    """A code of `resources/i18n` (`refused.<code>`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSummary:
    """What became of the files of one import."""

    kept: int = 0
    repeated: int = 0
    """Known already."""
    aside: int = 0
    """Of agents that wait for approval."""
    refused: tuple[FileRefusal, ...] = ()
    stopped: bool = False
