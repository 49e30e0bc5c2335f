# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Parts of the network: those that people drew, and those that the evidence suggests."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from veilleuse.domain.model import Zone
from veilleuse.domain.proposals import ZoneProposal
from veilleuse.domain.zones import zone_of
from veilleuse.ui.site.forms import FormDialog
from veilleuse.ui.site.register_panel import RegisterPanel
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled, plain
from veilleuse.ui.widgets.card import clear
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.table import Column

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """A zone and how many devices stand in it."""

    zone: Zone
    devices: int


class ZonesPanel(QWidget):
    """The register of zones, below it the proposals."""

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_picture`."""
        super().__init__()
        self._around = around
        unit = around.theme.unit
        columns: tuple[Column[ZoneRow], ...] = (
            Column(self.tr("Name"), lambda row: plain(row.zone.name), width=16),
            Column(self.tr("Networks"), lambda row: ", ".join(map(str, row.zone.networks))),
            Column(
                self.tr("Devices"),
                lambda row: around.texts.number(row.devices),
                key=lambda row: row.devices,
                is_number=True,
                width=7,
            ),
        )
        self._register: RegisterPanel[ZoneRow] = RegisterPanel(
            around,
            self.tr("Zones"),
            columns,
            lambda row: row.zone.id,
            (
                "network",
                self.tr("No zone drawn yet"),
                self.tr(
                    "A zone is a part of the network: offices, care, visitors, telephones. "
                    "Devices of different zones should not reach each other freely."
                ),
            ),
        )
        self._register.lead.setVisible(False)
        self._register.add = lambda: self._edit(None)
        self._register.change = lambda row: self._edit(row.zone)
        self._register.drop = self._take_out
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._register, 1)
        self._proposals = QVBoxLayout()
        self._proposals.setSpacing(round(unit * 0.4))
        column.addLayout(self._proposals)

    def show_picture(self, picture: Picture) -> None:
        """Zones with their devices, and what is proposed."""
        counted = Counter(zone_of(device, picture.site) for device in picture.devices)
        self._register.show_rows([ZoneRow(zone, counted[zone.id]) for zone in picture.site.zones])
        clear(self._proposals)
        for proposal in picture.proposals.zones:
            self._proposals.addLayout(self._row(proposal))

    def _row(self, proposal: ZoneProposal) -> QHBoxLayout:
        name = self._role(proposal)
        count = self.tr("%n device(s)", "", len(proposal.devices))
        told = filled(self.tr("Proposed: %1, %2 (%3)"), name, str(proposal.network), count)
        row = QHBoxLayout()
        row.addWidget(Label(told), 1)
        button = QPushButton(self.tr("Accept"))
        button.setAccessibleName(filled(self.tr("Accept the zone: %1"), str(proposal.network)))
        button.clicked.connect(lambda: self._accept(proposal, name))
        row.addWidget(button)
        return row

    def _role(self, proposal: ZoneProposal) -> str:
        return {
            "care": self.tr("Care equipment"),
            "computers": self.tr("Computers"),
            "phones": self.tr("Telephones"),
            "guests": self.tr("Visitors"),
            "mixed": self.tr("Mixed network"),
        }.get(proposal.role.value, self.tr("Network"))

    def _accept(self, proposal: ZoneProposal, name: str) -> None:
        self._around.courier.change(
            lambda actions: actions.accept_zone(proposal.network, name),
            said=self.tr("Zone kept. The score takes it into account."),
            undo=lambda before: lambda actions: actions.restore_shape(before),
        )

    def _edit(self, known: Zone | None) -> None:
        dialog = ZoneDialog(self._around, known, self)
        dialog.accepted.connect(lambda: self._keep(dialog, known))
        dialog.open()

    def _keep(self, dialog: ZoneDialog, known: Zone | None) -> None:
        name, networks, old = dialog.name(), dialog.networks(), known.id if known else ""
        self._around.courier.change(
            lambda actions: actions.draw_zone(name, networks, old),
            said=self.tr("Zone kept. The score takes it into account."),
            undo=lambda before: lambda actions: actions.restore_shape(before),
        )

    def _take_out(self, row: ZoneRow) -> None:
        self._around.courier.change(
            lambda actions: actions.drop_zone(row.zone.id),
            said=self.tr("Zone taken out."),
            undo=lambda before: lambda actions: actions.restore_shape(before),
        )


class ZoneDialog(FormDialog):
    """A name and networks."""

    def __init__(self, around: Surroundings, known: Zone | None, parent: QWidget) -> None:
        """What is known already is in the fields."""
        super().__init__(
            around,
            self.tr("Zone"),
            self.tr("Several networks are separated by commas."),
            parent,
        )
        one = known or Zone("", "", ())
        self._name = self.line(self.tr("Name"), one.name, needed=True)
        shown = ", ".join(map(str, one.networks))
        self._networks = self.line(self.tr("Networks"), shown, needed=True, hint="192.168.10.0/24")

    def name(self) -> str:
        """What people call it."""
        return self._name.text()

    def networks(self) -> str:
        """As they were typed."""
        return self._networks.text()
