# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages, each made when it is first asked for: eleven at once would take seconds to dress."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import overload

from PySide6.QtWidgets import QStackedWidget, QWidget

from veilleuse.ui.pages.page import Page
from veilleuse.ui.places import Place
from veilleuse.ui.surroundings import Surroundings


class Book(Sequence[Page]):
    """A stack with a blank for every page that nobody has opened yet."""

    def __init__(
        self,
        around: Surroundings,
        kinds: Mapping[Place, type[Page]],
        made: Callable[[Page], None],
    ) -> None:
        """`made` is told of each page as soon as there is one."""
        self._around, self._kinds, self._tell = around, kinds, made
        self._pages: dict[Place, Page] = {}
        self.stack = QStackedWidget()
        for _ in Place:
            self.stack.addWidget(QWidget())

    @overload
    def __getitem__(self, at: int) -> Page: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Page]: ...
    def __getitem__(self, at: int | slice) -> Page | Sequence[Page]:
        """The page of a place, made now where it was not yet."""
        if isinstance(at, slice):
            return [self[place] for place in list(Place)[at]]
        if not 0 <= at < len(self):
            raise IndexError(at)
        place = Place(at)
        return self._pages.get(place) or self._make(place)

    def __len__(self) -> int:
        """Pages there can be."""
        return len(Place)

    def __iter__(self) -> Iterator[Page]:
        """Makes them all."""
        return (self[place] for place in Place)

    def _make(self, place: Place) -> Page:
        page = self._kinds[place](self._around)
        self._pages[place] = page
        blank = self.stack.widget(place)
        self.stack.insertWidget(place, page)
        if blank is not None:
            self.stack.removeWidget(blank)
            blank.deleteLater()
        self._tell(page)
        return page
