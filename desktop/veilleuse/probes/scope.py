# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which networks a round may look at: those of this machine, or those a person typed."""

import ipaddress
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from ipaddress import IPv4Address, IPv4Interface, IPv4Network

import psutil

from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.limits import Limits
from veilleuse.domain.model import Evidence, HardwareAddress, Sighting
from veilleuse.domain.rounds import Notice
from veilleuse.probes.hardware import hardware_address
from veilleuse.probes.text import clean


class NetworkInvalidError(VeilleuseError):
    """The text is not a network."""

    code = "network_invalid"


class NetworkTooLargeError(VeilleuseError):
    """More addresses than a round may look at."""

    code = "network_too_large"


class NetworkPublicError(VeilleuseError):
    """Addresses of the internet, which are nobody's to look at."""

    code = "network_public"


_PRIVATE = tuple(
    IPv4Network(text)
    for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16")
)
"""RFC 1918 and RFC 3927."""


@dataclass(frozen=True, slots=True)
class Connection:
    """One address of this machine on one network."""

    interface: str
    address: IPv4Address
    network: IPv4Network
    hardware: HardwareAddress | None = None


def connections() -> tuple[Connection, ...]:
    """The private IPv4 networks of the machine whose interface is up; empty without any."""
    states = psutil.net_if_stats()
    found = []
    for name, addresses in sorted(psutil.net_if_addrs().items()):
        if name not in states or not states[name].isup:
            continue
        hardware = next(
            (hardware_address(each.address) for each in addresses if each.family == psutil.AF_LINK),
            None,
        )
        for each in addresses:
            if each.family == socket.AF_INET and each.netmask:
                own = IPv4Interface(f"{each.address}/{each.netmask}")
                if _is_private(own.network) and own.network.prefixlen < 31:
                    found.append(Connection(name, own.ip, own.network, hardware))
    return tuple(found)


def parse_network(text: str, limits: Limits) -> IPv4Network:
    """The network a person typed, such as 192.168.1.0/24, or a VeilleuseError."""
    typed = text.strip()[:64]
    try:
        network = ipaddress.IPv4Network(typed, strict=False)
    except ValueError as error:
        raise NetworkInvalidError(text=typed) from error
    return accept_network(network, limits)


def accept_network(network: IPv4Network, limits: Limits) -> IPv4Network:
    """The network itself where a round may look at it; else a VeilleuseError."""
    if network.num_addresses > limits.largest_network:
        raise NetworkTooLargeError(
            network=str(network), addresses=network.num_addresses, limit=limits.largest_network
        )
    if not _is_private(network):
        raise NetworkPublicError(network=str(network))
    return network


def propose(
    own: Iterable[Connection], limits: Limits
) -> tuple[tuple[IPv4Network, ...], tuple[Notice, ...]]:
    """The networks to look at when nobody chose, each narrowed where it is too large."""
    networks, notices = [], []
    for each in own:
        network = each.network
        if network.num_addresses > limits.largest_network:
            bits = limits.largest_network.bit_length() - 1
            network = IPv4Network((each.address, 32 - bits), strict=False)
            notices.append(Notice("network_narrowed", f"{each.network} → {network}"))
        networks.append(network)
    if not networks:
        notices.append(Notice("no_network"))
    return tuple(dict.fromkeys(networks)), tuple(notices)


def own_sightings(own: Iterable[Connection], now: datetime) -> tuple[Sighting, ...]:
    """The machine itself as the first device seen."""
    name = clean(socket.gethostname(), 63)
    evidence = (Evidence("name.host", name),) if name else ()
    return tuple(
        Sighting("self", now, address=each.address, hardware=each.hardware, evidence=evidence)
        for each in own
    )


def _is_private(network: IPv4Network) -> bool:
    return any(network.subnet_of(private) for private in _PRIVATE)
