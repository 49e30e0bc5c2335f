# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints page pictures through the system's own dialog."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from veilleuse.domain.errors import VeilleuseError


class PrinterGoneError(VeilleuseError):
    """The printer took nothing: it is off, unplugged, or another program holds it."""

    code = "printer_gone"


def ask_and_print(
    pngs: Sequence[bytes], parent: QWidget, failed: Callable[[Exception], None]
) -> None:
    """Shows the dialog, then prints what was asked for; `failed` is told of a lost printer."""

    def send() -> None:
        try:
            print_pages(pngs, printer)
        except PrinterGoneError as error:
            failed(error)

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setMinMax(1, max(1, len(pngs)))
    dialog.accepted.connect(send)
    # Shown and not run: the window goes on living behind it.
    QDialog.open(dialog)


def print_pages(pngs: Sequence[bytes], printer: QPrinter) -> None:
    """One picture a sheet, as large as its proportions allow. PrinterGoneError."""
    first = printer.fromPage() or 1
    last = printer.toPage() or len(pngs)
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterGoneError(name=printer.printerName() or "–")
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for at, png in enumerate(pngs[first - 1 : last]):
        if at:
            printer.newPage()
        image = QImage.fromData(png)
        painter.drawImage(fitted(image, QRectF(painter.viewport())), image)
    painter.end()


def fitted(image: QImage, sheet: QRectF) -> QRectF:
    """The largest place of the image's proportions in the middle of the sheet."""
    scale = min(sheet.width() / image.width(), sheet.height() / image.height())
    width, height = image.width() * scale, image.height() * scale
    return QRectF(
        sheet.left() + (sheet.width() - width) / 2,
        sheet.top() + (sheet.height() - height) / 2,
        width,
        height,
    )
