# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The top of the page of agents: all of them in words, the inbox, and what brings reports in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout

from veilleuse.ui.agents.import_progress import ImportProgress
from veilleuse.ui.agents.requests import InboxState
from veilleuse.ui.agents.standing import summary_of
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled, plain
from veilleuse.ui.widgets.card import Card
from veilleuse.ui.widgets.label import Label

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture

KEPT_ON = "inbox"
"""Setting: whether the inbox was on, so that it comes back with the window."""


class Intake(Card):
    """Stays in sight whatever the page shows below it."""

    kit_wanted = Signal()

    def __init__(self, around: Surroundings) -> None:
        """Follows the courier's inbox and imports."""
        super().__init__("", around.theme.unit)
        self._around = around
        unit = around.theme.unit
        self.setAccessibleName(self.tr("Arrival of reports"))
        self._summary = Label("", "heading")
        self._switch = QCheckBox(self.tr("Receive reports"))
        self._switch.setAccessibleName(self.tr("Receive reports"))
        self._switch.clicked.connect(self._turn)
        self._state = Label("", "muted")
        # As low as the text of the box beside it.
        self._state.setContentsMargins(0, 4, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(round(unit * 0.3))
        words.addWidget(self._summary)
        line = QHBoxLayout()
        line.setSpacing(round(unit * 0.8))
        line.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._state, 1)
        words.addLayout(line)
        row = QHBoxLayout()
        row.setSpacing(round(unit * 0.6))
        row.addLayout(words, 1)
        self._import = QPushButton(self.tr("Import reports…"))
        self._import.setIcon(around.theme.icon("import"))
        self._import.clicked.connect(self._ask_files)
        self._kit = QPushButton(self.tr("New kit…"))
        self._kit.setProperty("role", "primary")
        self._kit.setIcon(around.theme.icon("kit", "on_accent"))
        self._kit.clicked.connect(self.kit_wanted)
        for button in (self._import, self._kit):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)
        self.body.addWidget(ImportProgress(around))
        courier = around.courier
        courier.opened.connect(self._follow)
        courier.inbox.changed.connect(self._follow)
        courier.imports.moved.connect(self._follow)
        self._follow()

    def show_picture(self, picture: Picture) -> None:
        """The sentence about all agents."""
        if picture.agents:
            self._summary.setText(summary_of(picture))
        else:
            self._summary.setText(self.tr("No agent has been heard yet"))
        self._follow()

    def _turn(self, wanted: bool) -> None:
        self._around.settings.setValue(KEPT_ON, wanted)
        self._around.courier.inbox.turn(on=wanted)
        self._follow()

    def _follow(self) -> None:
        courier = self._around.courier
        inbox, may = courier.inbox, courier.may_receive
        self._switch.setChecked(inbox.state.is_on)
        self._switch.setEnabled(may and not inbox.is_busy)
        self._import.setEnabled(may and not courier.imports.is_running)
        self._import.setToolTip(
            "" if may else self.tr("A demonstration has no machines: no report can come in.")
        )
        self._state.setText(self._told(inbox.state, is_busy=inbox.is_busy))
        self._state.set_role("error" if inbox.state.problem else "muted")

    def _told(self, state: InboxState, *, is_busy: bool) -> str:
        if not self._around.courier.may_receive:
            return self.tr("A demonstration has no machines: no report can come in.")
        if is_busy:
            return self.tr("One moment…")
        if state.problem is not None:
            return self._around.texts.error(state.problem)
        if not state.is_on:
            return self.tr("Off: agents keep their reports until this computer listens again.")
        return self._listening(state)

    def _listening(self, state: InboxState) -> str:
        addresses = ", ".join(plain(address, 60) for address in state.addresses)
        if state.folder and not state.folder_is_there:
            told = self.tr("Listens on %1. The folder %2 cannot be reached at the moment.")
            return filled(told, addresses or "–", plain(state.folder, 80))
        if state.folder and addresses:
            told = self.tr("Listens on %1 and watches the folder %2.")
            return filled(told, addresses, plain(state.folder, 80))
        if state.folder:
            return filled(self.tr("Watches the folder %1."), plain(state.folder, 80))
        if not addresses:
            return self.tr("On, but this computer has no address on a local network.")
        return filled(self.tr("Listens on %1, as long as this window is open."), addresses)

    def _ask_files(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = ";;".join(
            (
                self.tr("Reports (*.vlse *.txt *.csv)"),
                self.tr("Sealed reports (*.vlse)"),
                self.tr("Output of systeminfo (*.txt *.csv)"),
            )
        )
        dialog = QFileDialog(self, self.tr("Import reports"), folder, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(
            lambda paths: self._around.courier.imports.start([Path(path) for path in paths])
        )
        dialog.open()
