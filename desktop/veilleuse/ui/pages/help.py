# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Help: the manual, which needs no network, with a search over all of it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from veilleuse.catalogue.folder import ResourceError
from veilleuse.catalogue.manual import Chapter, manual
from veilleuse.ui.manual_view import ManualView
from veilleuse.ui.pages.page import Page
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.widgets.card import Card
from veilleuse.ui.widgets.label import Label

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture

log = logging.getLogger(__name__)


class HelpPage(Page):
    """Chapters on the left, the chosen one on the right."""

    icon = "help"

    def __init__(self, around: Surroundings) -> None:
        """The manual is read when the page is first shown."""
        super().__init__(around)
        unit = around.theme.unit
        self._chapters: tuple[Chapter, ...] = ()
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search the manual…"))
        self._search.setAccessibleName(self.tr("Search the manual"))
        self._search.setClearButtonEnabled(True)
        self._search.setMaxLength(100)
        self._search.addAction(
            around.theme.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._search.textChanged.connect(self._filter)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Chapters"))
        self._list.setWordWrap(True)
        self._list.currentRowChanged.connect(self._show_chosen)
        self._none = Label(self.tr("No chapter has these words."), "muted")
        self._none.setVisible(False)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(unit * 0.6))
        column.addWidget(self._search)
        column.addWidget(self._none)
        column.addWidget(self._list, 1)
        card = Card("", unit)
        card.setAccessibleName(self.tr("Manual"))
        self._view = ManualView(around)
        card.body.addWidget(self._view)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(side)
        splitter.addWidget(card)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(unit)
        splitter.setSizes([unit * 18, unit * 50])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(round(unit * 1.2),) * 4)
        outer.addWidget(splitter)
        self._read()

    def title(self) -> str:
        """In the navigation."""
        return self.tr("Help")

    def show_picture(self, picture: Picture) -> None:
        """The manual does not depend on what is known of the site."""

    def seek(self) -> None:
        """The search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _read(self) -> None:
        try:
            self._chapters = manual(self.around.texts.language)
        except ResourceError:
            log.exception("no manual")
        for chapter in self._chapters:
            QListWidgetItem(chapter.title, self._list)
        self._list.setCurrentRow(0)

    def _filter(self) -> None:
        words = self._search.text().casefold().split()
        first: int | None = None
        for at, chapter in enumerate(self._chapters):
            text = chapter.text.casefold()
            found = all(word in text for word in words)
            self._list.item(at).setHidden(not found)
            if found and first is None:
                first = at
        self._none.setVisible(first is None)
        current = self._list.currentItem()
        if first is not None and (current is None or current.isHidden()):
            self._list.setCurrentRow(first)

    def _show_chosen(self) -> None:
        at = self._list.currentRow()
        if 0 <= at < len(self._chapters):
            self._view.show_chapter(self._chapters[at])
