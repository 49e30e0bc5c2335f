# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one label: plain text, whatever it holds."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from veilleuse.ui.text import tip


class Label(QLabel):
    """Text that is never read as markup; wraps unless it is told not to."""

    def __init__(
        self,
        text: str = "",
        role: str = "",
        *,
        wrap: bool = True,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`role` names a look of the style sheet."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.setText(text)

    def setText(self, text: str) -> None:
        """Shows `text` as it is; screen readers read the same."""
        super().setText(text)
        self.setAccessibleName(text)

    def set_role(self, role: str) -> None:
        """Changes the look."""
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)


class Line(Label):
    """One line that ends in an ellipsis where there is no room; the whole text is its tooltip."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        """Takes whatever width it is given."""
        super().__init__(text, role, wrap=False, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole line is painted
        """Paints the text, cut to the width."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), aligned, shown)

    def setText(self, text: str) -> None:
        """The tooltip says all of it."""
        super().setText(text)
        self.setToolTip(tip(text))


class Figure(Label):
    """A number written large."""

    def __init__(self, font: QFont, parent: QWidget | None = None) -> None:
        """`font` is the theme's, at the size wanted."""
        super().__init__("", "", wrap=False, parent=parent)
        self.setStyleSheet(f"font-size: {font.pointSizeF():.1f}pt; font-weight: {font.weight()};")
