# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages on paper grey, as wide as they read well."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled
from veilleuse.ui.widgets.card import Scroll, clear

MOST = 40
"""Pages shown; a longer document is saved or printed to be read."""


class Sheets(QWidget):
    """The pages of one document, one under the other."""

    def __init__(self, around: Surroundings) -> None:
        """Empty until pages are shown."""
        super().__init__()
        self._around = around
        self._pages: tuple[QPixmap, ...] = ()
        self._labels: list[QLabel] = []
        self._scroll = Scroll(self.tr("Preview of the document"), 0, around.theme.unit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def show_pages(self, pngs: Sequence[bytes]) -> None:
        """Puts them in the place of those before."""
        self._pages = tuple(_pixmap(png) for png in pngs[:MOST])
        clear(self._scroll.column)
        self._labels = []
        for at, _ in enumerate(self._pages, start=1):
            label = QLabel()
            number = self._around.texts.number(at)
            label.setAccessibleName(filled(self.tr("Page %1 of the document"), number))
            self._labels.append(label)
            self._scroll.column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self._scroll.column.addStretch(1)
        self._scroll.verticalScrollBar().setValue(0)
        self._scale()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scales the pages to the new width."""
        super().resizeEvent(event)
        self._scale()

    def _scale(self) -> None:
        unit, ratio = self._around.theme.unit, self.devicePixelRatioF()
        width = min(self.width() - unit * 2, unit * 46)
        for label, page in zip(self._labels, self._pages, strict=True):
            scaled = page.scaledToWidth(
                max(1, round(width * ratio)), Qt.TransformationMode.SmoothTransformation
            )
            scaled.setDevicePixelRatio(ratio)
            label.setPixmap(scaled)


def _pixmap(png: bytes) -> QPixmap:
    page = QPixmap()
    page.loadFromData(png)
    return page
