# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the evidence suggests about the site: zones, roles of devices, what carries which care.

Nothing here decides: a proposal counts for nothing until a person accepts it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_network

from veilleuse.domain.facts import Facts, number, text
from veilleuse.domain.model import (
    COMPUTERS,
    UNTOUCHABLE,
    AgentId,
    CareFunction,
    CareFunctionId,
    Device,
    DeviceClass,
    DeviceId,
    Evidence,
    Network,
    Site,
)
from veilleuse.domain.zones import routed

SURE = 0.5
"""A class that is more likely wrong than right proposes nothing."""

CARRIED_BY: Mapping[CareFunctionId, frozenset[DeviceClass]] = {
    CareFunctionId("records"): frozenset({DeviceClass.SERVER}),
    CareFunctionId("medication"): frozenset({DeviceClass.SERVER}),
    CareFunctionId("administration"): frozenset({DeviceClass.SERVER, DeviceClass.NAS}),
    CareFunctionId("meals"): frozenset({DeviceClass.SERVER}),
    CareFunctionId("nurse_call"): frozenset(
        {DeviceClass.NURSE_CALL, DeviceClass.DOOR, DeviceClass.SENSOR}
    ),
    CareFunctionId("imaging"): frozenset({DeviceClass.IMAGING}),
    CareFunctionId("phone"): frozenset({DeviceClass.PHONE}),
}
"""The classes that exist for a function, or that its software usually runs on."""


class ZoneRole(StrEnum):
    """What most of the devices of a network are for."""

    CARE = "care"
    COMPUTERS = "computers"
    PHONES = "phones"
    GUESTS = "guests"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """What a device does for the others."""

    GATEWAY = "gateway"
    ADDRESSES = "addresses"
    """It gives out addresses (DHCP)."""
    DIRECTORY = "directory"
    """It signs people in (Kerberos and LDAP)."""
    FILES = "files"


@dataclass(frozen=True, slots=True)
class ZoneProposal:
    """A network that devices stand in and that no zone of the site holds yet."""

    network: Network
    role: ZoneRole
    devices: tuple[DeviceId, ...]
    seen_by: tuple[AgentId, ...]
    """Agents whose own card stands in it; without any, its width is a guess."""


@dataclass(frozen=True, slots=True)
class CareProposal:
    """Devices whose class speaks for a care function for which nobody named any."""

    care: CareFunctionId
    devices: tuple[DeviceId, ...]


@dataclass(frozen=True, slots=True)
class RoleProposal:
    """A role, and the evidence that speaks for it."""

    device: DeviceId
    role: Role
    because: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Proposals:
    """All there are, each in an order of its own."""

    zones: tuple[ZoneProposal, ...] = ()
    care: tuple[CareProposal, ...] = ()
    roles: tuple[RoleProposal, ...] = ()


_SIGNS: tuple[tuple[Role, frozenset[Evidence]], ...] = (
    (Role.GATEWAY, frozenset({Evidence("net.gateway", "default")})),
    (Role.ADDRESSES, frozenset({Evidence("net.dhcp", "server")})),
    (Role.DIRECTORY, frozenset({Evidence("tcp.open", "88"), Evidence("tcp.open", "389")})),
    (Role.FILES, frozenset({Evidence("tcp.open", "445"), Evidence("mdns.service", "_smb._tcp")})),
)


def propose(site: Site, devices: Sequence[Device]) -> Proposals:
    """What can be said of these devices."""
    return Proposals(
        zones=tuple(_zones(site, devices)),
        care=tuple(_care(site.care_functions, devices)),
        roles=tuple(role for device in devices for role in _roles(device)),
    )


def _zones(site: Site, devices: Sequence[Device]) -> Iterator[ZoneProposal]:
    drawn = [network for zone in site.zones for network in zone.networks]
    known = _agents_networks(devices)
    standing: dict[Network, list[Device]] = {}
    for device in devices:
        network = _network_of(device, known)
        if network is not None and not any(_meets(network, other) for other in drawn):
            standing.setdefault(network, []).append(device)
    for network in sorted(standing, key=lambda each: (each.version, each)):
        here = standing[network]
        yield ZoneProposal(
            network,
            _role_of(here),
            tuple(sorted(device.id for device in here)),
            tuple(sorted(known.get(network, ()))),
        )


def _network_of(device: Device, known: Mapping[Network, object]) -> Network | None:
    """The narrowest network of an agent that holds it, else the /24 or /64 of its address."""
    address = routed(device.addresses)
    if address is None:
        return None
    holding = [each for each in known if each.version == address.version and address in each]
    if holding:
        return max(holding, key=lambda each: each.prefixlen)
    return ip_network((address, 24 if address.version == 4 else 64), strict=False)


def _agents_networks(devices: Iterable[Device]) -> dict[Network, set[AgentId]]:
    """Subnets as the agents' own cards have them, with the agents that stand there."""
    found: dict[Network, set[AgentId]] = {}
    for device in devices:
        for row in Facts(device.facts).rows("host.interfaces").value or ():
            network = _subnet(text(row.get("address")), number(row.get("prefix")))
            if network is not None and device.agent_id is not None:
                found.setdefault(network, set()).add(device.agent_id)
    return found


def _subnet(address: str | None, prefix: int | None) -> Network | None:
    try:
        network = ip_network(f"{(address or '').partition('%')[0]}/{prefix}", strict=False)
    except ValueError:
        return None
    is_one = network.num_addresses == 1 or network.is_loopback or network.is_link_local
    return None if is_one else network


def _role_of(devices: Sequence[Device]) -> ZoneRole:
    """Of the purpose that at least two thirds of the recognised devices share."""
    counted = Counter(role for device in devices if (role := _purpose(device)) is not None)
    if not counted:
        return ZoneRole.UNKNOWN
    (role, count), *_ = counted.most_common(1)
    return role if 3 * count >= 2 * counted.total() else ZoneRole.MIXED


def _purpose(device: Device) -> ZoneRole | None:
    """None for what stands everywhere, such as switches, and for what nobody recognised."""
    if not _is_sure(device):
        return None
    if device.device_class in UNTOUCHABLE:
        return ZoneRole.CARE
    if device.device_class in COMPUTERS | {DeviceClass.NAS, DeviceClass.PRINTER}:
        return ZoneRole.COMPUTERS
    purposes = {
        DeviceClass.PHONE: ZoneRole.PHONES,
        DeviceClass.MOBILE: ZoneRole.GUESTS,
        DeviceClass.MEDIA: ZoneRole.GUESTS,
    }
    return purposes.get(device.device_class)


def _care(functions: Iterable[CareFunction], devices: Sequence[Device]) -> Iterator[CareProposal]:
    for function in functions:
        classes = CARRIED_BY.get(function.id, frozenset())
        found = sorted(d.id for d in devices if d.device_class in classes and _is_sure(d))
        if found and not function.devices:
            yield CareProposal(function.id, tuple(found))


def _roles(device: Device) -> Iterator[RoleProposal]:
    told = set(device.evidence)
    for role, wanted in _SIGNS:
        if wanted <= told:
            yield RoleProposal(device.id, role, tuple(sorted(wanted)))


def _is_sure(device: Device) -> bool:
    return device.class_by_hand or device.confidence >= SURE


def _meets(one: Network, other: Network) -> bool:
    return one.version == other.version and one.overlaps(other)
