# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""NET-01: care equipment, cameras and guests do not share a network with the computers."""

from collections.abc import Hashable, Mapping
from ipaddress import ip_network

from veilleuse.domain.facts import Facts, number, text
from veilleuse.domain.judges.case import (
    Kind,
    Opinion,
    SiteCase,
    SiteJudge,
    finding,
    not_applicable,
    ok,
    unknown,
)
from veilleuse.domain.model import Address, Device, DeviceClass, Network
from veilleuse.domain.zones import routed


def are_separate(case: SiteCase) -> Opinion:
    """Where both are found in one zone, or in one network that an agent described."""
    apart = case.texts("separate")
    pcs = [d for d in case.devices if d.device_class is DeviceClass.WORKSTATION]
    others = [d for d in case.devices if d.device_class.value in apart]
    unknowns = [d for d in case.devices if d.device_class is DeviceClass.UNKNOWN]
    if not pcs:
        return unknown("no_computer")
    networks = _networks(case)
    places = {place for device in pcs for place in _places(case, networks, device)}
    mixed = [d for d in others if places.intersection(_places(case, networks, d))]
    if mixed:
        return finding("network_flat", "host.interfaces", n=len(mixed))
    if not places or any(not _places(case, networks, device) for device in others):
        return unknown("networks_unread", "host.interfaces")
    if any(places.intersection(_places(case, networks, device)) for device in unknowns):
        return unknown("network_with_unknowns", n=len(unknowns))
    return (
        ok("networks_separate", "host.interfaces")
        if others
        else not_applicable("nothing_to_separate")
    )


def _places(case: SiteCase, networks: frozenset[Network], device: Device) -> set[Hashable]:
    """The zones of a device, or where nobody drew zones the networks that hold it."""
    if not case.site.zones:
        return {n for n in networks for a in _standing(device) if _holds(n, a)}
    return {
        zone.id
        for zone in case.site.zones
        for address in _standing(device)
        if any(_holds(network, address) for network in zone.networks)
    }


def _standing(device: Device) -> tuple[Address, ...]:
    """Where a device is now: all its cards as its agent sees them, else its newest address.

    Leases of the past stay on record, and a device that was moved is no longer there.
    """
    rows = Facts(device.facts).rows("host.interfaces").value or ()
    own = {text(row.get("address")) for row in rows}
    reported = tuple(address for address in device.addresses if str(address) in own)
    newest = routed(device.addresses)
    return reported or (() if newest is None else (newest,))


def _networks(case: SiteCase) -> frozenset[Network]:
    """Subnets as the agents' own network cards have them; link-local and single hosts are none."""
    found: set[Network] = set()
    for device in case.devices:
        for row in Facts(device.facts).rows("host.interfaces").value or ():
            address, prefix = text(row.get("address")), number(row.get("prefix"))
            network = _network(address, prefix)
            if network is not None:
                found.add(network)
    return frozenset(found)


def _network(address: str | None, prefix: int | None) -> Network | None:
    if address is None or prefix is None:
        return None
    try:
        network = ip_network(f"{address.partition('%')[0]}/{prefix}", strict=False)
    except ValueError:
        return None
    alone = network.num_addresses == 1 or network.is_loopback or network.is_link_local
    return None if alone else network


def _holds(network: Network, address: Address) -> bool:
    return network.version == address.version and address in network


JUDGES: Mapping[str, SiteJudge] = {"zones": SiteJudge(are_separate, {"separate": Kind.TEXTS})}
