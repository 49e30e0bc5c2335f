# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbers that bound a round; their reasons are in resources/network.toml."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much the probes may send, read and wait. Seconds, bytes and counts."""

    packets_per_second: float
    packets_per_second_per_device: float
    largest_network: int

    quiet_seconds: float
    quiet_seconds_gentle: float
    fresh_seconds: float
    neighbours: int
    neighbours_bytes: int
    text_characters: int

    mdns_packets: int
    mdns_types: int
    mdns_records: int
    ssdp_packets: int
    overheard_messages: int
    overheard_bytes: int
    description_bytes: int
    description_seconds: float

    sweep_cost: int
    sweep_settle_seconds: float

    fast_packets_per_second: float
    fast_quiet_seconds: float
    fast_settle_seconds: float
    fast_devices_at_once: int

    connect_ports: tuple[int, ...]
    never_ports: frozenset[int]
    connect_seconds: float
    devices_at_once: int
    banner_seconds: float
    banner_bytes: int

    thorough_ports: tuple[int, ...]
    nmap_seconds: int
    nmap_bytes: int
    nmap_connections: int

    agent_seconds: float
    sightings_days: int

    def __post_init__(self) -> None:
        """ValueError on a port both tried and forbidden, or a rate not above zero."""
        both = self.never_ports.intersection(self.connect_ports + self.thorough_ports)
        if both:
            raise ValueError(f"ports both tried and forbidden: {sorted(both)}")
        if min(self.packets_per_second, self.packets_per_second_per_device) <= 0:
            raise ValueError("a rate must be above zero")

    def fast(self) -> "Limits":
        """The profile of a person in a hurry. What one device may receive stays as it is."""
        return replace(
            self,
            packets_per_second=self.fast_packets_per_second,
            quiet_seconds_gentle=self.fast_quiet_seconds,
            sweep_settle_seconds=self.fast_settle_seconds,
            devices_at_once=self.fast_devices_at_once,
        )

    def quiet_for(self, *, gentle: bool) -> float:
        """Seconds of listening before anything is touched."""
        return self.quiet_seconds_gentle if gentle else self.quiet_seconds
