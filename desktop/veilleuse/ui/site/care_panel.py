# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the establishment must keep doing, and what stands behind each of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from veilleuse.domain.model import CareFunction, CareFunctionId, DeviceId, Site
from veilleuse.domain.registers import Known, Procedure
from veilleuse.ui.actions import Actions
from veilleuse.ui.site.care_choice import ChooseCareDialog
from veilleuse.ui.site.care_dialog import CareDialog
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled, plain
from veilleuse.ui.texts import Texts, capital
from veilleuse.ui.widgets.card import Card, Scroll, clear
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.marks import Mark

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture

NAMED_DEVICES = 4


class CarePanel(QWidget):
    """One card for each care function."""

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_picture`."""
        super().__init__()
        self._around = around
        self._picture: Picture | None = None
        self._ready: tuple[CareFunction, ...] = ()
        unit = around.theme.unit
        column = QVBoxLayout(self)
        column.setContentsMargins(0, round(unit * 0.8), 0, 0)
        column.setSpacing(round(unit * 0.6))
        row = QHBoxLayout()
        row.addWidget(
            Label(
                self.tr("The score measures what an attack would stop among these activities."),
                "muted",
            ),
            1,
        )
        choose = QPushButton(self.tr("Choose the activities…"))
        choose.clicked.connect(self._choose)
        row.addWidget(choose)
        column.addLayout(row)
        self._list = Scroll(self.tr("Care functions"), 0, round(unit * 0.7))
        column.addWidget(self._list, 1)

    def show_picture(self, picture: Picture) -> None:
        """The establishment's own functions, else those of the ready list."""
        self._picture = picture
        if self._ready:
            self._fill()
        else:
            self._around.courier.ask(
                lambda actions: actions.ready_care(), self._keep_ready, owner=self
            )

    def _keep_ready(self, ready: tuple[CareFunction, ...]) -> None:
        self._ready = ready
        self._fill()

    def _fill(self) -> None:
        picture = self._picture
        if picture is None:
            return
        clear(self._list.column)
        for function in picture.site.care_functions or self._ready:
            self._list.column.addWidget(self._card(function, picture))
        self._list.column.addStretch(1)

    def _card(self, function: CareFunction, picture: Picture) -> Card:
        texts, unit = self._around.texts, self._around.theme.unit
        name = care_name(function.id, texts)
        card = Card(name, unit)
        change = QPushButton(self.tr("Change…"))
        change.setAccessibleName(filled(self.tr("Change: %1"), name))
        change.clicked.connect(lambda: self._change(function))
        card.top.addWidget(change)
        told = [
            filled(self.tr("Its stop costs %1 of the activity"), texts.percent(function.weight))
        ]
        risks = picture.assessment.exposure.care_risks if picture.assessment else ()
        risk = next((one for one in risks if one.care_function == function.id), None)
        if risk is not None and risk.placed:
            count = texts.number(risk.attacks_in_thousand)
            told.append(filled(self.tr("stopped in %1 of 1,000 simulated attacks"), count))
        card.body.addWidget(Label(" · ".join(told)))
        card.body.addWidget(self._devices(function, picture))
        card.body.addWidget(self._procedure(function, picture))
        self._add_proposal(card, function, picture)
        return card

    def _devices(self, function: CareFunction, picture: Picture) -> Label:
        if not function.devices:
            told = self.tr("Devices: none named; the model goes by what each device is.")
            return Label(told, "muted")
        titles = sorted(
            plain(device.title, 40) for device in picture.devices if device.id in function.devices
        )
        shown = ", ".join(titles[:NAMED_DEVICES])
        left = len(titles) - NAMED_DEVICES
        if left > 0:
            shown += " " + self.tr("and %n more", "", left)
        return Label(filled(self.tr("Devices: %1"), shown), "muted")

    def _procedure(self, function: CareFunction, picture: Picture) -> QWidget:
        texts, theme = self._around.texts, self._around.theme
        known = procedure_of(function.id, picture.site)
        if known.written is Known.YES:
            told = [self.tr("Procedure without computers: written")]
            if known.printed_on:
                told.append(filled(self.tr("printed on %1"), texts.day(known.printed_on)))
            if known.tried_on:
                told.append(filled(self.tr("tried on %1"), texts.day(known.tried_on)))
            if known.place:
                told.append(plain(known.place, 60))
            return Label(" · ".join(told), "muted")
        if known.written is Known.NO:
            word = self.tr("No procedure without computers")
            return Mark(theme, "high", "high", word)
        word = self.tr("Nobody has said whether there is a procedure without computers")
        return Label(word, "muted")

    def _add_proposal(self, card: Card, function: CareFunction, picture: Picture) -> None:
        proposed = next((one for one in picture.proposals.care if one.care == function.id), None)
        if proposed is None:
            return
        texts = self._around.texts
        known = {device.id: plain(device.title, 40) for device in picture.devices}
        titles = [known[device] for device in proposed.devices if device in known]
        shown = ", ".join(titles[:NAMED_DEVICES])
        count = self.tr("%n device(s)", "", len(titles))
        row = QHBoxLayout()
        told = filled(self.tr("Proposed from what was seen: %1 (%2)"), count, shown)
        row.addWidget(Label(told), 1)
        button = QPushButton(self.tr("Accept"))
        name = care_name(function.id, texts)
        button.setAccessibleName(filled(self.tr("Accept the proposal for: %1"), name))
        button.clicked.connect(lambda: self._carry(function.id, frozenset(proposed.devices)))
        row.addWidget(button)
        card.body.addLayout(row)

    def _carry(self, care: CareFunctionId, devices: frozenset[DeviceId]) -> None:
        self._around.courier.change(
            lambda actions: actions.carry_care(care, devices),
            said=self.tr("Kept. The score takes it into account."),
            undo=lambda before: lambda actions: actions.restore_shape(before),
        )

    def _choose(self) -> None:
        if self._picture is None or not self._ready:
            return
        dialog = ChooseCareDialog(self._around, self._picture.site, self._ready, self)
        dialog.accepted.connect(lambda: self._keep_chosen(dialog.chosen()))
        dialog.open()

    def _keep_chosen(self, chosen: tuple[CareFunctionId, ...]) -> None:
        self._around.courier.change(
            lambda actions: actions.choose_care(chosen),
            said=self.tr("Kept. The score takes it into account."),
            undo=lambda before: lambda actions: actions.restore_shape(before),
        )

    def _change(self, function: CareFunction) -> None:
        if self._picture is None:
            return
        dialog = CareDialog(self._around, function, self._picture, self)
        dialog.accepted.connect(lambda: self._keep(function, dialog))
        dialog.open()

    def _keep(self, function: CareFunction, dialog: CareDialog) -> None:
        picture = self._picture
        if picture is None:
            return
        weight, devices, procedure = dialog.weight(), dialog.devices(), dialog.procedure()
        known = procedure_of(function.id, picture.site)

        def work(actions: Actions) -> Site:
            before = picture.site
            if abs(weight - function.weight) > 0.001:
                actions.weigh_care(function.id, weight)
            if devices != function.devices:
                actions.carry_care(function.id, devices)
            if procedure != known:
                actions.keep_procedure(procedure)
            return before

        def back(before: Site, actions: Actions) -> None:
            actions.restore_shape(before)
            actions.restore_registers(before)

        self._around.courier.change(
            work,
            said=self.tr("Kept. The score takes it into account."),
            undo=lambda before: lambda actions: back(before, actions),
        )


def care_name(care: CareFunctionId, texts: Texts) -> str:
    """As people call it."""
    return capital(texts.find(f"care.{care}") or plain(care, 60))


def procedure_of(care: CareFunctionId, site: Site) -> Procedure:
    """What is known of its degraded procedure."""
    return next((one for one in site.procedures if one.function == care), Procedure(care))
