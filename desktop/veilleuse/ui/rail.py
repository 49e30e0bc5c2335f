# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The way between the pages, down the left side of the window."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from veilleuse.catalogue.words import LANGUAGES
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.theme import Wish
from veilleuse.ui.widgets.label import Line
from veilleuse.ui.widgets.marks import Glyph

LANGUAGE_NAMES = {"fr": "Français", "en": "English"}
"""Each in its own language, so that its readers find it."""


class Rail(QWidget):
    """Icons with their words, then language and theme."""

    chosen = Signal(int)
    language_wished = Signal(str)
    theme_wished = Signal(object)

    def __init__(self, around: Surroundings, pages: Sequence[tuple[str, str]], wish: Wish) -> None:
        """`pages` are the title and icon of each page, in order."""
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Navigation"))
        unit = around.theme.unit
        self.setFixedWidth(round(unit * 11.5))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, unit, 0, round(unit * 0.6))
        column.setSpacing(round(unit * 0.15))
        column.addLayout(self._brand(around))
        column.addSpacing(unit)
        self._group = QButtonGroup(self)
        for at, (title, icon) in enumerate(pages):
            button = self._page_button(around, at, title, icon)
            self._group.addButton(button, at)
            column.addWidget(button)
        self._group.idClicked.connect(self.chosen)
        column.addStretch(1)
        column.addWidget(self._language_button(around))
        column.addWidget(self._theme_button(around, wish))

    def show_page(self, at: int) -> None:
        """Marks where the window is."""
        self._group.button(at).setChecked(True)

    def _brand(self, around: Surroundings) -> QHBoxLayout:
        unit = around.theme.unit
        row = QHBoxLayout()
        row.setContentsMargins(round(unit * 0.9), 0, unit, 0)
        row.setSpacing(round(unit * 0.5))
        row.addWidget(Glyph(around.theme, "lamp", "lamp", lines=1.6))
        row.addWidget(Line("Veilleuse", "brand"), 1)
        return row

    def _page_button(self, around: Surroundings, at: int, title: str, icon: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "rail")
        button.setText(f"  {title}")
        button.setAccessibleName(title)
        button.setToolTip(f"Ctrl+{at + 1}")
        button.setIcon(around.theme.icon(icon, "rail_text", "rail_chosen"))
        button.setIconSize(QSize(*(round(around.theme.unit * 1.2),) * 2))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button

    def _language_button(self, around: Surroundings) -> QToolButton:
        current = around.texts.language
        button, menu = self._small(around, "language", LANGUAGE_NAMES[current], self.tr("Language"))
        group = QActionGroup(menu)
        for language in LANGUAGES:
            action = _choice(menu, group, LANGUAGE_NAMES[language], is_on=language == current)
            action.triggered.connect(lambda _=False, wished=language: self._wish_language(wished))
        return button

    def _theme_button(self, around: Surroundings, current: Wish) -> QToolButton:
        names = {
            Wish.SYSTEM: self.tr("As the system"),
            Wish.LIGHT: self.tr("Light"),
            Wish.DARK: self.tr("Dark"),
        }
        button, menu = self._small(around, "theme", names[current], self.tr("Theme"))
        group = QActionGroup(menu)
        for wish, name in names.items():
            action = _choice(menu, group, name, is_on=wish is current)
            action.triggered.connect(lambda _=False, wished=wish: self.theme_wished.emit(wished))
        return button

    def _wish_language(self, language: str) -> None:
        self.language_wished.emit(language)

    @staticmethod
    def _small(around: Surroundings, icon: str, text: str, name: str) -> tuple[QToolButton, QMenu]:
        button = QToolButton()
        button.setProperty("role", "rail_small")
        button.setText(f"  {text}")
        button.setAccessibleName(f"{name}, {text}")
        button.setToolTip(name)
        button.setIcon(around.theme.icon(icon, "rail_text"))
        button.setIconSize(QSize(around.theme.unit, around.theme.unit))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        menu = QMenu(button)
        button.setMenu(menu)
        return button, menu


def _choice(menu: QMenu, group: QActionGroup, text: str, *, is_on: bool) -> QAction:
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setChecked(is_on)
    group.addAction(action)
    return action
