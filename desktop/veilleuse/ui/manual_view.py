# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A chapter of the manual, with its pictures in the colours of the theme."""

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from veilleuse.catalogue.folder import resources
from veilleuse.catalogue.guides import Block, BlockKind
from veilleuse.catalogue.manual import Chapter
from veilleuse.ui.guide_view import GuideView
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.theme import Theme
from veilleuse.ui.widgets.card import clear
from veilleuse.ui.widgets.label import Label


class ManualView(GuideView):
    """The same blocks as guides have, and pictures."""

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_chapter`."""
        super().__init__(around)
        self.setAccessibleName(self.tr("Chapter of the manual"))

    def show_chapter(self, chapter: Chapter) -> None:
        """Draws it from its beginning."""
        unit = self._around.theme.unit
        clear(self.column)
        self.column.setContentsMargins(unit, round(unit * 0.4), unit, unit)
        self.column.addWidget(Label(chapter.title, "title"))
        for section in chapter.sections:
            self._show_section(section.title, section.blocks)
        self.column.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def _block(self, block: Block) -> QWidget:
        if block.kind is BlockKind.PICTURE:
            return Picture(self._around.theme, block.language, block.text)
        return super()._block(block)


class Picture(QWidget):
    """One drawing of resources/manual/pictures, as wide as there is room up to its own size."""

    def __init__(self, theme: Theme, name: str, told: str) -> None:
        """`told` is what screen readers say instead."""
        super().__init__()
        path = resources() / "manual" / "pictures" / f"{name}.svg"
        colour = theme.colour("accent").name()
        text = path.read_text(encoding="utf-8").replace("currentColor", colour)
        self._drawing = QSvgRenderer(QByteArray(text.encode()))
        self._size = self._drawing.defaultSize() * (theme.unit / 16)
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        """Its own size at this size of text."""
        return self._size

    def minimumSizeHint(self) -> QSize:
        """Small windows make it smaller, not cut."""
        return QSize(100, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as its proportions ask at this width."""
        super().resizeEvent(event)
        share = min(1.0, event.size().width() / self._size.width())
        self.setFixedHeight(max(1, round(self._size.height() * share)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Keeps its proportions, from the left."""
        share = min(1.0, self.width() / self._size.width())
        painter = QPainter(self)
        wide, high = self._size.width() * share, self._size.height() * share
        self._drawing.render(painter, QRectF(0, 0, wide, high))
