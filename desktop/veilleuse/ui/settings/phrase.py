# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery phrase: shown when asked for, printed, never kept on this disk by us."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled, plain
from veilleuse.ui.widgets.label import Label

COLUMNS = 4


class PhraseBox(QWidget):
    """A button that shows it, then the groups, and a button that prints them."""

    def __init__(self, around: Surroundings) -> None:
        """Nothing is read before somebody asks."""
        super().__init__()
        self._around = around
        self._phrase = ""
        unit = around.theme.unit
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(unit * 0.5))
        told = self.tr(
            "Everything Veilleuse keeps is encrypted. If this computer is lost, a backup can only "
            "be opened with this phrase: print it and put it in the safe."
        )
        column.addWidget(Label(told))
        self._shown = Label("", "mono", selectable=True)
        self._shown.setVisible(False)
        column.addWidget(self._shown)
        row = QHBoxLayout()
        row.setSpacing(round(unit * 0.5))
        self._show = QPushButton(self.tr("Show the recovery phrase"))
        self._show.clicked.connect(self._ask)
        self._print = QPushButton(self.tr("Print it…"))
        self._print.setIcon(around.theme.icon("print"))
        self._print.clicked.connect(self._print_it)
        self._print.setEnabled(False)
        for button in (self._show, self._print):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    def _ask(self) -> None:
        if self._phrase:
            self._hide_again()
            return
        self._around.courier.ask(
            lambda actions: actions.recovery_phrase(), self._show_phrase, owner=self
        )

    def _show_phrase(self, phrase: str) -> None:
        self._phrase = phrase
        groups = phrase.split("-")
        lines = [groups[at : at + COLUMNS] for at in range(0, len(groups), COLUMNS)]
        self._shown.setText("\n".join("   ".join(line) for line in lines))
        self._shown.setVisible(True)
        self._print.setEnabled(True)
        self._show.setText(self.tr("Hide the recovery phrase"))

    def _hide_again(self) -> None:
        self._phrase = ""
        self._shown.setText("")
        self._shown.setVisible(False)
        self._print.setEnabled(False)
        self._show.setText(self.tr("Show the recovery phrase"))

    def _print_it(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.sheet().print_(printer))
        QDialog.open(dialog)

    def sheet(self) -> QTextDocument:
        """What is printed: the phrase, whose it is, and what to do with it."""
        picture = self._around.courier.picture
        name = plain(picture.site.name) if picture else ""
        title = filled(self.tr("Veilleuse: recovery phrase of %1"), name)
        how = self.tr(
            "Keep this sheet in the safe, away from the computer. With it and a backup file, "
            "another computer opens the data: Settings, Restore a backup."
        )
        groups = self._phrase.split("-")
        cells = "".join(
            "<tr>"
            + "".join(f"<td>{escape(group)}</td>" for group in groups[at : at + COLUMNS])
            + "</tr>"
            for at in range(0, len(groups), COLUMNS)
        )
        document = QTextDocument()
        document.setDefaultStyleSheet("td { font-family: monospace; font-size: 16pt; }")
        document.setHtml(
            f"<h2>{escape(title)}</h2><table cellpadding='12'>{cells}</table><p>{escape(how)}</p>"
        )
        return document
