# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""In which part of the network a device stands."""

from collections.abc import Sequence
from ipaddress import IPv4Address, ip_network

from veilleuse.domain.model import Address, Device, Site


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
    width = 24 if isinstance(address, IPv4Address) else 64
    return str(ip_network((address, width), strict=False))


def routed(addresses: Sequence[Address]) -> Address | None:
    """The newest address that says where the device is; a link-local one does not."""
    placed = [address for address in addresses if not address.is_link_local]
    return next((a for a in placed if isinstance(a, IPv4Address)), placed[0] if placed else None)
