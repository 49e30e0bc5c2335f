# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands about what people write down; each says its exit code."""

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from ipaddress import ip_address
from typing import Any

from veilleuse.cli import register_tables as tables
from veilleuse.cli.session import DONE, Session
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.expiry import expiries, expiring
from veilleuse.domain.model import Address, Answer, AnswerValue, CareFunctionId, Site
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
from veilleuse.tasks import keep_registers as keeping
from veilleuse.tasks.assess import reassess
from veilleuse.tasks.attach import attach, attach_all, supported_by
from veilleuse.tasks.declare import declare
from veilleuse.tasks.desk import Desk, open_desk
from veilleuse.tasks.explain import day
from veilleuse.tasks.export import records_as_json

Typed = argparse.Namespace


class EntryUnnamedError(VeilleuseError):
    """An entry is to be kept or dropped and none is named."""

    code = "entry_unnamed"


class BadAddressError(VeilleuseError):
    """What was typed is no address."""

    code = "bad_address"


class NotDroppedError(VeilleuseError):
    """Entries of this register are not taken out: they are changed, or stay as a trace."""

    code = "entry_stays"


def answer_command(session: Session) -> int:
    """Veilleuse answer."""
    typed = session.typed
    desk = open_desk(session.folder)
    try:
        on = _day(typed.on) or _today(desk)
        files = attach_all(desk, typed.attach)
        value = AnswerValue(typed.value)
        declare(desk, Answer(typed.control, value, on, typed.by, typed.note, files))
        reassess(desk)
    finally:
        desk.close()
    session.say("answered", control=typed.control)
    for file in files:
        session.say("attached", name=file.name, sha256=file.sha256)
    return DONE


def evidence_command(session: Session) -> int:
    """Veilleuse evidence."""
    typed = session.typed
    desk = open_desk(session.folder)
    try:
        if typed.check:
            found = supported_by(desk, attach(desk, typed.check))
            return _show(session, found, tables.answers_table(found, session.words))
        if typed.control:
            past = desk.store.past_answers(typed.control)
            return _show(session, past, tables.answers_table(past, session.words))
        controls, site, today = desk.shelf.controls, desk.store.site(), _today(desk)
        within = typed.within
        dated = (
            expiries(controls, site, today)
            if within is None
            else expiring(controls, site, today, within)
        )
        return _show(session, dated, tables.expiries_table(dated, session.words))
    finally:
        desk.close()


def supplier_command(session: Session) -> int:
    """Veilleuse supplier."""

    def keep(desk: Desk, typed: Typed) -> None:
        before = next((s for s in desk.store.site().suppliers if s.name == typed.name), None)
        said = _said(typed, "maintains", "account", "phone", "contract", "note")
        said |= _kinds(typed, road=Road, mfa=Known)
        said |= _checked_on(desk, typed, "reviewed")
        keeping.keep_supplier(desk, replace(before or Supplier(typed.name), **said))

    return _register(session, "suppliers", keep, keeping.drop_supplier, tables.suppliers_table)


def contact_command(session: Session) -> int:
    """Veilleuse contact."""

    def keep(desk: Desk, typed: Typed) -> None:
        named = [c for c in desk.store.site().contacts if c.name == typed.name]
        role = ContactRole(typed.role) if typed.role else None
        before = next((c for c in named if role in (None, c.role)), None)
        said = _said(typed, "phone", "note") | _checked_on(desk, typed, "verified")
        start = before or Contact(role or ContactRole.OTHER, typed.name)
        keeping.keep_contact(desk, replace(start, **said))

    return _register(session, "contacts", keep, keeping.drop_contact, tables.contacts_table)


def procedure_command(session: Session) -> int:
    """Veilleuse procedure."""

    def keep(desk: Desk, typed: Typed) -> None:
        function = CareFunctionId(typed.name)
        known = {one.function: one for one in desk.store.site().procedures}
        said = _said(typed, "place") | _kinds(typed, written=Known)
        said |= {f"{name}_on": day(getattr(typed, name)) for name in _typed(typed, "printed")}
        said |= {f"{name}_on": day(getattr(typed, name)) for name in _typed(typed, "tried")}
        keeping.keep_procedure(desk, replace(known.get(function, Procedure(function)), **said))

    return _register(session, "procedures", keep, None, tables.procedures_table)


def mail_command(session: Session) -> int:
    """Veilleuse mail."""

    def keep(desk: Desk, typed: Typed) -> None:
        read_on = _day(typed.read) or _today(desk)
        same = (m for m in desk.store.site().mail_domains if m.name == typed.name)
        before = next((m for m in same if m.read_on == read_on), None)  # one look, one day
        said = _said(typed, "spf", "dmarc", "dkim") | ({"read_by": typed.by} if typed.by else {})
        keeping.keep_mail_domain(
            desk, replace(before or MailDomain(typed.name, read_on, ""), **said)
        )

    return _register(session, "mail_domains", keep, keeping.drop_mail_domain, tables.mail_table)


def guest_command(session: Session) -> int:
    """Veilleuse guest."""

    def keep(desk: Desk, typed: Typed) -> None:
        tried = tuple(map(_address, typed.name))
        reached = tuple(map(_address, typed.reached))
        every = tuple(dict.fromkeys((*tried, *reached)))
        on = _day(typed.on) or _today(desk)
        test = GuestTest(on, typed.by or "", every, reached, typed.network or "")
        keeping.keep_guest_test(desk, test)

    return _register(session, "guest_tests", keep, None, tables.guest_table)


def _register(
    session: Session,
    register: str,
    keep: Callable[[Desk, Typed], None],
    drop: Callable[[Desk, str], Site] | None,
    table: Callable[..., Any],
) -> int:
    """Lists a register, after what is to be kept in it or dropped from it."""
    typed = session.typed
    desk = open_desk(session.folder)
    try:
        if typed.action != "list":
            _change(desk, typed, keep, drop)
            reassess(desk)
        site = desk.store.site()
    finally:
        desk.close()
    return _show(session, getattr(site, register), table(site, session.words))


def _change(
    desk: Desk,
    typed: Typed,
    keep: Callable[[Desk, Typed], None],
    drop: Callable[[Desk, str], Site] | None,
) -> None:
    if not typed.name:
        raise EntryUnnamedError
    if typed.action == "keep":
        keep(desk, typed)
    elif drop is None:
        raise NotDroppedError
    else:
        drop(desk, typed.name)


def _show(session: Session, records: object, table: object) -> int:
    if session.typed.json:
        sys.stdout.write(records_as_json(records) + "\n")
    else:
        session.out.print(table)
    return DONE


def _typed(typed: Typed, *names: str) -> list[str]:
    return [name for name in names if getattr(typed, name) is not None]


def _said(typed: Typed, *names: str) -> dict[str, Any]:
    return {name: getattr(typed, name) for name in _typed(typed, *names)}


def _kinds(typed: Typed, **kinds: Callable[[str], object]) -> dict[str, Any]:
    return {name: kinds[name](getattr(typed, name)) for name in _typed(typed, *kinds)}


def _checked_on(desk: Desk, typed: Typed, word: str) -> dict[str, Any]:
    """The day of a check and who made it; today where only the name is given."""
    given = _day(getattr(typed, word))
    if given is None and typed.by is None:
        return {}
    checked: dict[str, Any] = {f"{word}_on": given or _today(desk)}
    return checked | ({f"{word}_by": typed.by} if typed.by is not None else {})


def _day(given: str | None) -> date | None:
    return None if given is None else day(given)


def _today(desk: Desk) -> date:
    return desk.now().astimezone().date()


def _address(given: str) -> Address:
    try:
        return ip_address(given)
    except ValueError as error:
        raise BadAddressError(address=given) from error


REGISTER_COMMANDS: Mapping[str, Callable[[Session], int]] = {
    "answer": answer_command,
    "evidence": evidence_command,
    "supplier": supplier_command,
    "contact": contact_command,
    "procedure": procedure_command,
    "mail": mail_command,
    "guest": guest_command,
}
