# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a machine with an agent sees around it: sightings of devices the desktop cannot reach.

All of it is claimed by that machine, and most of it was claimed to it by others.
"""

import ipaddress
import re
from collections.abc import Iterator, Mapping

from veilleuse.domain.facts import Row
from veilleuse.domain.model import Address, Evidence, HardwareAddress, Report, Sighting
from veilleuse.domain.plain_text import clean
from veilleuse.domain.traces import interfaces, moment, ok_value, usable

ROWS = 1024
"""Read of each fact: four times the addresses of a usual subnet."""
SAYINGS = 64
"""Read of one row of `overheard`; an agent sends half as many."""
CHARACTERS = 200
"""Kept of a value: a name of the DNS has at most 255 octets (RFC 1035, section 2.3.4)."""

_KINDS: Mapping[str, re.Pattern[str]] = {
    "mdns": re.compile(r"name\.mdns|mdns\.service|mdns\.model|mdns\.txt\.[a-z_]{1,16}"),
    "ssdp": re.compile(r"ssdp\.(?:server|type|usn)"),
    "wsd": re.compile(r"wsd\.types"),
    "netbios": re.compile(r"name\.netbios|netbios\.workgroup"),
    "llmnr": re.compile(r"llmnr\.role"),
}
"""What may be overheard, by protocol: nobody else's word opens a port or makes a gateway."""
_HARDWARE = re.compile(r"[0-9a-f]{2}(?::[0-9a-f]{2}){5}")


def seen_by(report: Report) -> tuple[Sighting, ...]:
    """Its neighbours and what it overheard, each once, without the machine itself.

    The moment is the report's. An address that only means something on one link is left out.
    """
    own_cards = {hardware for hardware, _ in interfaces(report.facts)}
    own_addresses = {address for _, address in interfaces(report.facts)}
    found = dict.fromkeys((*_neighbours(report), *_overheard(report)))
    return tuple(
        one
        for one in found
        if one.hardware not in own_cards - {HardwareAddress("")}
        and (one.address is None or one.address not in own_addresses)
    )


def _neighbours(report: Report) -> Iterator[Sighting]:
    for row in _rows(report, "neighbours"):
        hardware = _hardware(row.get("hardware"))
        address = _address(row.get("address"))
        if hardware is not None and address is not None:
            far = None if address.is_link_local else address
            yield _sighting(report, "neighbours", far, hardware=hardware)


def _overheard(report: Report) -> Iterator[Sighting]:
    for row in _rows(report, "overheard"):
        address, protocol = _address(row.get("address")), row.get("protocol")
        if address is None or address.is_link_local or not isinstance(protocol, str):
            continue
        evidence = tuple(dict.fromkeys(_evidence(row.get("said"), protocol)))
        if evidence:
            yield _sighting(report, protocol, address, evidence=evidence)


def _evidence(said: object, protocol: str) -> Iterator[Evidence]:
    allowed = _KINDS.get(protocol)
    for item in said[:SAYINGS] if isinstance(said, list | tuple) else ():
        kind, value = (item.get(key) for key in ("kind", "value")) if _is_row(item) else ("", "")
        if allowed and isinstance(kind, str) and isinstance(value, str) and allowed.fullmatch(kind):
            plain = clean(value, CHARACTERS)
            if plain:
                yield Evidence(kind, plain)


def _sighting(
    report: Report,
    probe: str,
    address: Address | None,
    *,
    hardware: HardwareAddress | None = None,
    evidence: tuple[Evidence, ...] = (),
) -> Sighting:
    return Sighting(probe, moment(report), address, hardware, evidence, via=report.agent_id)


def _rows(report: Report, name: str) -> Iterator[Row]:
    value = ok_value(report.facts, name)
    for row in value[:ROWS] if isinstance(value, list | tuple) else ():
        if _is_row(row):
            yield row


def _is_row(value: object) -> bool:
    return isinstance(value, Mapping)


def _address(value: object) -> Address | None:
    """An address that one device can have; none for loopback, groups, all zeros or all ones."""
    if not isinstance(value, str):
        return None
    try:
        address = ipaddress.ip_address(value.partition("%")[0])
    except ValueError:
        return None
    return next(iter(usable(() if address.is_reserved else (address,))), None)


def _hardware(value: object) -> HardwareAddress | None:
    """Of one card: no group address (IEEE 802, bit 0x01), not all zeros."""
    spelled = value.lower() if isinstance(value, str) else ""
    if not _HARDWARE.fullmatch(spelled) or int(spelled[:2], 16) & 0x01 or not spelled.strip("0:"):
        return None
    return HardwareAddress(spelled)
