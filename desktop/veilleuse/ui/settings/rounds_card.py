# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What rounds may do: the profile, and the limits they keep, each with its figure."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QFormLayout

from veilleuse.catalogue.network import load_limits
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.widgets.card import Card
from veilleuse.ui.widgets.label import Label

FAST = "fast"
"""Kept: whether rounds use the fast profile where nothing of care is known."""


class RoundsCard(Card):
    """The figures are those of resources/network.toml, with their reasons and sources."""

    def __init__(self, around: Surroundings) -> None:
        """Shows what is kept now."""
        super().__init__(self.tr("Rounds"), around.theme.unit)
        self._around = around
        texts, limits = around.texts, load_limits()
        self._fast = QCheckBox(self.tr("Sweep faster where no care equipment is known"))
        self._fast.setChecked(is_fast(around))
        self._fast.toggled.connect(self._keep)
        self.body.addWidget(self._fast)
        told = self.tr(
            "Refused on a network with care equipment, and given up as soon as the listening "
            "finds some. What one device may receive stays the same."
        )
        self.body.addWidget(Label(told, "muted"))
        form = QFormLayout()
        form.setSpacing(round(around.theme.unit * 0.3))
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        number = texts.number
        for name, value in (
            (self.tr("Packets a second, in all"), number(limits.packets_per_second)),
            (
                self.tr("Packets a second to one device"),
                number(limits.packets_per_second_per_device),
            ),
            (
                self.tr("Packets a second, in all, when faster"),
                number(limits.fast_packets_per_second),
            ),
            (self.tr("Devices contacted at once"), number(limits.devices_at_once)),
            (self.tr("Largest network, in addresses"), number(limits.largest_network)),
            (
                self.tr("Ports tried on a device that may be contacted"),
                ", ".join(map(str, sorted(limits.connect_ports))),
            ),
            (self.tr("Ports never tried"), ", ".join(map(str, sorted(limits.never_ports)))),
        ):
            form.addRow(Label(name, "muted", wrap=False), Label(value))
        self.body.addLayout(form)
        self.body.addWidget(
            Label(
                self.tr(
                    "These limits come with the program, each with its reason and its source; "
                    "every packet sent stands in the scan journal."
                ),
                "small",
            )
        )

    def _keep(self, fast: bool) -> None:
        self._around.settings.setValue(FAST, "true" if fast else "false")


def is_fast(around: Surroundings) -> bool:
    """Whether the fast profile was chosen."""
    return str(around.settings.value(FAST, "false")).lower() == "true"
