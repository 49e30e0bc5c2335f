# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The IPv4 subnets that this machine stands on."""

import socket
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Interface, IPv4Network

import psutil

MOST = 16
"""Addresses listened on; a machine with more of them carries virtual networks, not subnets."""


@dataclass(frozen=True, slots=True)
class Subnet:
    """One address of this machine and the network around it."""

    address: IPv4Address
    network: IPv4Network

    def has_neighbour(self, sender: IPv4Address) -> bool:
        """Whether the address can be another machine's on this very subnet."""
        edges = {self.address, self.network.network_address, self.network.broadcast_address}
        return sender in self.network and sender not in edges


def subnets() -> tuple[Subnet, ...]:
    """Of every interface that is up, loopback and point-to-point links left out."""
    states = psutil.net_if_stats()
    found = [
        Subnet(own.ip, own.network)
        for name, addresses in sorted(psutil.net_if_addrs().items())
        if name in states and states[name].isup
        for each in addresses
        if each.family == socket.AF_INET and each.netmask
        for own in (IPv4Interface(f"{each.address}/{each.netmask}"),)
        if not own.is_loopback and own.network.prefixlen < 31
    ]
    return tuple(dict.fromkeys(found))[:MOST]


def is_neighbour(sender: IPv4Address, around: Collection[Subnet]) -> bool:
    """Whether another machine on one of the subnets can have sent from this address."""
    own = {each.address for each in around}
    return sender not in own and any(each.has_neighbour(sender) for each in around)
