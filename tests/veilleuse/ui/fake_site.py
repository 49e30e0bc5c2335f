# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The establishment's part of the actions without a database."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from veilleuse.catalogue.attack_model import load_model
from veilleuse.domain.attack import care_functions
from veilleuse.domain.model import (
    Answer,
    Attachment,
    CareFunction,
    CareFunctionId,
    DeviceId,
    Network,
    Site,
    Zone,
)
from veilleuse.domain.registers import Contact, Procedure, Supplier
from veilleuse.domain.verdicts import ControlId
from veilleuse.tasks.picture import Picture


class FakeSite:
    """Changes the site of the picture that is held."""

    shown: Picture
    done: list[tuple[object, ...]]

    def ready_care(self) -> tuple[CareFunction, ...]:
        return care_functions(Site(""), load_model())

    def choose_care(self, wanted: Iterable[CareFunctionId]) -> Site:
        known = {one.id: one for one in (*self.ready_care(), *self.shown.site.care_functions)}
        return self._become(care_functions=tuple(known[care] for care in wanted))

    def carry_care(self, care: CareFunctionId, devices: Iterable[DeviceId]) -> Site:
        own = self.shown.site.care_functions or self.ready_care()
        there = frozenset(devices)
        changed = (replace(one, devices=there) if one.id == care else one for one in own)
        return self._become(care_functions=tuple(changed))

    def weigh_care(self, care: CareFunctionId, weight: float) -> Site:
        own = self.shown.site.care_functions or self.ready_care()
        changed = (replace(one, weight=weight) if one.id == care else one for one in own)
        return self._become(care_functions=tuple(changed))

    def draw_zone(self, name: str, networks: str, instead_of: str = "") -> Site:
        from ipaddress import ip_network

        drawn = tuple(ip_network(part.strip()) for part in networks.split(","))
        zone = Zone(instead_of or str(drawn[0]), name, drawn)
        kept = tuple(one for one in self.shown.site.zones if one.id != zone.id)
        return self._become(zones=(*kept, zone))

    def accept_zone(self, network: Network, name: str) -> Site:
        return self.draw_zone(name, str(network))

    def drop_zone(self, zone: str) -> Site:
        return self._become(zones=tuple(one for one in self.shown.site.zones if one.id != zone))

    def restore_shape(self, before: Site) -> None:
        self._become(zones=before.zones, care_functions=before.care_functions)

    def keep_supplier(self, supplier: Supplier, instead_of: str = "") -> Site:
        old = {supplier.name, instead_of}
        kept = tuple(one for one in self.shown.site.suppliers if one.name not in old)
        return self._become(suppliers=(*kept, supplier))

    def drop_supplier(self, name: str) -> Site:
        kept = tuple(one for one in self.shown.site.suppliers if one.name != name)
        return self._become(suppliers=kept)

    def keep_contact(self, contact: Contact, instead_of: Contact | None = None) -> Site:
        old = {contact, instead_of}
        kept = tuple(one for one in self.shown.site.contacts if one not in old)
        return self._become(contacts=(*kept, contact))

    def drop_contact(self, name: str) -> Site:
        kept = tuple(one for one in self.shown.site.contacts if one.name != name)
        return self._become(contacts=kept)

    def keep_procedure(self, procedure: Procedure) -> Site:
        own = self.shown.site.procedures
        kept = tuple(one for one in own if one.function != procedure.function)
        return self._become(procedures=(*kept, procedure))

    def restore_registers(self, before: Site) -> None:
        self._become(
            suppliers=before.suppliers, contacts=before.contacts, procedures=before.procedures
        )

    def attach(self, paths: Sequence[Path]) -> tuple[Attachment, ...]:
        return tuple(Attachment(path.name, 12, "0" * 64) for path in paths)

    def withdraw(self, control: ControlId, before: Answer | None) -> None:
        self.done.append(("withdraw", control))
        kept = tuple(one for one in self.shown.site.answers if one.control != control)
        self._become(answers=(*kept, before) if before else kept)

    def _become(self, **changed: object) -> Site:
        before = self.shown.site
        self.shown = replace(self.shown, site=replace(before, **changed))  # type: ignore[arg-type]
        return before
