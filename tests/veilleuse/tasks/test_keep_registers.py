# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import date
from ipaddress import ip_address

import pytest

from veilleuse.catalogue.shelf import Shelf
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
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.keep_registers import (
    NoSuchEntryError,
    RegisterFullError,
    drop_contact,
    drop_mail_domain,
    drop_supplier,
    keep_contact,
    keep_guest_test,
    keep_mail_domain,
    keep_procedure,
    keep_supplier,
    restore_registers,
)
from veilleuse.tasks.weigh_care import UnknownCareError
from veilleuse.tasks.written import WrittenAheadError, WrittenBlankError, WrittenLongError

DAY = date(2026, 11, 20)
LATER = date(2026, 11, 25)


def suppliers(desk: Desk) -> list[str]:
    return [one.name for one in desk.store.site().suppliers]


def test_a_supplier_takes_the_place_of_the_one_of_that_name(desk: Desk) -> None:
    for name in ("Éditeur", "Ascenseurs"):
        keep_supplier(desk, Supplier(name))
    keep_supplier(desk, Supplier(" éditeur ", road=Road.VPN, mfa=Known.NO))
    assert suppliers(desk) == ["éditeur", "Ascenseurs"]
    assert desk.store.site().suppliers[0].road is Road.VPN


def test_a_supplier_can_be_renamed_in_its_place(desk: Desk) -> None:
    for name in ("A", "B", "C"):
        keep_supplier(desk, Supplier(name))
    keep_supplier(desk, Supplier("D"), instead_of="b")
    assert suppliers(desk) == ["A", "D", "C"]


def test_a_person_may_have_two_roles_and_leaves_both_at_once(desk: Desk) -> None:
    for role in (ContactRole.DIRECTOR, ContactRole.ON_CALL):
        keep_contact(desk, Contact(role, "Mme Roy", "01"))
    keep_contact(desk, Contact(ContactRole.ON_CALL, "mme roy", "02"))
    assert [one.phone for one in desk.store.site().contacts] == ["01", "02"]
    drop_contact(desk, "MME ROY")
    assert desk.store.site().contacts == ()


def test_a_contact_can_change_its_role(desk: Desk) -> None:
    old = Contact(ContactRole.OTHER, "M. Petit")
    keep_contact(desk, old)
    keep_contact(desk, Contact(ContactRole.ADMIN, "M. Petit"), instead_of=old)
    assert [one.role for one in desk.store.site().contacts] == [ContactRole.ADMIN]


def test_a_procedure_is_of_an_activity_that_the_site_has(desk: Desk) -> None:
    keep_procedure(desk, Procedure(CareFunctionId("meals"), Known.NO))
    keep_procedure(desk, Procedure(CareFunctionId("meals"), Known.YES, printed_on=DAY))
    (kept,) = desk.store.site().procedures
    assert (kept.written, kept.printed_on) == (Known.YES, DAY)
    with pytest.raises(UnknownCareError):
        keep_procedure(desk, Procedure(CareFunctionId("poetry")))


def test_what_was_pasted_keeps_its_lines(desk: Desk) -> None:
    keep_mail_domain(desk, MailDomain("ehpad.example", DAY, "A", " v=spf1\n-all ", "", None))
    (kept,) = desk.store.site().mail_domains
    assert (kept.spf, kept.dmarc, kept.dkim) == ("v=spf1\n-all", "", None)
    drop_mail_domain(desk, "EHPAD.example")
    assert desk.store.site().mail_domains == ()


def test_tries_from_outside_pile_up(desk: Desk) -> None:
    first = GuestTest(DAY, "A", (ip_address("10.0.0.1"),))
    for test in (first, replace(first, reached=first.tried), first):
        keep_guest_test(desk, test)
    assert len(desk.store.site().guest_tests) == 2


def test_every_change_can_be_undone(desk: Desk) -> None:
    keep_supplier(desk, Supplier("A"))
    before = drop_supplier(desk, "A")
    keep_contact(desk, Contact(ContactRole.OTHER, "B"))
    restore_registers(desk, before)
    site = desk.store.site()
    assert ([one.name for one in site.suppliers], site.contacts) == (["A"], ())


def test_what_cannot_be_vouched_for_is_refused_and_changes_nothing(desk: Desk) -> None:
    with pytest.raises(WrittenBlankError):
        keep_supplier(desk, Supplier(" \u202e"))
    with pytest.raises(WrittenBlankError):
        keep_guest_test(desk, GuestTest(DAY, "", ()))
    with pytest.raises(WrittenLongError):
        keep_contact(desk, Contact(ContactRole.OTHER, "A", note="x" * 301))
    with pytest.raises(WrittenLongError):
        keep_mail_domain(desk, MailDomain("a.example", DAY, "A", spf="x" * 8193))
    with pytest.raises(WrittenAheadError):
        keep_supplier(desk, Supplier("A", reviewed_on=LATER))
    with pytest.raises(NoSuchEntryError):
        drop_supplier(desk, "A")
    assert desk.store.site() == type(desk.store.site())(name="")


def test_a_register_is_full_at_some_point(desk: Desk) -> None:
    shelf = Shelf()
    shelf.__dict__["evidence"] = replace(shelf.evidence, entries=1)
    narrow = replace(desk, shelf=shelf)
    keep_supplier(narrow, Supplier("A"))
    with pytest.raises(RegisterFullError):
        keep_supplier(narrow, Supplier("B"))
    assert suppliers(narrow) == ["A"]
