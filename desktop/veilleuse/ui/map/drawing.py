# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The drawing with its buttons and its legend."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from veilleuse.ui.map.canvas import STEP, MapCanvas
from veilleuse.ui.map.legend import Legend
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.widgets.label import Label


class Drawing(QWidget):
    """The canvas in its scroll area, with buttons that zoom."""

    resized = Signal()

    def __init__(self, around: Surroundings) -> None:
        """Empty until the canvas is shown a map."""
        super().__init__()
        unit = around.theme.unit
        column = QVBoxLayout(self)
        column.setContentsMargins(0, round(unit * 0.5), 0, 0)
        column.setSpacing(round(unit * 0.4))
        self._scroll = _Area()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName(self.tr("Drawing of the map"))
        self._scroll.setFocusPolicy(self._scroll.focusPolicy().NoFocus)
        self.canvas = MapCanvas(around.theme, self._scroll)
        self._scroll.setWidget(self.canvas)
        self._scroll.resized.connect(self.canvas.place)
        self.summary = Label("", "muted")
        column.addWidget(self.summary)
        column.addWidget(self._scroll, 1)
        row = QHBoxLayout()
        row.setSpacing(round(unit * 0.3))
        row.addWidget(Legend(around.theme), 1)
        for text, name, factor in (
            ("−", self.tr("Zoom out"), 1 / STEP),
            ("+", self.tr("Zoom in"), STEP),
            ("1:1", self.tr("Fit the width"), 0.0),
        ):
            row.addWidget(self._button(text, name, factor, unit))
        column.addLayout(row)

    def _button(self, text: str, name: str, factor: float, unit: int) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "quiet")
        button.setText(text)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setMinimumSize(QSize(round(unit * 1.8), round(unit * 1.6)))
        button.clicked.connect(lambda: self.canvas.zoom(factor))
        return button


class _Area(QScrollArea):
    """Tells when its width has changed."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The canvas follows the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()
