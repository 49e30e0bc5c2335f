# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The system's table of neighbours, read again and again: what is new in it each time."""

from collections.abc import Collection, Sequence
from datetime import datetime

from veilleuse.domain.limits import Limits
from veilleuse.domain.model import Address, HardwareAddress, Network
from veilleuse.probes.neighbours import Neighbour, gateways, read_neighbours, sighting
from veilleuse.probes.together import Say


class NeighbourNews:
    """For the networks and interfaces of one look."""

    def __init__(self, networks: Sequence[Network], interfaces: Collection[str]) -> None:
        """Nothing was told yet."""
        self._networks, self._interfaces = networks, interfaces
        self._told: dict[tuple[Address, HardwareAddress], float] = {}

    def read(self, limits: Limits, now: datetime, say: Say) -> frozenset[Address]:
        """Tell the entries that are new or confirmed; the addresses that answered lately."""
        found, notice = read_neighbours(limits)
        if notice:
            say(notice)
        routers = gateways()
        fresh: set[Address] = set()
        for each in found:
            if self._is_ours(each) and self._is_news(each):
                say(sighting(each, now, routers))
            if (each.age or 0) <= limits.fresh_seconds:
                fresh.add(each.address)
        return frozenset(fresh)

    def _is_ours(self, neighbour: Neighbour) -> bool:
        address = neighbour.address
        if address.is_link_local and neighbour.interface in self._interfaces:
            return True
        return any(address.version == net.version and address in net for net in self._networks)

    def _is_news(self, neighbour: Neighbour) -> bool:
        """Whether the entry is new, or was confirmed again since it was last told."""
        age = neighbour.age or 0.0
        key = (neighbour.address, neighbour.hardware)
        is_news = key not in self._told or age < self._told[key]
        self._told[key] = age
        return is_news
