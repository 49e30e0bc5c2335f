# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a site looks like to an attacker: small enough to be kept with every assessment."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from veilleuse.domain.facts import Facts, Gap, number, text
from veilleuse.domain.model import (
    COMPUTERS,
    CareFunction,
    Device,
    DeviceClass,
    DeviceId,
    Site,
)
from veilleuse.domain.zones import zone_of

PORTS = 8
"""Of one device, told as evidence; one is enough."""
CIRCLES = 16
"""Of one device, followed: administrators are few, and a list without end is a mistake."""
NEIGHBOURS = 1024
"""Read of one agent's table, as elsewhere."""
_PORT = re.compile(r"[0-9]{1,5}")
_OWN = ("127.", "::1", "[::1]", "localhost")
_UNANSWERED = {Gap.ABSENT, Gap.NOT_APPLICABLE}

Spot = tuple[str | None, DeviceClass]
"""A zone, None where it is not known, and a class of device that stands there."""


@dataclass(frozen=True, slots=True)
class Host:
    """One device, as far as attacks are concerned."""

    id: DeviceId
    device_class: DeviceClass
    title: str
    zone: str | None
    reported_at: datetime | None = None
    circles: tuple[str, ...] | None = None
    """Who administers it, `domain:<name>` and `account:<name>`; None where nobody knows."""
    ports: tuple[int, ...] = ()
    """Where it was seen to listen."""

    @property
    def spot(self) -> Spot:
        """Where it stands and as what."""
        return self.zone, self.device_class


@dataclass(frozen=True, slots=True)
class Crossing:
    """A device of one spot that has a device of another one in its neighbour table."""

    seen_by: str
    """The title of the device whose table it is."""
    source: Spot
    target: Spot


@dataclass(frozen=True, slots=True)
class Scene:
    """A site at one moment. The order in which devices were given does not show."""

    devices: tuple[Host, ...]
    care: tuple[CareFunction, ...] = ()
    """Those the site declared; where empty, the model's."""
    crossings: tuple[Crossing, ...] = ()


def scene_of(site: Site, devices: Iterable[Device]) -> Scene:
    """What of a site matters to an attack."""
    known = sorted({device.id: device for device in devices}.values(), key=lambda d: d.id)
    hosts = tuple(_host(device, site) for device in known)
    return Scene(hosts, site.care_functions, tuple(_crossings(known, hosts)))


def _host(device: Device, site: Site) -> Host:
    facts = Facts(device.facts)
    return Host(
        id=device.id,
        device_class=device.device_class,
        title=device.title,
        zone=zone_of(device, site),
        reported_at=device.reported_at,
        circles=_circles(facts) if device.device_class in COMPUTERS else None,
        ports=_ports(device, facts),
    )


def _circles(facts: Facts) -> tuple[str, ...] | None:
    """Its domain and its enabled local administrators; one unread answer makes all unknown.

    An account whose state could not be read counts as enabled.
    """
    domain, accounts = facts.text("host.domain"), facts.rows("accounts.administrators")
    if any(one.value is None and one.gap not in _UNANSWERED for one in (domain, accounts)):
        return None
    names = {
        f"account:{name.casefold()}"
        for row in accounts.value or ()
        if row.get("kind") == "user"
        and row.get("enabled") is not False
        and (name := text(row.get("name")))
    }
    if domain.value:
        names.add(f"domain:{domain.value.casefold()}")
    return tuple(sorted(names)[-CIRCLES:])


def _ports(device: Device, facts: Facts) -> tuple[int, ...]:
    """TCP ports that answered to a probe, and those its own report says are open to others."""
    answered = {
        int(one.value)
        for one in device.evidence
        if one.kind == "tcp.open" and _PORT.fullmatch(one.value)
    }
    told = {
        port
        for row in facts.rows("ports.listening").value or ()
        if (port := number(row.get("port"))) is not None
        and (text(row.get("protocol")) or "").startswith("tcp")
        and not (text(row.get("address")) or "").startswith(_OWN)
    }
    return tuple(sorted(answered | told)[:PORTS])


def _crossings(devices: Sequence[Device], hosts: tuple[Host, ...]) -> Iterator[Crossing]:
    """One for each two spots, told by the first device that saw it."""
    if not any("neighbours" in device.facts for device in devices):
        return
    at = {
        str(address): host
        for device, host in zip(devices, hosts, strict=True)
        for address in device.addresses[:1]
    }
    found: dict[tuple[Spot, Spot], str] = {}
    for device, host in zip(devices, hosts, strict=True):
        for other in _neighbours(device, at):
            if other.spot != host.spot:
                found.setdefault((host.spot, other.spot), host.title)
    for (source, target), title in sorted(found.items(), key=str):
        yield Crossing(title, source, target)


def _neighbours(device: Device, at: Mapping[str, Host]) -> Iterator[Host]:
    rows = Facts(device.facts).rows("neighbours").value or ()
    for row in islice(rows, NEIGHBOURS):
        other = at.get(text(row.get("address")) or "")
        if other is not None:
            yield other
