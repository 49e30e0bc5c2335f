# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks everybody once who offers what (DNS-SD over mDNS), through zeroconf, and listens."""

import logging
from collections.abc import Sequence
from ipaddress import IPv4Address

from zeroconf import (  # type: ignore[attr-defined]  # exported without being declared so
    DNSAddress,
    DNSOutgoing,
    DNSPointer,
    DNSQuestion,
    DNSRecord,
    DNSService,
    DNSText,
    EventLoopBlocked,
    IPVersion,
    NamePartTooLongException,
    RecordUpdate,
    RecordUpdateListener,
    Zeroconf,
)
from zeroconf.const import (
    _CLASS_IN,
    _FLAGS_QR_QUERY,
    _TYPE_A,
    _TYPE_PTR,
    _TYPE_SRV,
    _TYPE_TXT,
)

from veilleuse.domain.rounds import Notice
from veilleuse.probes.budget import Budget
from veilleuse.probes.dns_sd import ENUMERATION, Book
from veilleuse.probes.scope import Connection
from veilleuse.probes.together import Say

GROUP = IPv4Address("224.0.0.251")
PORT = 5353

_STEP_SECONDS = 0.25
_AGAIN_SECONDS = 1.0
"""RFC 6762 section 5.2: at least one second between the first two questions."""

_KINDS = {"PTR": _TYPE_PTR, "SRV": _TYPE_SRV, "TXT": _TYPE_TXT, "A": _TYPE_A}

_log = logging.getLogger(__name__)


class _Counted(Zeroconf):
    """Zeroconf whose every packet is journalled first. It asks; it never answers."""

    def __init__(self, budget: Budget, interfaces: list[str]) -> None:
        self._budget = budget
        self._left = budget.limits.mdns_packets
        super().__init__(interfaces=interfaces, ip_version=IPVersion.V4Only)

    def async_send(
        self, out: DNSOutgoing, addr: str | None = None, *_: object, **__: object
    ) -> None:
        """Send a question to the group, journalled, or nothing."""
        senders = self.engine.senders
        try:
            packets = len(out.packets()) * len(senders)
        except NamePartTooLongException:
            return
        if addr is None and out.is_query() and not self.done and 0 < packets <= self._left:
            self._left -= packets
            if self._budget.multicast("mdns", GROUP, PORT, packets):
                super().async_send(out)


class _Ear(RecordUpdateListener):
    def __init__(self, book: Book) -> None:
        self._book = book

    def async_update_records(self, _: Zeroconf, __: float, records: list[RecordUpdate]) -> None:
        for update in records:
            _write(self._book, update.new)


def listen(connections: Sequence[Connection], budget: Budget, seconds: float, say: Say) -> None:
    """Ask, listen for `seconds` and report every host heard; a notice where that cannot be done."""
    book = Book(budget.limits)
    try:
        zeroconf = _Counted(budget, [str(each.address) for each in connections])
    except (OSError, EventLoopBlocked, RuntimeError) as error:
        say(Notice("mdns_failed", str(error)[:200]))
        return
    try:
        zeroconf.add_listener(_Ear(book), None)
        _converse(zeroconf, book, budget, seconds)
    finally:
        zeroconf.close()
        for sighting in book.sightings(budget.networks, budget.clock.now()):
            say(sighting)


def _converse(zeroconf: Zeroconf, book: Book, budget: Budget, seconds: float) -> None:
    began = budget.clock.monotonic()
    _ask(zeroconf, [("PTR", ENUMERATION)])
    again = [("PTR", ENUMERATION)]
    while (spent := budget.clock.monotonic() - began) < seconds:
        budget.pause(min(_STEP_SECONDS, max(0.0, seconds - spent)))
        questions = list(book.questions())
        if again and spent >= _AGAIN_SECONDS:
            questions += again
            again = []
        _ask(zeroconf, questions)


def _ask(zeroconf: Zeroconf, questions: Sequence[tuple[str, str]]) -> None:
    if not questions:
        return
    out = DNSOutgoing(_FLAGS_QR_QUERY)
    for kind, name in questions:
        out.add_question(DNSQuestion(name, _KINDS[kind], _CLASS_IN))
    zeroconf.send(out)


def _write(book: Book, record: DNSRecord) -> None:
    match record:
        case DNSPointer():
            book.pointer(record.name, record.alias)
        case DNSService():
            book.service(record.name, record.server)
        case DNSText():
            book.text(record.name, record.text)
        case DNSAddress():
            book.address(record.name, record.address)
