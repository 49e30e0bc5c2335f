# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page of the establishment asks of the tasks."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

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


class SiteActions(Protocol):
    """Each change returns the site as it was; each may raise a VeilleuseError."""

    def ready_care(self) -> tuple[CareFunction, ...]:
        """The ready list of care functions."""

    def choose_care(self, wanted: Iterable[CareFunctionId]) -> Site:
        """Keeps these care functions and no other."""

    def carry_care(self, care: CareFunctionId, devices: Iterable[DeviceId]) -> Site:
        """Says which devices a care function needs; none leaves it to their classes."""

    def weigh_care(self, care: CareFunctionId, weight: float) -> Site:
        """What its stop costs, as a share of the activity."""

    def draw_zone(self, name: str, networks: str, instead_of: str = "") -> Site:
        """A new zone, or another shape of one."""

    def accept_zone(self, network: Network, name: str) -> Site:
        """Draws a proposed network as a zone."""

    def drop_zone(self, zone: str) -> Site:
        """Forgets a zone."""

    def restore_shape(self, before: Site) -> None:
        """Puts care functions and zones back."""

    def keep_supplier(self, supplier: Supplier, instead_of: str = "") -> Site:
        """Adds or replaces one."""

    def drop_supplier(self, name: str) -> Site:
        """Takes one out."""

    def keep_contact(self, contact: Contact, instead_of: Contact | None = None) -> Site:
        """Adds or replaces one."""

    def drop_contact(self, name: str) -> Site:
        """Takes one out."""

    def keep_procedure(self, procedure: Procedure) -> Site:
        """What is known of one care function's degraded procedure."""

    def restore_registers(self, before: Site) -> None:
        """Puts all registers back."""

    def attach(self, paths: Sequence[Path]) -> tuple[Attachment, ...]:
        """Files that support an answer, by name, size and content."""

    def withdraw(self, control: ControlId, before: Answer | None) -> None:
        """Takes an answer back."""
