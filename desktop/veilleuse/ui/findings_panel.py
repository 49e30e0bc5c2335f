# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The findings that a prescription resolves, machine by machine, and what to say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from veilleuse.domain.exposure import Prescription
from veilleuse.domain.model import DeviceId
from veilleuse.domain.verdicts import ControlId, Finding, FindingState
from veilleuse.tasks.found import found_in
from veilleuse.ui import identifying
from veilleuse.ui.accept_dialog import AcceptDialog
from veilleuse.ui.actions import Actions
from veilleuse.ui.identifying import WORST_FIRST
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled, plain
from veilleuse.ui.theme import severity_role
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.table import Column, RecordModel, RecordProxy, Table

if TYPE_CHECKING:
    from datetime import date

    from veilleuse.tasks.picture import Picture

Key = tuple[ControlId, DeviceId | None]


class FindingsPanel(QWidget):
    """A table and two buttons; what they do concerns the chosen rows, or all of them."""

    device_wanted = Signal(str)

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_prescription`."""
        super().__init__()
        self._around = around
        self._picture: Picture | None = None
        self._names: dict[DeviceId, str] = {}
        unit = around.theme.unit
        self._model: RecordModel[Finding] = RecordModel(self._columns(), _key, self)
        self._proxy = RecordProxy(self._model, self)
        self._table = Table(self.tr("Findings"), self._proxy, unit)
        self._table.doubleClicked.connect(self._open_device)
        self._evidence = Label("", "small", selectable=True)
        self._table.selectionModel().selectionChanged.connect(self._show_evidence)
        self._hint = Label(
            self.tr(
                "Choose rows, or none to speak of all of them. Only a new report proves a fix."
            ),
            "small",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, round(unit * 0.6), 0, 0)
        column.setSpacing(round(unit * 0.6))
        column.addWidget(self._table, 1)
        column.addWidget(self._evidence)
        column.addWidget(self._hint)
        column.addLayout(self._buttons())

    def show_prescription(self, prescription: Prescription, picture: Picture) -> int:
        """Draws its findings that are not resolved; returns how many there are."""
        self._picture = picture
        self._names = {device.id: plain(device.title) for device in picture.devices}
        controls = frozenset(prescription.controls)
        shown = [
            finding
            for finding in picture.findings
            if finding.control in controls and finding.state is not FindingState.RESOLVED
        ]
        shown.sort(key=lambda finding: WORST_FIRST.index(finding.severity))
        self._model.show_rows(shown)
        self._table.clearSelection()
        self._show_evidence()
        for button in (self._done, self._accept):
            button.setEnabled(bool(shown))
        return len(shown)

    def _show_evidence(self) -> None:
        """Who saw what the chosen row says, and when."""
        rows = self._table.selectionModel().selectedRows()
        chosen = [self._proxy.row_at(index) for index in rows[:1]]
        told = found_in(self._picture, chosen) if self._picture else ()
        self._evidence.setText("\n".join(self._around.texts.origin(one.seen) for one in told))
        self._evidence.setVisible(bool(told))

    def _columns(self) -> tuple[Column[Finding], ...]:
        texts, theme = self._around.texts, self._around.theme
        return (
            Column(
                self.tr("Machine"),
                self._name,
                icon=lambda f: theme.icon(f.severity.value, severity_role(f.severity)),
                spoken=lambda f: f"{self._name(f)}, {texts.severity(f.severity)}",
                width=12.5,
            ),
            Column(self.tr("What was seen"), lambda f: texts.seen(f.reason, f.details)),
            Column(
                self.tr("State"),
                self._state,
                icon=lambda f: theme.icon(*identifying.state_look(f.state)),
                width=12,
            ),
            Column(
                self.tr("Since"),
                lambda f: texts.short_day(f.opened_at),
                key=lambda f: f.opened_at,
                width=7,
            ),
        )

    def _buttons(self) -> QHBoxLayout:
        theme = self._around.theme
        row = QHBoxLayout()
        row.setSpacing(round(theme.unit * 0.6))
        self._done = QPushButton(self.tr("Done: await the proof"))
        self._done.setProperty("role", "primary")
        self._done.setIcon(theme.icon("ok", "on_accent"))
        self._done.clicked.connect(self._mark_done)
        self._accept = QPushButton(self.tr("Accept until…"))
        self._accept.setIcon(theme.icon("accepted"))
        self._accept.clicked.connect(self._ask_acceptance)
        row.addWidget(self._done)
        row.addWidget(self._accept)
        row.addStretch(1)
        return row

    def _name(self, finding: Finding) -> str:
        if finding.device is None:
            return self.tr("The establishment")
        return self._names.get(finding.device, finding.device)

    def _state(self, finding: Finding) -> str:
        word = self._around.texts.word(f"status.{finding.state}")
        if finding.state is FindingState.ACCEPTED and finding.accepted_until:
            day = self._around.texts.short_day(finding.accepted_until)
            return filled(self.tr("Accepted until %1"), day)
        return word

    def _chosen(self) -> list[Key]:
        rows = self._table.selectionModel().selectedRows()
        if rows:
            return [_key(self._proxy.row_at(index)) for index in rows]
        return [_key(self._model.row_at(row)) for row in range(self._model.rowCount())]

    def _mark_done(self) -> None:
        chosen = self._chosen()

        def work(actions: Actions) -> None:
            for control, device in chosen:
                actions.mark_done(control, device)

        said = self.tr("Noted for %n finding(s). The next report will prove it.", "", len(chosen))
        self._around.courier.change(work, said=said)

    def _ask_acceptance(self) -> None:
        if self._picture is None:
            return
        chosen = self._chosen()
        dialog = AcceptDialog(self._around, self._picture, len(chosen), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.agreed.connect(lambda until, by, why: self._keep_acceptance(chosen, until, by, why))
        dialog.open()

    def _keep_acceptance(self, chosen: list[Key], until: date, by: str, because: str) -> None:
        def work(actions: Actions) -> None:
            for control, device in chosen:
                actions.accept(control, device, until, by, because)

        day = self._around.texts.day(until)
        told = self.tr("%n finding(s) accepted until %1. They stay in the score.", "", len(chosen))
        self._around.courier.change(work, said=filled(told, day))

    def _open_device(self) -> None:
        finding = self._proxy.row_at(self._table.currentIndex())
        if finding.device is not None:
            self.device_wanted.emit(finding.device)


def _key(finding: Finding) -> Key:
    return finding.control, finding.device
