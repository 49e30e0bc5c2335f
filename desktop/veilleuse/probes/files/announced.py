# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""mDNS as it was overheard, put together by the same book as what a round hears."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from ipaddress import IPv4Network, IPv6Network

from veilleuse.domain.limits import Limits
from veilleuse.domain.model import Sighting
from veilleuse.probes.dns_sd import Book
from veilleuse.probes.files.dns_message import AAAA, PTR, SRV, TXT, A, Record

_INSIDE = (
    IPv4Network("10.0.0.0/8"), IPv4Network("172.16.0.0/12"), IPv4Network("192.168.0.0/16"),
    IPv4Network("169.254.0.0/16"), IPv6Network("fc00::/7"), IPv6Network("fe80::/10"),
)  # fmt: skip
"""As `heard.is_inside`."""


class Announced:
    """Repeats cost nothing: a long capture holds the same announcements over and over."""

    def __init__(self, limits: Limits) -> None:
        """Nothing yet."""
        self._book = Book(limits)
        self._seen: set[Record] = set()
        self._most = limits.mdns_records

    def hear(self, records: Iterable[Record]) -> None:
        """The records of one answer."""
        for record in records:
            is_kept = record in self._seen or len(self._seen) >= self._most
            if record.seconds and not is_kept:
                self._seen.add(record)
                self._write(record)

    def sightings(self) -> Iterator[Sighting]:
        """One for each address of each host; the time in them means nothing."""
        yield from self._book.sightings(_INSIDE, datetime.fromtimestamp(0, UTC))

    def _write(self, record: Record) -> None:
        match record.kind:
            case kind if kind == PTR:
                self._book.pointer(record.name, record.target)
            case kind if kind == SRV:
                self._book.service(record.name, record.target)
            case kind if kind == TXT:
                self._book.text(record.name, record.data)
            case kind if kind in {A, AAAA}:
                self._book.address(record.name, record.data)
