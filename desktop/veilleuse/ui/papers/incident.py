# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One click to the first hour of an incident, from every page."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from veilleuse.tasks.paper.kinds import Kind
from veilleuse.ui.papers.wish import PaperWish
from veilleuse.ui.printing import ask_and_print
from veilleuse.ui.surroundings import Surroundings


class IncidentAction(QAction):
    """Lays the sheet out and asks the system for a printer. Can be put in any bar or menu."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        """`parent` is where the print dialog belongs."""
        super().__init__(parent)
        self._around, self._parent = around, parent
        self.setText(self.tr("Incident"))
        self.setToolTip(self.tr("Print the sheet of the first hour of an incident"))
        self.setIcon(around.theme.icon("warning", "critical"))
        self.setShortcut(QKeySequence("Ctrl+Shift+I"))
        self.setEnabled(around.courier.is_open)
        around.courier.opened.connect(lambda: self.setEnabled(True))
        self.triggered.connect(self._print)

    def _print(self) -> None:
        courier = self._around.courier
        courier.ask(
            lambda actions: actions.printed_paper(PaperWish(Kind.INCIDENT)),
            lambda pages: ask_and_print(pages, self._parent, courier.failed.emit),
            owner=self,
        )
