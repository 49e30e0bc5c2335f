# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What one machine's family of controls says, control by control."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from veilleuse.domain.verdicts import ControlId, FixId
from veilleuse.ui.protection.rows import Cell, Check, MachineRow, State, family_name, look
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled
from veilleuse.ui.widgets.card import Card, Rule, Scroll, clear
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.marks import Mark


class CellPanel(Card):
    """The sentences behind one cell, and the way to the device and to the fix."""

    device_wanted = Signal(str)
    fix_wanted = Signal(str)

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_cell`."""
        super().__init__("", around.theme.unit)
        self._around = around
        self._row: MachineRow | None = None
        self.setAccessibleName(self.tr("What was checked"))
        self._title = Label("", "heading")
        self._family = Label("", "muted")
        self._device = QPushButton(self.tr("See the device"))
        self._device.clicked.connect(self._go)
        self._list = Scroll(self.tr("What was checked"), 0, round(around.theme.unit * 0.6))
        for widget in (self._title, self._family):
            self.body.addWidget(widget)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self._device)

    def show_cell(
        self, row: MachineRow | None, family: str | None, fixes: dict[ControlId, FixId]
    ) -> None:
        """One family of a machine, or all of them; `fixes` are prescribed for its controls."""
        self._row = row
        clear(self._list.column)
        self._device.setEnabled(row is not None)
        if row is None:
            self._title.setText(self.tr("No machine chosen"))
            self._family.setText("")
            return
        texts = self._around.texts
        self._title.setText(row.title)
        every = self.tr("All families")
        self._family.setText(family_name(family, texts) if family else every)
        cells = [row.cells[family]] if family else list(row.cells.values())
        self._fill(cells, fixes)
        self._list.column.addStretch(1)

    def _fill(self, cells: list[Cell], fixes: dict[ControlId, FixId]) -> None:
        checks = sorted(
            (check for cell in cells for check in cell.checks), key=lambda check: check.state
        )
        if not checks:
            told = self.tr(
                "Nothing is checked here. Either this is no concern of this machine, "
                "or no agent has reported yet."
            )
            self._list.column.addWidget(Label(told, "muted"))
        for at, check in enumerate(checks):
            if at:
                self._list.column.addWidget(Rule())
            self._list.column.addWidget(self._line(check, fixes.get(check.judgement.control)))

    def _line(self, check: Check, fix: FixId | None) -> QWidget:
        texts, theme = self._around.texts, self._around.theme
        judgement = check.judgement
        box = QWidget()
        # Where there is no room it scrolls, and is not squeezed.
        box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(theme.unit * 0.2))
        icon, role = look(Cell((check,)))
        column.addWidget(Mark(theme, icon, role, self._word(check)))
        column.addWidget(Label(texts.control(judgement.control).title, "strong"))
        column.addWidget(Label(texts.seen(judgement.reason, judgement.details), "muted"))
        if fix is not None and check.state is State.OPEN:
            button = QPushButton(self.tr("See the prescription"))
            button.setProperty("role", "link")
            name = texts.control(judgement.control).action
            button.setAccessibleName(filled(self.tr("See the prescription: %1"), name))
            button.clicked.connect(lambda: self.fix_wanted.emit(fix))
            column.addWidget(button)
        return box

    def _word(self, check: Check) -> str:
        texts = self._around.texts
        return {
            State.OPEN: texts.severity(check.judgement.severity),
            State.AWAITING: self.tr("Awaiting proof"),
            State.ACCEPTED: self.tr("Accepted for a time"),
            State.UNKNOWN: self.tr("Unknown"),
            State.OK: self.tr("In order"),
            State.NOTHING: self.tr("Nothing to check"),
        }[check.state]

    def _go(self) -> None:
        if self._row is not None:
            self.device_wanted.emit(self._row.device.id)
