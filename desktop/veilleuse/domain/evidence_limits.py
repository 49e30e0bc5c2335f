# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What bounds what people write down."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class EvidenceLimits:
    """Values of resources/evidence.toml."""

    text_characters: int
    pasted_characters: int
    entries: int
    """In one register."""
    attachments: int
    """Of one answer."""
    attachment_bytes: int
    remind_days: int
    """How long before an answer is no longer believed somebody is reminded."""

    def __post_init__(self) -> None:
        """ValueError for a bound that lets nothing through."""
        for field in fields(self):
            if getattr(self, field.name) < 1:
                raise ValueError(f"{field.name} must be at least 1")
