# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where attacks must pass, as a list that points at the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from veilleuse.domain.site_map import End, EndKind
from veilleuse.ui.map.words import MapWords
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled
from veilleuse.ui.widgets.card import Scroll, clear
from veilleuse.ui.widgets.label import Label

if TYPE_CHECKING:
    from veilleuse.tasks.draw_map import MapChoke


class ChokePanel(QWidget):
    """The places whose closing spares most."""

    pointed = Signal(object)
    """The `End` that somebody wants to see."""

    def __init__(self, around: Surroundings) -> None:
        """Says that it is being worked out until `show_chokes`."""
        super().__init__()
        self._around = around
        unit = around.theme.unit
        column = QVBoxLayout(self)
        column.setContentsMargins(0, round(unit * 0.6), 0, 0)
        self._list = Scroll(self.tr("Choke points"), 0, round(unit * 0.5))
        column.addWidget(self._list)
        self.wait()

    def wait(self) -> None:
        """A new site is being worked out."""
        clear(self._list.column)
        self._list.column.addWidget(
            Label(self.tr("Being worked out… On a large site this takes a minute."), "muted")
        )
        self._list.column.addStretch(1)

    def show_chokes(self, chokes: tuple[MapChoke, ...], words: MapWords) -> None:
        """The best first."""
        clear(self._list.column)
        told = self.tr("Almost every attack passes here. Closing one of them spares most.")
        if not chokes:
            told = self.tr("No single place stops more than the others.")
        self._list.column.addWidget(Label(told, "muted"))
        for one in chokes:
            self._list.column.addWidget(self._row(one, words))
        self._list.column.addStretch(1)

    def _row(self, one: MapChoke, words: MapWords) -> QWidget:
        texts = self._around.texts
        device = one.choke.device or one.way.device
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if one.choke.device is not None:
            title = words.end(End(EndKind.DEVICE, one.choke.device))
        else:
            title = words.step(one.way.step)
        if device is None:
            column.addWidget(Label(title, "strong"))
        else:
            button = QPushButton(title)
            button.setProperty("role", "link")
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.setAccessibleName(filled(self.tr("Show on the map: %1"), title))
            end = End(EndKind.DEVICE, device)
            button.clicked.connect(lambda _=False: self.pointed.emit(end))
            column.addWidget(button)
        gain = filled(
            self.tr("−%1 of damage (−%2)"),
            texts.percent(one.choke.gain_share),
            texts.points(one.choke.gain_points),
        )
        column.addWidget(Label(f"{gain} · {words.seen_of(one.way.seen)}", "small"))
        return box
