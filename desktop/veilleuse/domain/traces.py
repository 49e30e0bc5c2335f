# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What each sighting, report and known device says about who it speaks of."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from ipaddress import IPv4Address, ip_address

from veilleuse.domain.classify import is_local
from veilleuse.domain.model import (
    Address,
    AgentId,
    Device,
    DeviceId,
    Evidence,
    Fact,
    FactStatus,
    HardwareAddress,
    Report,
    Sighting,
)

RELAY_ADDRESSES = 8
"""IPv4 addresses behind one card beyond which it answers for others (proxy ARP, a Wi-Fi repeater):
in a small establishment a server with more addresses of its own is rarer than that."""

HOST_KINDS = ("name.host", "name.dhcp", "name.netbios")
"""Names a machine gives itself. `name.dns` is none: a reverse name belongs to the address."""

_HARDWARE = re.compile(r"[0-9a-f]{2}(?::[0-9a-f]{2}){5}")
_SHARED_HARDWARE = "00:00:5e:"
"""Virtual routers (RFC 9568, section 7.3): the address moves from one device to another."""
_NOBODY = frozenset({"", "localhost", "unknown"})
_GATEWAY = "net.gateway"
_ASKED = "name.dhcp"


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing that was known, seen or reported, reduced to what can identify."""

    first: datetime
    last: datetime
    keys: tuple[str, ...] = ()
    """Other than addresses, as `kind:value`: agent, host, mdns, hw, local."""
    claims: tuple[Address, ...] = ()
    asked: frozenset[str] = frozenset()
    """Of the keys, names merely asked for in DHCP: unlike in NetBIOS, LLMNR and mDNS, nothing keeps
    two machines from asking for one name at the same time."""
    known: Device | None = None
    report: Report | None = None
    sighting: Sighting | None = None


def of_device(device: Device) -> Trace:
    """A known device, with the addresses it still holds."""
    names = [key for key in device.keys if key.startswith(("host:", "mdns:"))]
    bound = [key for key in device.bound if not key.startswith("ip:")]
    cards = [key for one in device.hardware for key in _card(one)]
    keys = dict.fromkeys(_agent(device.agent_id) + names + cards + bound)
    return Trace(device.first_seen, device.last_seen, tuple(keys), device.addresses, known=device)


def of_report(report: Report) -> Trace:
    """An agent, its machine's name, and the cards and addresses the machine has.

    One that a person brought names the machine and nothing else: it is no agent, and an address
    that the machine once had may be another's by now.
    """
    at = moment(report)
    name = host_name(report.facts)
    named = [key for kind in ("host", "mdns") for key in _name(kind, name)]
    if report.is_hand_made:
        return Trace(at, at, tuple(named), report=report)
    rows = list(interfaces(report.facts))
    cards = [key for hardware, _ in rows for key in _card(hardware)]
    claims = tuple(dict.fromkeys(address for _, address in rows if address is not None))
    keys = dict.fromkeys(_agent(report.agent_id) + named + cards)
    return Trace(at, at, tuple(keys), claims, report=report)


def of_sightings(sightings: Iterable[Sighting], known: Sequence[Device]) -> Iterator[Trace]:
    """In an order of their own. What a relay answers for says nothing about the relay."""
    distinct = sorted(dict.fromkeys(sightings), key=_order)
    own = _own_addresses(distinct, known)
    for one in distinct:
        relay = own.get(one.hardware) if one.hardware else None
        hidden = one.address is None or (relay is not None and one.address not in relay)
        claims = () if hidden or one.address is None else usable((one.address,))
        named = [(item.kind, key) for item in one.evidence for key in _named(item)]
        keys = dict.fromkeys([key for _, key in named] + _card(one.hardware or ""))
        said = {key for kind, key in named if kind != _ASKED}
        asked = frozenset(key for _, key in named if key not in said)
        if keys or claims:
            yield Trace(one.at, one.at, tuple(keys), claims, asked, sighting=one)


def lent(devices: Iterable[Device], reports: Iterable[Report]) -> Mapping[DeviceId, set[str]]:
    """Cards of each device that another's agent lists and its own agent no longer does.

    A docking station goes from hand to hand, and what was once taken for one machine may be two.
    """
    lists: dict[AgentId, set[str]] = {}
    for device in devices:
        if device.agent_id is not None and device.facts:
            lists[device.agent_id] = {str(card) for card, _ in interfaces(device.facts)}
    for report in reports:
        lists[report.agent_id] = {str(card) for card, _ in interfaces(report.facts)}
    owners: defaultdict[str, set[AgentId]] = defaultdict(set)
    for agent, cards in lists.items():
        for card in cards:
            owners[card].add(agent)
    return {
        device.id: {str(card) for card in device.hardware if owners[card] - {device.agent_id}}
        - lists[device.agent_id]
        for device in devices
        if device.agent_id in lists
    }


def newest(reports: Iterable[Report]) -> Mapping[AgentId, Report]:
    """The newest report of each agent: the highest sequence of the installation heard last."""
    tops: dict[tuple[AgentId, str], Report] = {}
    for report in reports:
        key = report.agent_id, report.epoch
        if key not in tops or _rank(report) > _rank(tops[key]):
            tops[key] = report
    found: dict[AgentId, Report] = {}
    for report in tops.values():
        other = found.get(report.agent_id)
        if other is None or (moment(report), report.epoch) > (moment(other), other.epoch):
            found[report.agent_id] = report
    return found


def moment(report: Report) -> datetime:
    """When it was true; a clock that runs ahead is not believed."""
    return min(report.produced_at, report.received_at)


def host_name(facts: Mapping[str, Fact]) -> str:
    """What the machine calls itself, empty where it could not be read."""
    value = ok_value(facts, "host.name")
    return value if isinstance(value, str) else ""


def interfaces(facts: Mapping[str, Fact]) -> Iterator[tuple[HardwareAddress, Address | None]]:
    """The machine's cards, each with one of its addresses."""
    rows = ok_value(facts, "host.interfaces")
    for row in rows if isinstance(rows, list | tuple) else ():
        if isinstance(row, Mapping):
            hardware = str(row.get("hardware") or "").lower()
            yield HardwareAddress(hardware), _address(row.get("address"))


def ok_value(facts: Mapping[str, Fact], name: str) -> object:
    """The value of a fact that was read, None in every other case."""
    fact = facts.get(name)
    return fact.value if fact is not None and fact.status is FactStatus.OK else None


def usable(addresses: Iterable[Address]) -> tuple[Address, ...]:
    """Without those that every machine has, or none."""
    return tuple(
        one for one in addresses if not (one.is_loopback or one.is_multicast or one.is_unspecified)
    )


def _address(value: object) -> Address | None:
    try:
        address = ip_address(str(value).partition("%")[0])
    except ValueError:
        return None
    return next(iter(usable((address,))), None)


def _own_addresses(
    sightings: Iterable[Sighting], known: Iterable[Device]
) -> Mapping[HardwareAddress, set[Address]]:
    """For each relay, the addresses that are its own: as the gateway, as before, or the lowest."""
    behind: defaultdict[HardwareAddress, set[Address]] = defaultdict(set)
    own: defaultdict[HardwareAddress, set[Address]] = defaultdict(set)
    for one in sightings:
        if one.hardware and isinstance(one.address, IPv4Address):
            behind[one.hardware].add(one.address)
            if any(item.kind == _GATEWAY for item in one.evidence):
                own[one.hardware].add(one.address)
    for device in known:
        for hardware in device.hardware:
            own[hardware].update(device.addresses)
    relays = {card: seen for card, seen in behind.items() if len(seen) > RELAY_ADDRESSES}
    return {card: own[card] or {min(seen, key=int)} for card, seen in relays.items()}


def _named(item: Evidence) -> list[str]:
    if item.kind in HOST_KINDS:
        return _name("host", item.value)
    return _name("mdns", item.value) if item.kind == "name.mdns" else []


def _name(kind: str, value: str) -> list[str]:
    """Its first label, for one source gives the domain and the next does not."""
    name = value.strip().lower().partition(".")[0]
    return [] if name in _NOBODY or name.isdigit() else [f"{kind}:{name}"]


def _agent(agent_id: AgentId | None) -> list[str]:
    return [f"agent:{agent_id}"] if agent_id else []


def _card(hardware: str) -> list[str]:
    """No key for group addresses (IEEE 802, bit 0x01), for all zeros and for shared ones."""
    card = hardware.lower()
    if not _HARDWARE.fullmatch(card) or int(card[:2], 16) & 0x01 or not card.strip("0:"):
        return []
    if card.startswith(_SHARED_HARDWARE):
        return []
    return [f"local:{card}" if is_local(HardwareAddress(card)) else f"hw:{card}"]


def _order(one: Sighting) -> tuple[object, ...]:
    return one.at, str(one.address), one.hardware or "", one.evidence, one.probe, one.via or ""


def _rank(report: Report) -> tuple[object, ...]:
    return report.sequence, moment(report), report.report_id
