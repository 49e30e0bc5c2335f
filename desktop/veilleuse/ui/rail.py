# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The way between the pages, down the left side of the window."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
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
from veilleuse.ui.place_names import PlaceName, place_names
from veilleuse.ui.places import GROUPS, Place
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.theme import Wish
from veilleuse.ui.widgets.card import Scroll
from veilleuse.ui.widgets.label import Line
from veilleuse.ui.widgets.marks import Glyph

LANGUAGE_NAMES = {"fr": "Français", "en": "English"}
"""Each in its own language, so that its readers find it."""


translate = QCoreApplication.translate

TALLEST, LOWEST = 2.5, 1.8
"""Of one button, in line heights: low windows and large text move them together."""


class Rail(QWidget):
    """Icons with their words, then language and theme; scrolls where even low rows do not fit."""

    chosen = Signal(int)
    language_wished = Signal(str)
    theme_wished = Signal(object)

    def __init__(self, around: Surroundings, icons: Mapping[Place, str], wish: Wish) -> None:
        """`icons` are those of the pages."""
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Navigation"))
        self._unit = unit = around.theme.unit
        self.setFixedWidth(round(unit * 11.5))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, round(unit * 0.8), 0, round(unit * 0.4))
        column.setSpacing(round(unit * 0.4))
        column.addLayout(self._brand(around))
        self._group = QButtonGroup(self)
        self._ways = self._way(around, icons)
        column.addWidget(self._ways, 1)
        column.addLayout(self._small_row(around, wish))
        self._group.idClicked.connect(self.chosen)

    def show_page(self, at: int) -> None:
        """Marks where the window is."""
        button = self._group.button(at)
        button.setChecked(True)
        self._ways.ensureWidgetVisible(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the rows the height that there is."""
        super().resizeEvent(event)
        self._share_height(event.size().height())

    def _share_height(self, height: int) -> None:
        rows = self._group.buttons()
        around = self._unit * (5.4 + len(GROUPS) * 0.5)
        row = (height - around) / max(1, len(rows))
        for button in rows:
            button.setFixedHeight(round(max(LOWEST * self._unit, min(TALLEST * self._unit, row))))

    def _way(self, around: Surroundings, icons: Mapping[Place, str]) -> Scroll:
        way = Scroll(self.tr("The pages"), 0, 0)
        names = place_names()
        for at, group in enumerate(GROUPS):
            if at:
                way.column.addSpacing(round(self._unit * 0.5))
            for place in group:
                button = self._page_button(around, place, names[place], icons[place])
                self._group.addButton(button, place)
                way.column.addWidget(button)
        way.column.addStretch(1)
        return way

    def _brand(self, around: Surroundings) -> QHBoxLayout:
        unit = around.theme.unit
        row = QHBoxLayout()
        row.setContentsMargins(round(unit * 0.9), 0, unit, 0)
        row.setSpacing(round(unit * 0.5))
        row.addWidget(Glyph(around.theme, "lamp", "lamp", lines=1.6))
        row.addWidget(Line("Veilleuse", "brand"), 1)
        return row

    def _page_button(
        self, around: Surroundings, place: Place, name: PlaceName, icon: str
    ) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "rail")
        button.setText(f"  {name.word}")
        button.setAccessibleName(name.title)
        button.setToolTip(f"{name.title} ({place.keys})")
        button.setIcon(around.theme.icon(icon, "rail_text", "rail_chosen"))
        button.setIconSize(QSize(*(round(around.theme.unit * 1.2),) * 2))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button

    def _small_row(self, around: Surroundings, wish: Wish) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(round(self._unit * 0.5), 0, round(self._unit * 0.5), 0)
        row.setSpacing(round(self._unit * 0.2))
        row.addWidget(self._language_button(around))
        row.addWidget(self._theme_button(around, wish))
        row.addStretch(1)
        return row

    def _language_button(self, around: Surroundings) -> QToolButton:
        current = around.texts.language
        button, menu = self._small(around, "language", LANGUAGE_NAMES[current], self.tr("Language"))
        group = QActionGroup(menu)
        for language in LANGUAGES:
            action = _choice(menu, group, LANGUAGE_NAMES[language], is_on=language == current)
            action.triggered.connect(lambda _=False, wished=language: self._wish_language(wished))
        return button

    def _theme_button(self, around: Surroundings, current: Wish) -> QToolButton:
        names = theme_names()
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
        button.setAccessibleName(f"{name}, {text}")
        button.setToolTip(f"{name}, {text}")
        button.setIcon(around.theme.icon(icon, "rail_text"))
        button.setIconSize(QSize(around.theme.unit, around.theme.unit))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(button)
        button.setMenu(menu)
        return button, menu


def theme_names() -> Mapping[Wish, str]:
    """Each theme in the language of the window."""
    return {
        Wish.SYSTEM: translate("Rail", "As the system"),
        Wish.LIGHT: translate("Rail", "Light"),
        Wish.DARK: translate("Rail", "Dark"),
        Wish.CONTRAST: translate("Rail", "High contrast"),
    }


def _choice(menu: QMenu, group: QActionGroup, text: str, *, is_on: bool) -> QAction:
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setChecked(is_on)
    group.addAction(action)
    return action
