# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What DNS-SD records say when put together: which host offers which service (RFC 6763)."""

import ipaddress
import re
import threading
from collections.abc import Iterator, Sequence
from datetime import datetime

from veilleuse.domain.limits import Limits
from veilleuse.domain.model import Address, Evidence, Network, Sighting
from veilleuse.probes.text import clean

ENUMERATION = "_services._dns-sd._udp.local."
"""RFC 6763 section 9."""
DEVICE_INFO = "_device-info._tcp.local."

TXT_KEYS = frozenset(
    {
        "am", "fv", "manufacturer", "md", "model", "os", "pdl", "product", "ty", "usb_mdl",
        "usb_mfg", "vendor",
    }
)  # fmt: skip
"""Keys that tell what a device is; others may tell who uses it and are not read."""

_TYPE = re.compile(r"_[a-z0-9][a-z0-9-]{0,30}\._(?:tcp|udp)\.local\.\Z", re.IGNORECASE)
_SUFFIX = ".local."


class Book:
    """Records as they are heard, from any thread; how many are kept is bounded."""

    def __init__(self, limits: Limits) -> None:
        """Empty."""
        self._limits = limits
        self._left = limits.mdns_records
        self._lock = threading.Lock()
        self._types: dict[str, None] = {}
        self._instances: dict[str, str] = {}
        self._hosts: dict[str, str] = {}
        self._texts: dict[str, tuple[Evidence, ...]] = {}
        self._addresses: dict[str, dict[Address, None]] = {}
        self._asked: set[tuple[str, str]] = set()

    def pointer(self, name: str, alias: str) -> None:
        """A service type, or an instance of one."""
        with self._lock:
            kind = name.lower()
            if kind == ENUMERATION and _TYPE.match(alias):
                if len(self._types) < self._limits.mdns_types and self._room():
                    self._types.setdefault(alias.lower())
            elif _TYPE.match(kind) and alias.lower().endswith("." + kind) and self._room():
                self._instances.setdefault(alias, kind)

    def service(self, name: str, server: str) -> None:
        """The host that offers an instance."""
        with self._lock:
            kind = name.lower().partition("._")
            kind_of = f"_{kind[2]}"
            if _TYPE.match(kind_of) and self._room():
                self._instances.setdefault(name, kind_of)
                self._hosts[name.lower()] = server.lower()

    def text(self, name: str, data: bytes) -> None:
        """The attributes of an instance, or of a whole device."""
        with self._lock:
            if self._room():
                found = parse_txt(data, self._limits.text_characters)
                self._texts[name.lower()] = tuple(_model(each, name) for each in found)

    def address(self, name: str, packed: bytes) -> None:
        """An address of a host."""
        with self._lock:
            if len(packed) in {4, 16} and self._room():
                found = ipaddress.ip_address(packed)
                self._addresses.setdefault(name.lower(), {}).setdefault(found)

    def questions(self) -> Iterator[tuple[str, str]]:
        """What is still to be asked, each once: kind of record and name."""
        with self._lock:
            wanted = [("PTR", kind) for kind in self._types]
            for name in self._instances:
                host = self._hosts.get(name.lower())
                if host is None:
                    wanted += [("SRV", name), ("TXT", name)]
                elif host not in self._addresses:
                    wanted.append(("A", host))
            fresh = [each for each in wanted if each not in self._asked]
            self._asked.update(fresh)
        yield from fresh

    def sightings(self, networks: Sequence[Network], now: datetime) -> tuple[Sighting, ...]:
        """One for every address of every host that has one inside the networks."""
        with self._lock:
            found = []
            for host, addresses in self._addresses.items():
                evidence = tuple(dict.fromkeys(self._evidence(host)))
                found += [
                    Sighting("mdns", now, address=address, evidence=evidence)
                    for address in _on_site(addresses, networks)
                ]
            return tuple(found)

    def _evidence(self, host: str) -> Iterator[Evidence]:
        characters = self._limits.text_characters
        name = clean(host.removesuffix(_SUFFIX), characters)
        if name:
            yield Evidence("name.mdns", name)
        for instance, kind in self._instances.items():
            if self._hosts.get(instance.lower()) == host:
                yield Evidence("mdns.service", kind.removesuffix(_SUFFIX))
                yield from self._texts.get(instance.lower(), ())
                label = instance.lower().removesuffix("." + kind)
                yield from self._texts.get(f"{label}.{DEVICE_INFO}", ())

    def _room(self) -> bool:
        self._left -= 1
        return self._left >= 0


def parse_txt(data: bytes, characters: int) -> tuple[Evidence, ...]:
    """The known attributes of a TXT record (RFC 6763 section 6); the first of a key counts."""
    found: dict[str, str] = {}
    at = 0
    while at < min(len(data), 8192):
        end = at + 1 + data[at]
        key, equals, value = data[at + 1 : end].partition(b"=")
        name = key.decode("ascii", "replace").lower()
        if equals and name in TXT_KEYS:
            found.setdefault(name, clean(value, characters))
        at = end
    return tuple(Evidence(f"mdns.txt.{key}", value) for key, value in found.items() if value)


def _model(evidence: Evidence, name: str) -> Evidence:
    is_model = name.lower().endswith(DEVICE_INFO) and evidence.kind == "mdns.txt.model"
    return Evidence("mdns.model", evidence.value) if is_model else evidence


def _on_site(addresses: dict[Address, None], networks: Sequence[Network]) -> list[Address]:
    inside = [
        address
        for address in addresses
        if any(address.version == net.version and address in net for net in networks)
    ]
    if not inside:
        return []
    near = [each for each in addresses if each.version == 6 and each.is_link_local]
    return list(dict.fromkeys([*inside, *near]))
