# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The monthly summary: seen, saved, printed; and the scan journal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
)

from veilleuse.ui.actions import Actions
from veilleuse.ui.pages.page import Page
from veilleuse.ui.printing import ask_and_print
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled
from veilleuse.ui.widgets.card import Scroll, clear
from veilleuse.ui.widgets.empty import Empty
from veilleuse.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from veilleuse.tasks.picture import Picture

SHOWN, DRAWING, NONE_YET = range(3)


class ReportsPage(Page):
    """Pages of the report on paper grey, its buttons above."""

    icon = "reports"

    def __init__(self, around: Surroundings) -> None:
        """Draws the pages when it is first looked at."""
        super().__init__(around)
        unit = around.theme.unit
        self._pages: tuple[QPixmap, ...] = ()
        self._pngs: tuple[bytes, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(round(unit * 1.2),) * 4)
        column.setSpacing(round(unit * 0.8))
        column.addLayout(self._tools())
        self._scroll = Scroll(self.tr("Preview of the monthly summary"), 0, unit)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(
            Empty(
                around.theme,
                "reports",
                self.tr("Laying out the pages…"),
                self.tr("This takes a second."),
            )
        )
        self._stack.addWidget(
            Empty(
                around.theme,
                "reports",
                self.tr("No summary yet"),
                self.tr("Start a round with the button at the top: the summary is made from it."),
            )
        )
        column.addWidget(self._stack, 1)

    def title(self) -> str:
        """In the navigation."""
        return self.tr("Reports")

    def show_picture(self, picture: Picture) -> None:
        """Has the pages drawn again."""
        self._ready(is_ready=False)
        if picture.assessment is None:
            self._stack.setCurrentIndex(NONE_YET)
            return
        if not self._pages:
            self._stack.setCurrentIndex(DRAWING)
        self.around.courier.ask(
            lambda actions: actions.preview_report(),
            self._show_pages,
            owner=self,
            failed=self._give_up,
        )

    def _tools(self) -> QHBoxLayout:
        theme = self.around.theme
        row = QHBoxLayout()
        row.setSpacing(round(theme.unit * 0.6))
        row.addWidget(Label(self.tr("Monthly summary for the director"), "heading"), 1)
        self._save = QPushButton(self.tr("Save as PDF…"))
        self._save.setProperty("role", "primary")
        self._save.setIcon(theme.icon("save", "on_accent"))
        self._save.clicked.connect(self._ask_pdf)
        self._print = QPushButton(self.tr("Print…"))
        self._print.setIcon(theme.icon("print"))
        self._print.clicked.connect(self._ask_print)
        self._journal = QPushButton(self.tr("Scan journal…"))
        self._journal.setIcon(theme.icon("journal"))
        self._journal.setToolTip(self.tr("Every packet that rounds have sent, to show a supplier"))
        self._journal.clicked.connect(self._ask_journal)
        for button in (self._journal, self._print, self._save):
            row.addWidget(button)
        return row

    def _ready(self, *, is_ready: bool) -> None:
        for button in (self._save, self._print):
            button.setEnabled(is_ready)

    def _show_pages(self, pngs: tuple[bytes, ...]) -> None:
        self._pngs = pngs
        pages = []
        for png in pngs:
            page = QPixmap()
            page.loadFromData(png)
            pages.append(page)
        self._pages = tuple(pages)
        clear(self._scroll.column)
        self._sheets = []
        for at, page in enumerate(self._pages, start=1):
            sheet = QLabel()
            number = self.around.texts.number(at)
            sheet.setAccessibleName(filled(self.tr("Page %1 of the monthly summary"), number))
            sheet.setProperty("page", page)
            self._sheets.append(sheet)
            self._scroll.column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        self._scroll.column.addStretch(1)
        self._scale()
        self._stack.setCurrentIndex(SHOWN)
        self._ready(is_ready=True)

    def _give_up(self, error: Exception) -> None:
        self._stack.setCurrentIndex(NONE_YET)
        self.around.courier.failed.emit(error)

    def _scale(self) -> None:
        """A page is as wide as it reads well, and never wider than there is room."""
        unit, ratio = self.around.theme.unit, self.devicePixelRatioF()
        width = min(self._stack.width() - unit * 2, unit * 46)
        for sheet, page in zip(getattr(self, "_sheets", ()), self._pages, strict=False):
            scaled = page.scaledToWidth(
                max(1, round(width * ratio)), Qt.TransformationMode.SmoothTransformation
            )
            scaled.setDevicePixelRatio(ratio)
            sheet.setPixmap(scaled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scales the pages to the new width."""
        super().resizeEvent(event)
        self._scale()

    def _ask_pdf(self) -> None:
        self._ask_file(
            self.tr("Save the monthly summary"),
            "veilleuse.pdf",
            self.tr("PDF (*.pdf)"),
            lambda actions, path: actions.save_report(path),
        )

    def _ask_journal(self) -> None:
        self._ask_file(
            self.tr("Save the scan journal"),
            self.tr("veilleuse-journal.txt"),
            self.tr("Text (*.txt)"),
            lambda actions, path: actions.save_journal(path),
        )

    def _ask_file(
        self, title: str, name: str, kinds: str, work: Callable[[Actions, Path], Path]
    ) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, title, str(Path(folder) / name), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix[1:])
        dialog.fileSelected.connect(lambda path: self._write(Path(path), work))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _write(self, path: Path, work: Callable[[Actions, Path], Path]) -> None:
        courier = self.around.courier
        told = self.tr("Written: %1")
        courier.ask(
            lambda actions: work(actions, path),
            lambda written: courier.said.emit(filled(told, str(written))),
        )

    def _ask_print(self) -> None:
        ask_and_print(self._pngs, self)
