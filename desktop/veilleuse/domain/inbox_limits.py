# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbers that bound the arrival of reports; their reasons are in resources/inbox.toml."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxLimits:
    """What is taken in, how fast, and how long it is kept. Seconds, days, bytes and counts."""

    port: int

    connections: int
    connections_per_source: int
    burst_per_source: int
    per_minute_per_source: int
    burst: int
    per_minute: int
    sources: int
    exchange_seconds: float
    body_bytes: int
    queue: int
    batch: int
    retry_seconds: int

    waiting_agents: int
    waiting_days: int
    clock_days: int
    silent_after_days: int
    history_days: int
    refusal_days: int

    kit_days: int
    kit_days_most: int
    kit_uses: int
    kit_uses_most: int
    key_days: int

    folder_seconds: float
    folder_looks: int
    folder_files: int
    folder_names: int
    folder_refused: int
    folder_acks_days: int

    settle_seconds: float
    settle_longest_seconds: float

    def __post_init__(self) -> None:
        """ValueError on a number that is not above zero, a port that is none, a default above its
        own limit.
        """
        if min(getattr(self, one.name) for one in fields(self)) <= 0:
            raise ValueError("a limit must be above zero")
        if self.port > 65535:
            raise ValueError(f"{self.port} is no port")
        if self.kit_days > self.kit_days_most or self.kit_uses > self.kit_uses_most:
            raise ValueError("a kit's default is above its limit")
