# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""NET-01 and NET-06: who shares a network with whom.

Care equipment, cameras and guests stand apart from the computers; guests stand apart from care.
"""

from collections.abc import Collection, Hashable, Mapping
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
from veilleuse.domain.model import UNTOUCHABLE, Address, Device, DeviceClass, Evidence, Network
from veilleuse.domain.zones import routed


def are_separate(case: SiteCase) -> Opinion:
    """Where both are found in one zone, or in one network that an agent described."""
    apart = case.texts("separate")
    pcs = [d for d in case.devices if d.device_class is DeviceClass.WORKSTATION]
    others = _of(case, apart)
    unknowns = _of(case, {DeviceClass.UNKNOWN.value})
    if not pcs:
        return unknown("no_computer")
    networks = networks_of(case)
    places = {place for device in pcs for place in places_of(case, networks, device)}
    mixed = [d for d in others if places.intersection(places_of(case, networks, d))]
    if mixed:
        return finding("network_flat", "host.interfaces", n=len(mixed))
    if not places or any(not places_of(case, networks, device) for device in others):
        return unknown("networks_unread", "host.interfaces")
    if any(places.intersection(places_of(case, networks, device)) for device in unknowns):
        return unknown("network_with_unknowns", n=len(unknowns))
    return (
        ok("networks_separate", "host.interfaces")
        if others
        else not_applicable("nothing_to_separate")
    )


def is_care_apart(case: SiteCase) -> Opinion:
    """NET-06: no guest's device beside care equipment, and no page or share of it within reach."""
    care = [d for d in case.devices if d.device_class in UNTOUCHABLE]
    if not care:
        return not_applicable("no_untouchable_device")
    networks = networks_of(case)
    places = {place for device in care for place in places_of(case, networks, device)}

    def beside(classes: Collection[str]) -> list[Device]:
        others = _of(case, classes)
        return [d for d in others if places.intersection(places_of(case, networks, d))]

    guests = beside(case.texts("visitors"))
    if guests:
        return finding("care_with_guests", "host.interfaces", n=len(guests))
    ports = {Evidence("tcp.open", port) for port in case.texts("ports")}
    reached = [device for device in care if ports.intersection(device.evidence)]
    if reached:
        return finding("care_within_reach", "tcp.open", n=len(reached))
    if any(not places_of(case, networks, device) for device in care):
        return unknown("networks_unread", "host.interfaces")
    doubtful = beside({*case.texts("perhaps"), DeviceClass.UNKNOWN.value})
    if doubtful:
        return unknown("care_with_unknowns", n=len(doubtful))
    return ok("care_apart", "host.interfaces")


def _of(case: SiteCase, classes: Collection[str]) -> list[Device]:
    return [device for device in case.devices if device.device_class.value in classes]


def places_of(case: SiteCase, networks: frozenset[Network], device: Device) -> set[Hashable]:
    """The zones of a device, or where nobody drew zones the networks that hold it."""
    if not case.site.zones:
        return {n for n in networks for a in _standing(device) if holds(n, a)}
    return {
        zone.id
        for zone in case.site.zones
        for address in _standing(device)
        if any(holds(network, address) for network in zone.networks)
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


def networks_of(case: SiteCase) -> frozenset[Network]:
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


def holds(network: Network, address: Address) -> bool:
    """Whether the address lies in the network; the two kinds of addresses do not mix."""
    return network.version == address.version and address in network


JUDGES: Mapping[str, SiteJudge] = {
    "zones": SiteJudge(are_separate, {"separate": Kind.TEXTS}),
    "care_apart": SiteJudge(
        is_care_apart, {"visitors": Kind.TEXTS, "perhaps": Kind.TEXTS, "ports": Kind.TEXTS}
    ),
}
