# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from fake_actions import FakeActions, paper
from looking import button, named, said, visible
from pictures import empty_picture
from PySide6.QtCore import QObject, QRectF, QSize, Qt, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices, QImage, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QListView, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from conftest import Open
from veilleuse.domain.archived import Archived
from veilleuse.tasks.paper.kinds import Kind
from veilleuse.ui.papers.compare_dialog import CompareDialog
from veilleuse.ui.papers.wish import PaperWish
from veilleuse.ui.places import Place
from veilleuse.ui.printing import PrinterGoneError, fitted, print_pages
from veilleuse.ui.window import Window

LEFT = Qt.MouseButton.LeftButton
KEPT = tuple(
    Archived(date(2026, month, 1), "summary", "fr", datetime(2026, 11, 2, tzinfo=UTC), "", "", "")
    for month in (10, 9)
)


@pytest.fixture
def page(window: Window) -> Window:
    window.go(Place.REPORTS)
    return window


def sheets(window: Window) -> list[QLabel]:
    return [label for label in visible(window, QLabel) if "document" in label.accessibleName()]


def choose(window: Window, listed: str, at: int) -> None:
    view = named(window, QListView, listed)
    view.setCurrentIndex(view.model().index(at, 0))


def menu_entry(window: Window, text: str) -> QAction:
    [found] = [one for one in window.findChildren(QAction) if one.text() == text]
    return found


def previews(actions: FakeActions) -> list[object]:
    return [done[1] for done in actions.done if done[0] == "preview"]


def test_the_pages_of_the_summary_are_shown_first(page: Window, actions: FakeActions) -> None:
    shown = [s for s in sheets(page) if not s.pixmap().isNull()]
    assert [s.accessibleName() for s in shown] == [
        "Page\u00a01 du document",
        "Page\u00a02 du document",
    ]
    assert previews(actions)[-1] == PaperWish(Kind.SUMMARY)


def test_pages_are_never_wider_than_the_window(page: Window) -> None:
    page.resize(1280, 620)
    for sheet in sheets(page):
        assert sheet.pixmap().deviceIndependentSize().width() < page.width()


def test_every_document_can_be_chosen_and_is_drawn(page: Window, actions: FakeActions) -> None:
    for at, kind in enumerate(Kind):
        choose(page, "Documents", at)
        last = previews(actions)[-1]
        assert isinstance(last, PaperWish)
        assert last.kind is kind


def test_a_document_about_one_device_asks_which(page: Window, actions: FakeActions) -> None:
    choose(page, "Documents", list(Kind).index(Kind.MACHINE))
    box = named(page, QComboBox, "Ce dont parle le document")
    box.setCurrentIndex(1)
    box.activated.emit(1)
    last = previews(actions)[-1]
    assert isinstance(last, PaperWish)
    assert last.subject == box.itemData(1)


def test_the_recovery_phrase_goes_to_a_printer_and_nowhere_else(page: Window) -> None:
    choose(page, "Documents", list(Kind).index(Kind.PHRASE))
    assert button(page, "Imprimer…").isEnabled()
    assert not button(page, "Enregistrer en PDF…").isEnabled()
    assert not button(page, "Préparer un courriel…").isEnabled()


def test_a_kept_month_is_shown_as_it_was_kept(open_window: Open, actions: FakeActions) -> None:
    actions.kept = KEPT
    window = open_window()
    window.go(Place.REPORTS)
    choose(window, "Archive", 1)
    assert previews(actions)[-1] == PaperWish(Kind.SUMMARY, month=date(2026, 9, 1))


def test_two_kept_months_are_compared(open_window: Open, actions: FakeActions) -> None:
    actions.kept = KEPT
    window = open_window()
    window.go(Place.REPORTS)
    menu_entry(window, "Comparer deux mois…").trigger()
    [dialog] = window.findChildren(CompareDialog)
    assert ("compare", date(2026, 9, 1), date(2026, 10, 1)) in actions.done
    table = named(dialog, QTableView, "Chiffres des deux mois")
    row = [table.model().index(0, column).data() for column in range(3)]
    assert row == ["Score", "54,7", "52,8"]
    dialog.reject()


def test_one_month_alone_cannot_be_compared(page: Window) -> None:
    assert not menu_entry(page, "Comparer deux mois…").isEnabled()


@pytest.mark.parametrize(
    ("asked", "name", "start"),
    [
        ("Exporter vers un tableur…", "a.xlsx", b"tables"),
        ("Exporter sans aucun nom…", "a.zip", b"bundle"),
        ("Journal des rondes en tableau…", "a.csv", b"journal"),
    ],
)
def test_files_are_written_where_asked(
    page: Window, tmp_path: Path, asked: str, name: str, start: bytes
) -> None:
    menu_entry(page, asked).trigger()
    [dialog] = visible(page, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / name))
    dialog.reject()
    assert (tmp_path / name).read_bytes().startswith(start)
    assert f"Enregistré\u00a0: {tmp_path / name}" in said(page)


def test_a_document_is_saved_as_pdf(page: Window, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.mouseClick(button(page, "Enregistrer en PDF…"), LEFT)
    [dialog] = visible(page, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "bilan.pdf"))
    dialog.reject()
    assert (tmp_path / "bilan.pdf").read_bytes().startswith(b"%PDF")


def test_sheets_for_the_wall_go_to_a_stick(
    page: Window, actions: FakeActions, tmp_path: Path
) -> None:
    menu_entry(page, "Fiches à afficher, vers un dossier ou une clé…").trigger()
    [dialog] = visible(page, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path))
    dialog.reject()
    assert ("wall", tmp_path) in actions.done


def test_a_file_that_cannot_be_written_is_told(page: Window, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.mouseClick(button(page, "Enregistrer en PDF…"), LEFT)
    [dialog] = visible(page, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "no" / "such" / "folder.pdf"))
    dialog.reject()
    assert "imprévu" in said(page)


class Mailer(QObject):
    """Stands where the system's mail program would."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


def test_a_mail_is_prepared_and_nothing_is_sent(
    page: Window, actions: FakeActions, qtbot: QtBot
) -> None:
    mailer = Mailer()
    QDesktopServices.setUrlHandler("file", mailer, "take")  # type: ignore[arg-type]  # PySide takes a name
    try:
        qtbot.mouseClick(button(page, "Préparer un courriel…"), LEFT)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert [Path(path).suffix for path in mailer.opened] == [".eml"]
    assert ("draft", PaperWish(Kind.SUMMARY), ".eml") in actions.done
    assert "rien n’a été envoyé" in said(page)


def test_printing_asks_the_system_first(page: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(page, "Imprimer…"), LEFT)
    [dialog] = visible(page, QPrintDialog)
    assert dialog.maxPage() == 2
    dialog.reject()


def test_the_first_hour_is_one_click_away_from_every_page(
    window: Window, actions: FakeActions
) -> None:
    for place in Place:
        if place not in window.pages:
            continue
        window.go(place)
        [pressed] = [b for b in visible(window, QToolButton) if b.text() == "Incident"]
        pressed.click()
        assert actions.done[-1] == ("printed", PaperWish(Kind.INCIDENT))
        for dialog in visible(window, QPrintDialog):
            dialog.reject()


def test_a_document_that_cannot_be_drawn_is_told_and_cannot_be_printed(
    open_window: Open, actions: FakeActions
) -> None:
    actions.paper_error = OSError("typst")
    window = open_window()
    window.go(Place.REPORTS)
    assert "imprévu" in said(window)
    assert not button(window, "Imprimer…").isEnabled()


def test_before_a_round_only_what_needs_none_is_drawn(
    open_window: Open, actions: FakeActions
) -> None:
    actions.shown = empty_picture()
    window = open_window()
    window.go(Place.REPORTS)
    assert "Rien n’a encore été mesuré" in said(window)
    choose(window, "Documents", list(Kind).index(Kind.INCIDENT))
    assert previews(actions) == [PaperWish(Kind.INCIDENT)]


def test_the_start_makes_what_is_due_and_says_so(open_window: Open, actions: FakeActions) -> None:
    actions.is_due, actions.kept = True, KEPT
    window = open_window()
    assert actions.due_looked_for == 1
    assert "mise aux archives" in said(window)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_is_gone_is_told(qapp: object, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gone" / "out.pdf"))
    with pytest.raises(PrinterGoneError):
        print_pages((paper(1),), printer)


def test_pages_are_printed_whole(qapp: object, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    print_pages((paper(1), paper(2)), printer)
    written = (tmp_path / "out.pdf").read_bytes()
    assert written.startswith(b"%PDF")
    assert written.count(b"/Type /Page\n") == 2


@pytest.mark.parametrize("sheet", [QRectF(0, 0, 4960, 7015), QRectF(0, 0, 7015, 4960)])
def test_a_page_keeps_its_proportions_on_any_sheet(sheet: QRectF) -> None:
    image = QImage(QSize(827, 1169), QImage.Format.Format_RGB32)
    place = fitted(image, sheet)
    assert sheet.contains(place)
    assert place.width() / place.height() == pytest.approx(827 / 1169)
    assert place.center() == sheet.center()
