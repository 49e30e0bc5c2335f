# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Boxes that pages are built of."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from veilleuse.ui.widgets.label import Label


class Card(QFrame):
    """A raised surface with a heading; what belongs in it goes into `body`."""

    def __init__(self, heading: str, unit: int, parent: QWidget | None = None) -> None:
        """`unit` is the height of a line of text."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(heading)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(unit, unit, unit, unit)
        self.body.setSpacing(round(unit * 0.6))
        self.top = QHBoxLayout()
        self.top.setSpacing(round(unit * 0.6))
        if heading:
            self.top.addWidget(Label(heading, "heading"), 1)
            self.body.addLayout(self.top)


class Rule(QFrame):
    """A thin line between two things."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """One pixel high."""
        super().__init__(parent)
        self.setProperty("role", "rule")
        self.setFixedHeight(1)


class Scroll(QScrollArea):
    """A column that scrolls when it does not fit; never wider than its window."""

    def __init__(self, name: str, margin: int, spacing: int, parent: QWidget | None = None) -> None:
        """`name` is what screen readers say."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        canvas = QWidget()
        canvas.setObjectName("canvas")
        self.column = QVBoxLayout(canvas)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(spacing)
        self.setWidget(canvas)


def spread(*widgets: QWidget, spacing: int) -> QHBoxLayout:
    """Widgets side by side, left-aligned."""
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def clear(layout: QLayout) -> None:
    """Takes everything out of a layout and lets it go."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
            inner.deleteLater()


def expanding(widget: QWidget) -> QWidget:
    """Lets a widget take the width there is."""
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return widget
