# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A line at the top of the window: a notice, an error, or something that can be undone."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from veilleuse.ui.theme import Theme
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.marks import Glyph

_ICONS = {
    "notice": ("info", "warn_text"),
    "error": ("warning", "error_text"),
    "done": ("ok", "good"),
}


class Bar(QFrame):
    """One sentence with its buttons; closes when it is told to."""

    def __init__(
        self, theme: Theme, kind: str, sentence: str, parent: QWidget | None = None
    ) -> None:
        """`kind` is `notice`, `error` or `done`."""
        super().__init__(parent)
        self.setProperty("role", f"{kind}_box")
        self.setAccessibleName(sentence)
        self._theme = theme
        unit = theme.unit
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(unit, round(unit * 0.4), unit, round(unit * 0.4))
        self._row.setSpacing(round(unit * 0.6))
        self._row.addWidget(Glyph(theme, *_ICONS[kind]))
        self.sentence = Label(sentence, kind, selectable=True)
        self._row.addWidget(self.sentence, 1)

    def offer(self, text: str, act: Callable[[], None], icon: str = "") -> QPushButton:
        """Adds a button."""
        button = QPushButton(text)
        if icon:
            button.setIcon(self._theme.icon(icon))
        button.clicked.connect(act)
        self._row.addWidget(button)
        return button

    def offer_close(self, text: str, act: Callable[[], None]) -> None:
        """Adds the cross; `text` is its name."""
        button = QToolButton()
        button.setProperty("role", "quiet")
        button.setIcon(self._theme.icon("close"))
        button.setIconSize(QSize(self._theme.unit, self._theme.unit))
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.clicked.connect(act)
        self._row.addWidget(button)
