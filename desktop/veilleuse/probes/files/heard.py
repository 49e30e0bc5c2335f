# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who was heard in a capture, and what each said. Grows with the devices, not with the file."""

import ipaddress
from collections import defaultdict
from collections.abc import Iterable, Iterator

from veilleuse.domain.model import Evidence, Sighting
from veilleuse.probes.files.fields import packed_hardware
from veilleuse.probes.files.reading import TOO_MANY, Reading

PROBE = "file.capture"

_Key = tuple[bytes, bytes]
"""Address and card, each packed or empty."""


class _Host:
    __slots__ = ("evidence", "seconds")

    def __init__(self) -> None:
        self.seconds: float | None = None
        self.evidence: dict[Evidence, None] = {}


class Heard:
    """Senders by address and card. Who speaks from the internet is left out."""

    def __init__(self, reading: Reading) -> None:
        """Nobody yet."""
        self._reading = reading
        self._hosts: dict[_Key, _Host] = {}
        self._names: dict[bytes, dict[Evidence, None]] = {}

    def at(self, address: bytes, card: bytes, seconds: float | None) -> _Host | None:
        """Somebody was there. `card` only where no router can have been between."""
        host = self._hosts.get((address, card))
        if host is None:
            if not (card or is_inside(address)) or (address and not _is_somebody(address)):
                return None
            if len(self._hosts) >= self._reading.bounds.hosts:
                self._reading.note(TOO_MANY, str(self._reading.bounds.hosts))
                return None
            host = self._hosts[address, card] = _Host()
        if seconds is not None and (host.seconds is None or seconds > host.seconds):
            host.seconds = seconds
        return host

    def say(
        self, address: bytes, card: bytes, seconds: float | None, evidence: Iterable[Evidence]
    ) -> None:
        """And said something."""
        host = self.at(address, card, seconds)
        if host is not None:
            for item in evidence:
                if len(host.evidence) < self._reading.bounds.evidence:
                    host.evidence.setdefault(item)

    def name(self, address: bytes, evidence: Iterable[Evidence]) -> None:
        """Somebody else calls that address so; kept where the address itself is heard."""
        if is_inside(address) and len(self._names) < self._reading.bounds.hosts:
            named = self._names.setdefault(address, {})
            for item in evidence:
                if len(named) < 4:
                    named.setdefault(item)

    def sightings(self) -> Iterator[Sighting]:
        """One for each, with its last time. Without a card of its own, an address takes the one."""
        cards: defaultdict[bytes, set[bytes]] = defaultdict(set)
        for address, card in self._hosts:
            if address and card:
                cards[address].add(card)
        for (address, card), host in self._hosts.items():
            own = cards.get(address, set())
            if address and not card and len(own) == 1:
                self._join(host, self._hosts[address, next(iter(own))])
        for (address, card), host in self._hosts.items():
            if not (address and not card and len(cards.get(address, ())) == 1):
                yield self._sighting(address, card, host)

    def _join(self, one: _Host, other: _Host) -> None:
        other.evidence.update(one.evidence)
        times = [each for each in (one.seconds, other.seconds) if each is not None]
        other.seconds = max(times, default=None)

    def _sighting(self, address: bytes, card: bytes, host: _Host) -> Sighting:
        named = self._names.get(address, {}) if address else {}
        evidence = tuple(dict.fromkeys([*host.evidence, *named]))
        return Sighting(
            PROBE,
            self._reading.moment(host.seconds),
            ipaddress.ip_address(address) if address else None,
            packed_hardware(card),
            evidence[: self._reading.bounds.evidence],
        )


def is_inside(address: bytes) -> bool:
    """Whether it is of private use: RFC 1918, RFC 3927, RFC 4193, RFC 4291 section 2.5.6."""
    if len(address) == 4:
        first, second = address[0], address[1]
        return (
            first == 10
            or (first == 192 and second == 168)
            or (first == 172 and 16 <= second < 32)
            or (first == 169 and second == 254)
        )
    if len(address) != 16:
        return False
    return address[0] & 0xFE == 0xFC or (address[0] == 0xFE and address[1] & 0xC0 == 0x80)


def _is_somebody(address: bytes) -> bool:
    """Whether one device can have it: not unspecified, of the loop, or a group's."""
    if len(address) == 4:
        return address[0] not in {0, 127} and address[0] < 224
    return address[0] != 0xFF and any(address[:15])
