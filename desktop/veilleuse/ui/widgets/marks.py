# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An icon beside its word: severity and state are never said by colour alone."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from veilleuse.ui.icons import pixmap
from veilleuse.ui.theme import Theme
from veilleuse.ui.widgets.label import Label


class Glyph(QLabel):
    """An icon that repeats what the text beside it says, so that screen readers skip it."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        role: str,
        *,
        lines: float = 1.2,
        parent: QWidget | None = None,
    ) -> None:
        """`lines` is its height in lines of text."""
        super().__init__(parent)
        side = round(theme.unit * lines)
        colour = theme.colour(role).name()
        self.setPixmap(pixmap(name, colour, side, self.devicePixelRatioF()))
        self.setFixedSize(QSize(side, side))


class Mark(QWidget):
    """An icon and a word in one colour."""

    def __init__(
        self, theme: Theme, name: str, role: str, word: str, parent: QWidget | None = None
    ) -> None:
        """`name` is the icon's."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(round(theme.unit * 0.35))
        row.addWidget(Glyph(theme, name, role), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Label(word, role, wrap=False), 0, Qt.AlignmentFlag.AlignVCenter)
