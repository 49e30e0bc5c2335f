# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Suppliers, contacts, degraded procedures, mail domains and tries from the visitors' Wi-Fi."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from peewee import SQL

from veilleuse.domain.model import CareFunctionId, Site
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
from veilleuse.store import rows
from veilleuse.store.cipher import CipherDatabase
from veilleuse.store.tables import (
    ContactRow,
    GuestTestRow,
    MailDomainRow,
    ProcedureRow,
    Row,
    SupplierRow,
)

_Record = TypeVar("_Record")
_Kinds = Mapping[str, Callable[[str], object]]


def suppliers(db: CipherDatabase) -> tuple[Supplier, ...]:
    """In the order they were given."""
    return _read(db, SupplierRow, Supplier, {"road": Road, "mfa": Known})


def contacts(db: CipherDatabase) -> tuple[Contact, ...]:
    """In the order they were given."""
    return _read(db, ContactRow, Contact, {"role": ContactRole})


def procedures(db: CipherDatabase) -> tuple[Procedure, ...]:
    """In the order they were given."""
    return _read(db, ProcedureRow, Procedure, {"function": CareFunctionId, "written": Known})


def mail_domains(db: CipherDatabase) -> tuple[MailDomain, ...]:
    """In the order they were given."""
    return _read(db, MailDomainRow, MailDomain, {})


def guest_tests(db: CipherDatabase) -> tuple[GuestTest, ...]:
    """Oldest first."""
    return _read(db, GuestTestRow, GuestTest, {})


def save(db: CipherDatabase, site: Site) -> None:
    """Replaces all registers by those of the site."""
    _save(db, SupplierRow, site.suppliers)
    _save(db, ContactRow, site.contacts)
    _save(db, ProcedureRow, site.procedures)
    _save(db, MailDomainRow, site.mail_domains)
    _save(db, GuestTestRow, site.guest_tests)


def _read(
    db: CipherDatabase, table: type[Row], record: type[_Record], kinds: _Kinds
) -> tuple[_Record, ...]:
    """Columns bear the names of the fields; `kinds` makes more than text of some."""
    found = table.select().order_by(SQL("position")).dicts().execute(db)
    return tuple(
        record(**{name: kinds.get(name, _same)(row[name]) for name in _names(record)})
        for row in found
    )


def _save(db: CipherDatabase, table: type[Row], records: Sequence[object]) -> None:
    listed: list[dict[str, object]] = [
        {"position": at, **{name: getattr(record, name) for name in _names(type(record))}}
        for at, record in enumerate(records)
    ]
    rows.replace(db, table, listed)


def _names(record: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


def _same(value: object) -> object:
    return value
