# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The registers that people keep: suppliers, contacts, degraded procedures, mail, guest Wi-Fi.

Each verb returns the site as it was, which `restore_registers` puts back.
"""

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from datetime import date
from typing import Any, TypeVar

from veilleuse.domain.attack import care_functions
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.model import Site
from veilleuse.domain.registers import Contact, GuestTest, MailDomain, Procedure, Supplier
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.weigh_care import UnknownCareError
from veilleuse.tasks.written import line, past_day, pasted

_Entry = TypeVar("_Entry", Supplier, Contact, Procedure, MailDomain, GuestTest)
_PASTED = frozenset({"spf", "dmarc", "dkim"})
_REQUIRED = frozenset({"name", "read_by", "by"})


class RegisterFullError(VeilleuseError):
    """The register holds as many entries as it takes."""

    code = "register_full"


class NoSuchEntryError(VeilleuseError):
    """Nothing of that name is in the register."""

    code = "no_such_entry"


def keep_supplier(desk: Desk, supplier: Supplier, *, instead_of: str = "") -> Site:
    """Adds it, or puts it in the place of the one of that name, or of `instead_of`."""
    entry = _checked(desk, supplier)
    old = {_fold(entry.name), _fold(instead_of)}
    return _keep(desk, "suppliers", entry, lambda one: _fold(one.name) in old)


def drop_supplier(desk: Desk, name: str) -> Site:
    """Takes it out; NoSuchEntryError where there is none."""
    return _drop(desk, "suppliers", name, lambda one: _fold(one.name) == _fold(name))


def keep_contact(desk: Desk, contact: Contact, *, instead_of: Contact | None = None) -> Site:
    """Adds it, or puts it in the place of the one of that role and name, or of `instead_of`."""
    entry = _checked(desk, contact)
    old = {(one.role, _fold(one.name)) for one in (entry, instead_of or entry)}
    return _keep(desk, "contacts", entry, lambda one: (one.role, _fold(one.name)) in old)


def drop_contact(desk: Desk, name: str) -> Site:
    """Takes out whoever bears that name, in every role; NoSuchEntryError where nobody does."""
    return _drop(desk, "contacts", name, lambda one: _fold(one.name) == _fold(name))


def keep_procedure(desk: Desk, procedure: Procedure) -> Site:
    """What is known of one care function's procedure; UnknownCareError for no function of here."""
    known = [one.id for one in care_functions(desk.store.site(), desk.shelf.model)]
    if procedure.function not in known:
        raise UnknownCareError(care=procedure.function, known=", ".join(known))
    entry = _checked(desk, procedure)
    return _keep(desk, "procedures", entry, lambda one: one.function == entry.function)


def keep_mail_domain(desk: Desk, domain: MailDomain) -> Site:
    """What was read in the DNS about a domain, in the place of what was read before."""
    entry = _checked(desk, domain)
    return _keep(desk, "mail_domains", entry, lambda one: _fold(one.name) == _fold(entry.name))


def drop_mail_domain(desk: Desk, name: str) -> Site:
    """Takes it out; NoSuchEntryError where there is none."""
    return _drop(desk, "mail_domains", name, lambda one: _fold(one.name) == _fold(name))


def keep_guest_test(desk: Desk, test: GuestTest) -> Site:
    """Adds a try from the visitors' Wi-Fi; earlier ones stay."""
    entry = _checked(desk, test)
    return _keep(desk, "guest_tests", entry, lambda one: one == entry)


def restore_registers(desk: Desk, before: Site) -> None:
    """Puts all registers back as they were in `before`."""
    with desk.store.transaction():
        site = desk.store.site()
        desk.store.save_site(
            replace(
                site,
                suppliers=before.suppliers,
                contacts=before.contacts,
                procedures=before.procedures,
                mail_domains=before.mail_domains,
                guest_tests=before.guest_tests,
            )
        )


def _keep(desk: Desk, register: str, entry: _Entry, is_old: Callable[[_Entry], bool]) -> Site:
    """In the place of the first that it replaces, else at the end."""
    with desk.store.transaction():
        site = desk.store.site()
        entries: tuple[_Entry, ...] = getattr(site, register)
        place = next((at for at, one in enumerate(entries) if is_old(one)), len(entries))
        kept = [one for one in entries if not is_old(one)]
        kept.insert(place, entry)
        if len(kept) > desk.shelf.evidence.entries:
            raise RegisterFullError(most=desk.shelf.evidence.entries)
        _save(desk, site, register, kept)
    return site


def _drop(desk: Desk, register: str, name: str, is_meant: Callable[[Any], bool]) -> Site:
    with desk.store.transaction():
        site = desk.store.site()
        kept = [one for one in getattr(site, register) if not is_meant(one)]
        if len(kept) == len(getattr(site, register)):
            raise NoSuchEntryError(name=name)
        _save(desk, site, register, kept)
    return site


def _save(desk: Desk, site: Site, register: str, entries: Iterable[object]) -> None:
    changed: dict[str, Any] = {register: tuple(entries)}
    desk.store.save_site(replace(site, **changed))


def _checked(desk: Desk, entry: _Entry) -> _Entry:
    """The entry in plain lines, its dates past; else one of the errors of `written`."""
    checked: dict[str, Any] = {}
    for field in fields(entry):
        name, value = field.name, getattr(entry, field.name)
        if isinstance(value, date):
            past_day(desk, value)
        elif type(value) is str:
            keep = pasted(desk, value) if name in _PASTED else None
            checked[name] = line(desk, value, required=name in _REQUIRED) if keep is None else keep
    return replace(entry, **checked)


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()
