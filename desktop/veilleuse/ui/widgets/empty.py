# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a page shows where there is nothing: why, and what to do next."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from veilleuse.ui.theme import Theme
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.marks import Glyph


class Empty(QWidget):
    """A sentence in the middle, and one button where there is something to do."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        title: str,
        next_step: str,
        parent: QWidget | None = None,
    ) -> None:
        """`name` is the icon's."""
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(round(theme.unit * 0.7))
        self._column.setContentsMargins(theme.unit, theme.unit * 2, theme.unit, theme.unit * 2)
        self._column.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._column.addWidget(Glyph(theme, name, "muted", lines=3), 0, centre)
        for text, role in ((title, "heading"), (next_step, "muted")):
            label = Label(text, role)
            label.setAlignment(centre)
            self._column.addWidget(label)
        self._column.addStretch(1)

    def offer(self, text: str, act: Callable[[], None]) -> QPushButton:
        """Adds the button that does the next step."""
        button = QPushButton(text)
        button.setProperty("role", "primary")
        button.clicked.connect(act)
        at = self._column.count() - 1
        self._column.insertWidget(at, button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button
