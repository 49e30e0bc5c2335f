# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

import pytest
from fake_actions import FakeActions, paper
from looking import button, said, visible
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from conftest import Open
from veilleuse.ui.places import Place
from veilleuse.ui.printing import fitted, print_pages
from veilleuse.ui.window import Window

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window: Window) -> Window:
    window.go(Place.REPORTS)
    return window


def sheets(window: Window) -> list[QLabel]:
    return [label for label in visible(window, QLabel) if "synthèse" in label.accessibleName()]


def test_the_pages_of_the_summary_are_shown(page: Window) -> None:
    shown = [s for s in sheets(page) if not s.pixmap().isNull()]
    assert [s.accessibleName() for s in shown] == [
        "Page 1 de la synthèse mensuelle",
        "Page 2 de la synthèse mensuelle",
    ]


def test_pages_are_never_wider_than_the_window(page: Window) -> None:
    page.resize(1280, 620)
    for sheet in sheets(page):
        assert sheet.pixmap().deviceIndependentSize().width() < page.width()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Enregistrer en PDF…", ("bilan.pdf", b"%PDF")),
        ("Journal des rondes…", ("journal.txt", b"journal")),
    ],
)
def test_files_are_written_where_asked(
    page: Window, qtbot: QtBot, tmp_path: Path, asked: str, expected: tuple[str, bytes]
) -> None:
    name, start = expected
    qtbot.mouseClick(button(page, asked), LEFT)
    [dialog] = visible(page, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / name))
    dialog.reject()
    assert (tmp_path / name).read_bytes().startswith(start)
    assert f"Enregistré\u00a0: {tmp_path / name}" in said(page)


def test_a_file_that_cannot_be_written_is_told(page: Window, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.mouseClick(button(page, "Enregistrer en PDF…"), LEFT)
    [dialog] = visible(page, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "no" / "such" / "folder.pdf"))
    dialog.reject()
    assert "imprévu" in said(page)


def test_printing_asks_the_system_first(page: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(page, "Imprimer…"), LEFT)
    [dialog] = visible(page, QPrintDialog)
    assert dialog.maxPage() == 2
    dialog.reject()


def test_a_summary_that_cannot_be_drawn_is_told_and_cannot_be_printed(
    open_window: Open, actions: FakeActions, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> tuple[bytes, ...]:
        raise OSError("typst")

    monkeypatch.setattr(actions, "preview_report", fail)
    window = open_window()
    window.go(Place.REPORTS)
    assert "imprévu" in said(window)
    assert not button(window, "Imprimer…").isEnabled()


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
