# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""In which part of the network a device stands."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Network

from veilleuse.domain.model import UNTOUCHABLE, Address, Device, Network, Site


def zone_of(device: Device, site: Site) -> str | None:
    """The site's narrowest zone that holds the device, else the /24 (or /64) of its address.

    None where its address is unknown: it may stand anywhere.
    """
    address = routed(device.addresses)
    if address is None:
        return None
    holding = [
        (network.prefixlen, zone.id)
        for zone in site.zones
        for network in zone.networks
        if address in network
    ]
    if holding:
        return max(holding)[1]
    return _usual_zone(address.version, int(address) >> (8 if address.version == 4 else 64))


@lru_cache(maxsize=4096)
def _usual_zone(version: int, start: int) -> str:
    """The network whose addresses begin with these bits; many devices stand in each."""
    network = IPv4Network((start << 8, 24)) if version == 4 else IPv6Network((start << 64, 64))
    return str(network)


def care_near(devices: Iterable[Device], site: Site, networks: Sequence[Network]) -> Device | None:
    """A device that must not be disturbed in these networks, or in a zone that they are part of."""
    zones = [
        zone for zone in site.zones if any(_meets(n, m) for n in zone.networks for m in networks)
    ]
    near = {*networks, *(network for zone in zones for network in zone.networks)}
    return next(
        (
            device
            for device in devices
            if (device.never_probe or device.device_class in UNTOUCHABLE)
            and any(address in network for address in device.addresses for network in near)
        ),
        None,
    )


def _meets(one: Network, other: Network) -> bool:
    return one.version == other.version and one.overlaps(other)


def routed(addresses: Sequence[Address]) -> Address | None:
    """The newest address that says where the device is; a link-local one does not."""
    placed = [address for address in addresses if not address.is_link_local]
    return next((a for a in placed if isinstance(a, IPv4Address)), placed[0] if placed else None)
