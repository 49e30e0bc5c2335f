# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""NET-07: one server hands out addresses, and no box joined the network unreviewed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import timedelta
from ipaddress import IPv4Address, ip_address

from veilleuse.domain.facts import Facts, text
from veilleuse.domain.judges.case import (
    Kind,
    Opinion,
    SiteCase,
    SiteJudge,
    finding,
    ok,
    unknown,
)
from veilleuse.domain.judges.zones import holds, networks_of
from veilleuse.domain.model import Address, Device, DeviceClass, Evidence, Network

_SERVERS = "network.dhcp_servers"
_NOBODY = IPv4Address("255.255.255.255")
"""What Windows keeps while no server has answered."""
_IS_SERVER = Evidence("net.dhcp", "server")


def has_no_intruder(case: SiteCase) -> Opinion:
    """NET-07: counted in each network, as two networks may well have a server each."""
    servers = _servers(case)
    several = max(servers.values(), key=len, default=frozenset())
    if len(several) > 1:
        told = ", ".join(str(address) for address in sorted(several, key=int)[:5])
        return finding("dhcp_several", _SERVERS, _IS_SERVER.kind, n=len(several), servers=told)
    new = [device for device in case.devices if _is_new_box(case, device)]
    if new:
        return finding("network_box_new", "first_seen", n=len(new), name=new[0].title[:60])
    if not servers:
        return unknown("dhcp_unheard", _SERVERS, _IS_SERVER.kind)
    return ok("dhcp_one", _SERVERS, _IS_SERVER.kind, n=len(servers))


def _servers(case: SiteCase) -> Mapping[Network, frozenset[IPv4Address]]:
    """Servers by the network they serve: as agents' own cards were told, or as they were heard."""
    networks = [network for network in networks_of(case) if network.version == 4]
    found: dict[Network, set[IPv4Address]] = defaultdict(set)
    for own, server in (*_told(case), *_heard(case)):
        for network in networks:
            if holds(network, own):
                found[network].add(server)
    return {network: frozenset(servers) for network, servers in found.items()}


def _told(case: SiteCase) -> Iterator[tuple[Address, IPv4Address]]:
    """Of cards whose address is still theirs: a lease of last week was another network's."""
    for device in case.devices:
        facts = Facts(device.facts)
        cards = {text(row.get("address")) for row in facts.rows("host.interfaces").value or ()}
        for row in facts.rows(_SERVERS).value or ():
            own, server = _address(row.get("address")), _address(row.get("server"))
            if own is not None and server is not None and str(own) in cards:
                yield own, server


def _heard(case: SiteCase) -> Iterator[tuple[Address, IPv4Address]]:
    """Where it stands itself: only its own network hears a server."""
    for device in case.devices:
        if _IS_SERVER in device.evidence:
            newest = next((a for a in device.addresses if isinstance(a, IPv4Address)), None)
            if newest is not None:
                yield newest, newest


def _address(value: object) -> IPv4Address | None:
    try:
        address = ip_address(text(value) or "")
    except ValueError:
        return None
    if not isinstance(address, IPv4Address) or address.is_unspecified:
        return None
    return None if address == _NOBODY else address


def _is_new_box(case: SiteCase, device: Device) -> bool:
    """Network gear that came after the first weeks and that nobody named or classed."""
    if device.device_class is not DeviceClass.NETWORK or device.class_by_hand or device.label:
        return False
    first = min(other.first_seen for other in case.devices)
    return device.first_seen - first > timedelta(days=case.number("settle_days"))


JUDGES: Mapping[str, SiteJudge] = {
    "newcomers": SiteJudge(has_no_intruder, {"settle_days": Kind.NUMBER})
}
