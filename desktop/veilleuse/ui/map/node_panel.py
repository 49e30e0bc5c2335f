# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All that the map knows of one thing: figures, and every link with what shows it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from veilleuse.domain.model import DeviceId
from veilleuse.domain.site_map import End, EndKind, Link, SiteMap
from veilleuse.ui.map.bundles import links_of
from veilleuse.ui.map.words import MapWords
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled
from veilleuse.ui.widgets.card import Scroll, clear
from veilleuse.ui.widgets.label import Label

MOST_LINKS = 40
"""Told of one thing; the table has all of them."""


class NodePanel(QWidget):
    """What is chosen on the map."""

    device_wanted = Signal(str)

    def __init__(self, around: Surroundings) -> None:
        """Says how to choose something."""
        super().__init__()
        self._around = around
        unit = around.theme.unit
        column = QVBoxLayout(self)
        column.setContentsMargins(0, round(unit * 0.6), 0, 0)
        self._list = Scroll(self.tr("What is chosen on the map"), 0, round(unit * 0.4))
        column.addWidget(self._list)
        self.show_end(None, None, None, {})

    def show_end(
        self,
        end: End | None,
        shown: SiteMap | None,
        words: MapWords | None,
        losses: Mapping[DeviceId, float],
    ) -> None:
        """Its figures and links, the most travelled first."""
        clear(self._list.column)
        if end is None or shown is None or words is None:
            hint = self.tr("Choose something on the map: click it, or walk there with the arrows.")
            self._list.column.addWidget(Label(hint, "muted"))
            self._list.column.addStretch(1)
            return
        self._list.column.addWidget(Label(words.end(end), "heading"))
        if end.kind is EndKind.DEVICE:
            self._show_device(DeviceId(end.id), shown, words, losses)
        links = sorted(links_of(end, shown), key=lambda link: -link.attacks_in_thousand)
        for link in links[:MOST_LINKS]:
            self._list.column.addWidget(self._line(end, link, words))
        left = len(links) - MOST_LINKS
        if left > 0:
            self._list.column.addWidget(Label(self.tr("and %n more", "", left), "small"))
        self._list.column.addStretch(1)

    def _show_device(
        self, device: DeviceId, shown: SiteMap, words: MapWords, losses: Mapping[DeviceId, float]
    ) -> None:
        texts = self._around.texts
        node = next((node for node in shown.nodes if node.id == device), None)
        if node is None:
            return
        kind = texts.device_class(node.device_class)
        self._list.column.addWidget(Label(f"{kind} · {words.zone(node.zone)}", "muted"))
        taken = filled(self.tr("Taken in %1"), words.thousand(node.taken_in_thousand))
        self._list.column.addWidget(Label(taken))
        if device in losses:
            share = texts.percent(losses[device])
            told = filled(self.tr("Once it is taken, %1 of the activity stops on average"), share)
            self._list.column.addWidget(Label(told))
        button = QPushButton(self.tr("See the device"))
        button.clicked.connect(lambda: self.device_wanted.emit(device))
        self._list.column.addWidget(button)

    def _line(self, end: End, link: Link, words: MapWords) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        other = link.target if link.source == end else link.source
        arrow = "→" if link.source == end else "←"
        column.addWidget(Label(f"{arrow} {words.end(other)}", "strong"))
        parts = [words.step(link.step), words.seen(link)]
        if link.attacks_in_thousand:
            parts.insert(1, words.thousand(link.attacks_in_thousand))
        column.addWidget(Label(" · ".join(parts), "small"))
        return box
