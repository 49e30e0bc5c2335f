# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents: chosen, seen, saved, printed, joined to a mail; the archive; exports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
)

from veilleuse.tasks.paper.kinds import Kind
from veilleuse.ui.actions import Actions
from veilleuse.ui.pages.page import Page
from veilleuse.ui.papers.choices import Choices
from veilleuse.ui.papers.compare_dialog import CompareDialog
from veilleuse.ui.papers.sheets import Sheets
from veilleuse.ui.papers.subjects import Subjects
from veilleuse.ui.papers.wish import PaperWish
from veilleuse.ui.printing import ask_and_print
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled
from veilleuse.ui.widgets.empty import Empty

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture

SHOWN, DRAWING, NONE_YET, NO_SUBJECT = range(4)
_MEASURED = frozenset({Kind.SUMMARY, Kind.ANNEX, Kind.EVIDENCE})


class ReportsPage(Page):
    """Documents on the left, the pages of the one that is chosen on the right."""

    icon = "reports"

    def __init__(self, around: Surroundings) -> None:
        """Draws pages when it is first looked at."""
        super().__init__(around)
        unit = around.theme.unit
        self._picture: Picture | None = None
        self._wish = PaperWish(Kind.SUMMARY)
        self._choices = Choices(around)
        self._choices.chosen.connect(self._choose)
        self._subjects = Subjects(around)
        self._subjects.chosen.connect(lambda _: self._draw())
        self._sheets = Sheets(around)
        right = QVBoxLayout()
        right.setSpacing(round(unit * 0.8))
        right.addLayout(self._tools())
        right.addWidget(self._subjects)
        right.addWidget(self._pages(), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(round(unit * 1.2),) * 4)
        row.setSpacing(unit)
        row.addWidget(self._choices)
        row.addLayout(right, 1)

    def title(self) -> str:
        """In the navigation."""
        return self.tr("Reports")

    def show_picture(self, picture: Picture) -> None:
        """Has the pages drawn again."""
        self._picture = picture
        self._subjects.show_picture(picture)
        self.around.courier.ask(
            lambda actions: actions.archived_papers(), self._show_kept, owner=self
        )
        self._choose(self._wish)

    def _tools(self) -> QHBoxLayout:
        theme = self.around.theme
        row = QHBoxLayout()
        row.setSpacing(round(theme.unit * 0.6))
        self._save = QPushButton(self.tr("Save as PDF…"))
        self._save.setProperty("role", "primary")
        self._save.setIcon(theme.icon("save", "on_accent"))
        self._save.clicked.connect(self._ask_pdf)
        self._print = QPushButton(self.tr("Print…"))
        self._print.setIcon(theme.icon("print"))
        self._print.clicked.connect(self._ask_print)
        self._mail = QPushButton(self.tr("Prepare an e-mail…"))
        self._mail.setToolTip(self.tr("Opens your mail program with the document; sends nothing"))
        self._mail.clicked.connect(self._ask_draft)
        more = QPushButton(self.tr("More"))
        more.setIcon(theme.icon("down", "muted"))
        more.setMenu(self._menu())
        row.addStretch(1)
        for button in (more, self._mail, self._print, self._save):
            row.addWidget(button)
        return row

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        self._compare = menu.addAction(self.tr("Compare two months…"), self._ask_compare)
        menu.addSeparator()
        menu.addAction(self.tr("Export as a spreadsheet…"), lambda: self._ask_tables(named=True))
        menu.addAction(self.tr("Export without any name…"), lambda: self._ask_tables(named=False))
        menu.addAction(self.tr("Scan journal as a table…"), self._ask_journal)
        menu.addSeparator()
        menu.addAction(self.tr("Sheets for the wall, to a folder or a stick…"), self._ask_wall)
        self._compare.setEnabled(False)
        return menu

    def _pages(self) -> QStackedWidget:
        theme = self.around.theme
        self._stack = QStackedWidget()
        self._stack.addWidget(self._sheets)
        self._stack.addWidget(
            Empty(
                theme, "reports", self.tr("Laying out the pages…"), self.tr("This takes a second.")
            )
        )
        self._stack.addWidget(
            Empty(
                theme,
                "reports",
                self.tr("Nothing was measured yet"),
                self.tr(
                    "Start a round with the button at the top: this document is made from it. "
                    "The sheets for the wall can already be printed."
                ),
            )
        )
        self._stack.addWidget(
            Empty(
                theme,
                "devices",
                self.tr("Nothing to print about yet"),
                self.tr("Start a round with the button at the top: devices come with it."),
            )
        )
        return self._stack

    def _choose(self, wish: PaperWish) -> None:
        self._wish = wish
        fresh = wish.month is None
        if not self._subjects.show_kind(wish.kind if fresh else Kind.SUMMARY):
            self._rest_on(NO_SUBJECT)
            return
        measured = self._picture is not None and self._picture.assessment is not None
        if fresh and wish.kind in _MEASURED and not measured:
            self._rest_on(NONE_YET)
            return
        self._draw()

    def _draw(self) -> None:
        self._rest_on(DRAWING)
        wish = self._whole_wish()
        self.around.courier.ask(
            lambda actions: (wish, actions.preview_paper(wish)),
            self._show_pages,
            owner=self,
            failed=self._give_up,
        )

    def _whole_wish(self) -> PaperWish:
        return PaperWish(self._wish.kind, self._subjects.subject, self._wish.month)

    def _show_pages(self, drawn: tuple[PaperWish, tuple[bytes, ...]]) -> None:
        wish, pngs = drawn
        if wish != self._whole_wish():  # something else was chosen in the meantime
            return
        self._sheets.show_pages(pngs)
        self._rest_on(SHOWN)

    def _rest_on(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        for button in (self._save, self._print, self._mail):
            button.setEnabled(at == SHOWN)
        # The phrase opens everything: it goes to a printer and nowhere else.
        if self._wish.kind is Kind.PHRASE:
            self._save.setEnabled(False)
            self._mail.setEnabled(False)

    def _give_up(self, error: Exception) -> None:
        self._rest_on(NONE_YET)
        self.around.courier.failed.emit(error)

    def _show_kept(self, kept: tuple[object, ...]) -> None:
        self._choices.show_kept(kept)  # type: ignore[arg-type]  # what the courier brings
        self._compare.setEnabled(len(self._choices.months()) > 1)

    def _name(self, suffix: str) -> str:
        month = f"-{self._wish.month:%Y-%m}" if self._wish.month else ""
        return f"veilleuse-{self._wish.kind}{month}{suffix}"

    def _ask_pdf(self) -> None:
        wish = self._whole_wish()
        self._ask_file(
            self.tr("Save the document"),
            self._name(".pdf"),
            self.tr("PDF (*.pdf)"),
            lambda actions, path: actions.save_paper(wish, path),
        )

    def _ask_draft(self) -> None:
        wish = self._whole_wish()
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.TempLocation)
        path = Path(folder) / self._name(".eml")
        told = self.tr("The e-mail is ready in your mail program; nothing was sent. File: %1")
        self.around.courier.ask(
            lambda actions: actions.draft_paper(wish, path),
            lambda written: self._open_draft(written, told),
        )

    def _open_draft(self, written: Path, told: str) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(written))):
            told = self.tr("No mail program opened it; nothing was sent. The e-mail is here: %1")
        self.around.courier.said.emit(filled(told, str(written)))

    def _ask_journal(self) -> None:
        self._ask_file(
            self.tr("Save the scan journal"),
            "veilleuse-journal.csv",
            self.tr("Table (*.csv)"),
            lambda actions, path: actions.save_journal(path),
        )

    def _ask_tables(self, *, named: bool) -> None:
        both = self.tr("Tables and data (*.zip)")
        named_kinds = (self.tr("Spreadsheet (*.xlsx)"), self.tr("Data (*.json)"), both)
        kinds = ";;".join(named_kinds) if named else both
        self._ask_file(
            self.tr("Export what is known"),
            "veilleuse.xlsx" if named else "veilleuse-without-names.zip",
            kinds,
            lambda actions, path: actions.save_tables(path, pseudonyms=not named),
        )

    def _ask_wall(self) -> None:
        dialog = QFileDialog(self, self.tr("Where the sheets for the wall should go"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self._write_wall(Path(path)))
        dialog.open()

    def _write_wall(self, folder: Path) -> None:
        courier, told = self.around.courier, self.tr("Written: %1")
        courier.ask(
            lambda actions: actions.save_wall(folder),
            lambda written: courier.said.emit(filled(told, ", ".join(map(str, written)))),
        )

    def _ask_compare(self) -> None:
        CompareDialog(self.around, self._choices.months(), self).open()

    def _ask_file(
        self, title: str, name: str, kinds: str, work: Callable[[Actions, Path], Path]
    ) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, title, str(Path(folder) / name), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix[1:])
        dialog.fileSelected.connect(lambda path: self._write(Path(path), work))
        dialog.open()

    def _write(self, path: Path, work: Callable[[Actions, Path], Path]) -> None:
        courier, told = self.around.courier, self.tr("Written: %1")
        courier.ask(
            lambda actions: work(actions, path),
            lambda written: courier.said.emit(filled(told, str(written))),
        )

    def _ask_print(self) -> None:
        wish, courier = self._whole_wish(), self.around.courier
        courier.ask(
            lambda actions: actions.printed_paper(wish),
            lambda pages: ask_and_print(pages, self, courier.failed.emit),
            owner=self,
        )
