# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the people of the demonstration wrote down by a given month."""

from collections.abc import Callable, Iterator
from datetime import date
from ipaddress import ip_address
from typing import TypedDict

from veilleuse.catalogue.demo_story import Table, number, tables, texts
from veilleuse.domain.model import CareFunctionId
from veilleuse.domain.registers import (
    Contact,
    ContactRole,
    GuestTest,
    Known,
    MailDomain,
    Procedure,
    Road,
    Supplier,
)

Day = Callable[[int], date]
"""On which day a month, counted from 1, was told."""


class Registers(TypedDict):
    """Fields of a `Site`."""

    suppliers: tuple[Supplier, ...]
    contacts: tuple[Contact, ...]
    procedures: tuple[Procedure, ...]
    mail_domains: tuple[MailDomain, ...]
    guest_tests: tuple[GuestTest, ...]


def registers_of(written: Table, month: int, day: Day, by: str) -> Registers:
    """The registers as they stood in `month`, kept by one person."""
    return Registers(
        suppliers=tuple(
            _supplier(row, month, day, by) for row in _rows(written, "supplier", month)
        ),
        contacts=tuple(_contact(row, month, day, by) for row in _rows(written, "contact", month)),
        procedures=tuple(_procedures(written, month, day)),
        mail_domains=tuple(_mail(row, month, day, by) for row in _rows(written, "mail", month)),
        guest_tests=tuple(_guest(row, day, by) for row in _rows(written, "guest", month)),
    )


def _rows(written: Table, name: str, month: int) -> Iterator[Table]:
    return (row for row in tables(written, name) if number(row, "from", 1) <= month)


def _supplier(row: Table, month: int, day: Day, by: str) -> Supplier:
    return Supplier(
        name=_text(row, "name"),
        maintains=_text(row, "maintains"),
        road=Road(_text(row, "road")),
        account=_text(row, "account"),
        mfa=Known(_text(row, "mfa") or Known.UNKNOWN),
        reviewed_on=_last(row, "checked", month, day),
        reviewed_by=by,
        phone=_text(row, "phone"),
        contract=_text(row, "contract"),
        note=_text(row, "note"),
    )


def _contact(row: Table, month: int, day: Day, by: str) -> Contact:
    return Contact(
        role=ContactRole(_text(row, "role")),
        name=_text(row, "name"),
        phone=_text(row, "phone"),
        verified_on=_last(row, "checked", month, day),
        verified_by=by,
        note=_text(row, "note"),
    )


def _procedures(written: Table, month: int, day: Day) -> Iterator[Procedure]:
    for row in _rows(written, "procedure", month):
        for function in texts(row["functions"]):
            yield Procedure(
                function=CareFunctionId(function),
                written=Known.YES,
                printed_on=_last(row, "printed", month, day),
                tried_on=_last(row, "tried", month, day),
                place=_text(row, "place"),
            )


def _mail(row: Table, month: int, day: Day, by: str) -> MailDomain:
    return MailDomain(
        name=_text(row, "name"),
        read_on=_last(row, "read", month, day) or day(month),
        read_by=by,
        spf=_text(row, "spf"),
        dmarc=_text(row, "dmarc"),
    )


def _guest(row: Table, day: Day, by: str) -> GuestTest:
    return GuestTest(
        on=day(number(row, "from", 1)),
        by=by,
        tried=tuple(map(ip_address, texts(row["tried"]))),
        network=_text(row, "network"),
    )


def _last(row: Table, name: str, month: int, day: Day) -> date | None:
    """The day of the last of the months listed that has come."""
    past = [int(text) for text in texts(row.get(name)) if int(text) <= month]
    return day(max(past)) if past else None


def _text(row: Table, name: str) -> str:
    return str(row.get(name, ""))
