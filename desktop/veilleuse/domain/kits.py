# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person asks of a new deployment kit."""

from dataclasses import dataclass

SYSTEMS = ("windows", "linux", "macos")
"""Those that a kit may serve, the most frequent first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KitWish:
    """For which machines, how long, how many, and by which roads."""

    systems: tuple[str, ...] = ("windows",)
    """Of `SYSTEMS`."""
    days: int
    uses: int
    approves: bool = True
    """Whether its machines count at once; otherwise a person approves each."""
    addresses: tuple[str, ...] = ()
    """Where the desktop listens, as `host:port`."""
    folder: str = ""
    """A shared folder that carries reports; empty where there is none."""
    label: str = ""
