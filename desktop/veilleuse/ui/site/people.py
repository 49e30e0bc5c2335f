# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Suppliers with their ways in, and the people to call."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from veilleuse.domain.registers import Contact, ContactRole, Known, Road, Supplier
from veilleuse.ui.site.forms import FormDialog, PastDay
from veilleuse.ui.site.register_panel import RegisterPanel
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import plain
from veilleuse.ui.texts import Texts, capital
from veilleuse.ui.widgets.table import Column

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture


class SuppliersPanel(RegisterPanel[Supplier]):
    """Who maintains what, and how they come in."""

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_picture`."""
        texts = around.texts
        super().__init__(
            around,
            texts.word("register.suppliers"),
            _supplier_columns(around),
            lambda one: one.name,
            (
                "door",
                self.tr("No supplier yet"),
                self.tr(
                    "Whoever maintains the care software, the nurse call or the telephones often "
                    "has a way in. Write down who, and how."
                ),
            ),
        )
        self._picture: Picture | None = None
        self.add = lambda: self._edit(None)
        self.change = self._edit
        self.drop = self._take_out
        self.lead.setText(
            self.tr("A supplier’s access is a door into the establishment: review it once a year.")
        )

    def show_picture(self, picture: Picture) -> None:
        """What is in the register."""
        self._picture = picture
        self.show_rows(picture.site.suppliers)

    def _edit(self, known: Supplier | None) -> None:
        if self._picture is None:
            return
        dialog = SupplierDialog(self._around, known, _today(self._picture), self)
        dialog.accepted.connect(lambda: self._keep(dialog.supplier(), known))
        dialog.open()

    def _keep(self, supplier: Supplier, known: Supplier | None) -> None:
        old = known.name if known else ""
        self._around.courier.change(
            lambda actions: actions.keep_supplier(supplier, old),
            said=self.tr("Supplier kept."),
            undo=lambda before: lambda actions: actions.restore_registers(before),
        )

    def _take_out(self, supplier: Supplier) -> None:
        self._around.courier.change(
            lambda actions: actions.drop_supplier(supplier.name),
            said=self.tr("Supplier taken out."),
            undo=lambda before: lambda actions: actions.restore_registers(before),
        )


class ContactsPanel(RegisterPanel[Contact]):
    """Whom to call on the day."""

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_picture`."""
        texts = around.texts
        super().__init__(
            around,
            texts.word("register.contacts"),
            _contact_columns(around),
            lambda one: (one.role, one.name),
            (
                "phone",
                self.tr("Nobody to call yet"),
                self.tr(
                    "On the day of an attack the computers are off: these numbers are printed with "
                    "the crisis sheet."
                ),
            ),
        )
        self._picture: Picture | None = None
        self.add = lambda: self._edit(None)
        self.change = self._edit
        self.drop = self._take_out
        self.lead.setText(
            self.tr("A number counts once somebody has dialled it and reached the right person.")
        )

    def show_picture(self, picture: Picture) -> None:
        """What is in the register."""
        self._picture = picture
        self.show_rows(picture.site.contacts)

    def _edit(self, known: Contact | None) -> None:
        if self._picture is None:
            return
        dialog = ContactDialog(self._around, known, _today(self._picture), self)
        dialog.accepted.connect(lambda: self._keep(dialog.contact(), known))
        dialog.open()

    def _keep(self, contact: Contact, known: Contact | None) -> None:
        self._around.courier.change(
            lambda actions: actions.keep_contact(contact, known),
            said=self.tr("Contact kept."),
            undo=lambda before: lambda actions: actions.restore_registers(before),
        )

    def _take_out(self, contact: Contact) -> None:
        self._around.courier.change(
            lambda actions: actions.drop_contact(contact.name),
            said=self.tr("Contact taken out."),
            undo=lambda before: lambda actions: actions.restore_registers(before),
        )


class SupplierDialog(FormDialog):
    """One supplier."""

    def __init__(
        self, around: Surroundings, known: Supplier | None, today: date, parent: QWidget
    ) -> None:
        """What is known already is in the fields."""
        super().__init__(
            around,
            self.tr("Supplier and its access"),
            self.tr("Never write a password here."),
            parent,
        )
        self._known = known or Supplier("")
        one, texts = self._known, around.texts
        self._name = self.line(_column(texts, "name"), one.name, needed=True)
        self._maintains = self.line(_column(texts, "maintains"), one.maintains)
        roads = [(texts.word(f"road.{road}"), road.value) for road in Road]
        self._road = self.choice(_column(texts, "road"), roads, one.road.value)
        self._account = self.line(_column(texts, "account"), one.account)
        self._mfa = self.choice(_column(texts, "mfa"), _knowns(texts), one.mfa.value)
        self._phone = self.line(_column(texts, "phone"), one.phone)
        self._contract = self.line(self.tr("Contract"), one.contract)
        self._reviewed = PastDay(
            _column(texts, "reviewed"), self.tr("reviewed"), today, one.reviewed_on
        )
        self.row(_column(texts, "reviewed"), self._reviewed)
        self._by = self.line(self.tr("Reviewed by"), one.reviewed_by)
        self._note = self.line(_column(texts, "note"), one.note)

    def supplier(self) -> Supplier:
        """As it stands in the fields."""
        return replace(
            self._known,
            name=self._name.text(),
            maintains=self._maintains.text(),
            road=Road(self._road.currentData()),
            account=self._account.text(),
            mfa=Known(self._mfa.currentData()),
            phone=self._phone.text(),
            contract=self._contract.text(),
            reviewed_on=self._reviewed.day(),
            reviewed_by=self._by.text(),
            note=self._note.text(),
        )


class ContactDialog(FormDialog):
    """One person."""

    def __init__(
        self, around: Surroundings, known: Contact | None, today: date, parent: QWidget
    ) -> None:
        """What is known already is in the fields."""
        super().__init__(around, self.tr("Somebody to call"), "", parent)
        self._known = known or Contact(ContactRole.DIRECTOR, "")
        one, texts = self._known, around.texts
        roles = [(texts.word(f"contact_role.{role}"), role.value) for role in ContactRole]
        self._role = self.choice(_column(texts, "role"), roles, one.role.value)
        self._name = self.line(_column(texts, "name"), one.name, needed=True)
        self._phone = self.line(_column(texts, "phone"), one.phone)
        self._verified = PastDay(
            _column(texts, "verified"), self.tr("dialled"), today, one.verified_on
        )
        self.row(_column(texts, "verified"), self._verified)
        self._by = self.line(self.tr("Dialled by"), one.verified_by)
        self._note = self.line(_column(texts, "note"), one.note)

    def contact(self) -> Contact:
        """As it stands in the fields."""
        return replace(
            self._known,
            role=ContactRole(self._role.currentData()),
            name=self._name.text(),
            phone=self._phone.text(),
            verified_on=self._verified.day(),
            verified_by=self._by.text(),
            note=self._note.text(),
        )


def _supplier_columns(around: Surroundings) -> tuple[Column[Supplier], ...]:
    texts, theme = around.texts, around.theme
    risky = {Road.OPEN_PORT: ("warning", "high"), Road.UNKNOWN: ("unknown", "medium")}
    return (
        Column(_column(texts, "name"), lambda one: plain(one.name), width=12),
        Column(_column(texts, "maintains"), lambda one: plain(one.maintains)),
        Column(
            _column(texts, "road"),
            lambda one: capital(texts.word(f"road.{one.road}")),
            icon=lambda one: theme.icon(*risky[one.road]) if one.road in risky else None,
            width=13,
        ),
        Column(_column(texts, "mfa"), lambda one: capital(texts.word(f"known.{one.mfa}")), width=9),
        Column(
            _column(texts, "reviewed"),
            lambda one: _day(texts, one.reviewed_on),
            key=lambda one: one.reviewed_on or date.min,
            width=7,
        ),
        Column(_column(texts, "phone"), lambda one: plain(one.phone), width=9),
    )


def _contact_columns(around: Surroundings) -> tuple[Column[Contact], ...]:
    texts = around.texts
    return (
        Column(
            _column(texts, "role"), lambda one: texts.word(f"contact_role.{one.role}"), width=17
        ),
        Column(_column(texts, "name"), lambda one: plain(one.name)),
        Column(_column(texts, "phone"), lambda one: plain(one.phone), width=10),
        Column(
            _column(texts, "verified"),
            lambda one: _day(texts, one.verified_on),
            key=lambda one: one.verified_on or date.min,
            width=8,
        ),
        Column(_column(texts, "by"), lambda one: plain(one.verified_by), width=10),
    )


def _column(texts: Texts, name: str) -> str:
    return texts.word(f"register.column.{name}")


def _knowns(texts: Texts) -> list[tuple[str, str]]:
    return [(texts.word(f"known.{known}"), known.value) for known in Known]


def _day(texts: Texts, day: date | None) -> str:
    return texts.short_day(day) if day else "–"


def _today(picture: Picture) -> date:
    return picture.read_at.astimezone().date()
