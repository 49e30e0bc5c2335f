# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page of the establishment wishes, fulfilled by the tasks at one desk."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from veilleuse.domain.model import (
    Answer,
    Attachment,
    CareFunction,
    CareFunctionId,
    DeviceId,
    Network,
    Site,
)
from veilleuse.domain.registers import Contact, Procedure, Supplier
from veilleuse.domain.verdicts import ControlId
from veilleuse.tasks import keep_registers, shape_site
from veilleuse.tasks.accept_proposal import accept_zone
from veilleuse.tasks.assess import reassess
from veilleuse.tasks.attach import attach_all
from veilleuse.tasks.declare import withdraw
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.weigh_care import weigh_care


class DeskSite:
    """Care functions, zones, registers and answers of one desk; each change is assessed at once."""

    _desk: Desk

    def ready_care(self) -> tuple[CareFunction, ...]:
        """The ready list of care functions."""
        return shape_site.ready_care(self._desk)

    def choose_care(self, wanted: Iterable[CareFunctionId]) -> Site:
        """Keeps these care functions and no other."""
        return self._assessed(shape_site.choose_care(self._desk, wanted))

    def carry_care(self, care: CareFunctionId, devices: Iterable[DeviceId]) -> Site:
        """Says which devices a care function needs; none leaves it to their classes."""
        return self._assessed(shape_site.carry_care(self._desk, care, devices))

    def weigh_care(self, care: CareFunctionId, weight: float) -> Site:
        """What its stop costs, as a share of the activity."""
        before = self._desk.store.site()
        weigh_care(self._desk, care, f"{weight:g}")
        return self._assessed(before)

    def draw_zone(self, name: str, networks: str, instead_of: str = "") -> Site:
        """A new zone, or another shape of one."""
        return self._assessed(
            shape_site.draw_zone(self._desk, name, networks, instead_of=instead_of)
        )

    def accept_zone(self, network: Network, name: str) -> Site:
        """Draws a proposed network as a zone."""
        before = self._desk.store.site()
        accept_zone(self._desk, network, name)
        return self._assessed(before)

    def drop_zone(self, zone: str) -> Site:
        """Forgets a zone."""
        return self._assessed(shape_site.drop_zone(self._desk, zone))

    def restore_shape(self, before: Site) -> None:
        """Puts care functions and zones back."""
        shape_site.restore_shape(self._desk, before)
        reassess(self._desk)

    def keep_supplier(self, supplier: Supplier, instead_of: str = "") -> Site:
        """Adds or replaces one."""
        before = keep_registers.keep_supplier(self._desk, supplier, instead_of=instead_of)
        return self._assessed(before)

    def drop_supplier(self, name: str) -> Site:
        """Takes one out."""
        return self._assessed(keep_registers.drop_supplier(self._desk, name))

    def keep_contact(self, contact: Contact, instead_of: Contact | None = None) -> Site:
        """Adds or replaces one."""
        before = keep_registers.keep_contact(self._desk, contact, instead_of=instead_of)
        return self._assessed(before)

    def drop_contact(self, name: str) -> Site:
        """Takes one out."""
        return self._assessed(keep_registers.drop_contact(self._desk, name))

    def keep_procedure(self, procedure: Procedure) -> Site:
        """What is known of one care function's degraded procedure."""
        return self._assessed(keep_registers.keep_procedure(self._desk, procedure))

    def restore_registers(self, before: Site) -> None:
        """Puts all registers back."""
        keep_registers.restore_registers(self._desk, before)
        reassess(self._desk)

    def attach(self, paths: Sequence[Path]) -> tuple[Attachment, ...]:
        """Files that support an answer, by name, size and content."""
        return attach_all(self._desk, paths)

    def withdraw(self, control: ControlId, before: Answer | None) -> None:
        """Takes an answer back."""
        withdraw(self._desk, control, before)
        reassess(self._desk)

    def _assessed(self, before: Site) -> Site:
        reassess(self._desk)
        return before
