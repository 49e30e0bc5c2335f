# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What if: tick what is imagined, and read what the figures become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from veilleuse.domain.events import Event
from veilleuse.domain.model import DeviceId
from veilleuse.domain.site_map import End, EndKind
from veilleuse.domain.whatif import Imagined, Mended
from veilleuse.ui.map.trying import Tried, Trying
from veilleuse.ui.map.words import MapWords
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled
from veilleuse.ui.widgets.card import Scroll, clear
from veilleuse.ui.widgets.label import Label

if TYPE_CHECKING:
    from veilleuse.tasks.draw_map import MapGround

FIXES = 12
"""Offered: the ranked list is on its own page."""


class TryPanel(QWidget):
    """Fixes done and events that happen, with the figures before and after."""

    def __init__(self, around: Surroundings, trying: Trying) -> None:
        """Empty until `show_ground`."""
        super().__init__()
        self._around, self._trying = around, trying
        self._ground: MapGround | None = None
        self._words: MapWords | None = None
        self._boxes: dict[QCheckBox, Imagined] = {}
        self._device: DeviceId | None = None
        trying.tried.connect(self._show_tried)
        unit = around.theme.unit
        column = QVBoxLayout(self)
        column.setContentsMargins(0, round(unit * 0.6), 0, 0)
        column.setSpacing(round(unit * 0.6))
        self._figures = QGridLayout()
        self._figures.setHorizontalSpacing(unit)
        self._figures.setVerticalSpacing(round(unit * 0.2))
        self._figures.setColumnStretch(0, 1)
        column.addLayout(self._figures)
        self._none = QPushButton(self.tr("Imagine nothing"))
        self._none.clicked.connect(self._clear)
        self._none.setEnabled(False)
        column.addWidget(self._none)
        self._choices = Scroll(self.tr("What may be imagined"), 0, round(unit * 0.3))
        column.addWidget(self._choices, 1)

    def show_ground(self, ground: MapGround, words: MapWords) -> None:
        """Offers what can be imagined of another site."""
        self._ground, self._words = ground, words
        self._fill()

    def show_tried(self, tried: Tried) -> None:
        """Before and after, and every care function that changes."""
        self._show_tried(tried)

    def point_at(self, end: End | None) -> None:
        """What happens to a device can be imagined of the one that is chosen on the map."""
        device = DeviceId(end.id) if end and end.kind is EndKind.DEVICE else None
        if device != self._device:
            self._device = device
            self._fill()

    def _fill(self) -> None:
        ground, words = self._ground, self._words
        if ground is None or words is None:
            return
        kept = self._trying.wished
        clear(self._choices.column)
        self._boxes = {}
        self._add_heading(self.tr("If this were done"))
        fixes = [one for one in ground.prescriptions if one.gain_share > 0][:FIXES]
        for prescription in fixes:
            self._add(words.fix(prescription.fix), Mended(prescription.fix), kept)
        self._add_heading(self.tr("If this happened"))
        for code in (code for code, rule in ground.events.items() if not rule.needs_device):
            self._add(words.event(code), Event(code), kept)
        self._fill_device(ground, words, kept)
        for imagined in kept - set(self._boxes.values()):
            self._add(self._told(imagined, words), imagined, kept)
        self._choices.column.addStretch(1)

    def _fill_device(self, ground: MapGround, words: MapWords, kept: frozenset[Imagined]) -> None:
        if self._device is None:
            hint = self.tr("Choose a device on the map to imagine what may happen to it.")
            self._choices.column.addWidget(Label(hint, "small"))
            return
        title = words.titles.get(self._device, "")
        self._add_heading(filled(self.tr("If this happened to %1"), title))
        for code in (code for code, rule in ground.events.items() if rule.needs_device):
            self._add(words.event(code), Event(code, self._device), kept)

    def _told(self, imagined: Imagined, words: MapWords) -> str:
        match imagined:
            case Event(code, device):
                title = words.titles.get(device, "") if device else ""
                return filled(self.tr("%1 (%2)"), words.event(code), title)
            case Mended(fix, _):
                return words.fix(fix)
        return str(imagined)

    def _add_heading(self, text: str) -> None:
        self._choices.column.addSpacing(round(self._around.theme.unit * 0.3))
        self._choices.column.addWidget(Label(text, "strong"))

    def _add(self, text: str, imagined: Imagined, kept: frozenset[Imagined]) -> None:
        row = _Choice(text)
        row.box.setChecked(imagined in kept)
        row.box.toggled.connect(self._wish)
        self._boxes[row.box] = imagined
        self._choices.column.addWidget(row)

    def _wish(self) -> None:
        here = set(self._boxes.values())
        ticked = {imagined for box, imagined in self._boxes.items() if box.isChecked()}
        self._trying.wish(frozenset((self._trying.wished - here) | ticked))

    def _clear(self) -> None:
        self._trying.wish(frozenset())
        self._fill()

    def _show_tried(self, tried: Tried) -> None:
        self._none.setEnabled(bool(tried.imagined))
        clear(self._figures)
        texts = self._around.texts
        for at, title in enumerate(("", self.tr("Today"), self.tr("Then"))):
            self._figures.addWidget(Label(title, "small", wrap=False), 0, at)
        rows = [
            (
                texts.word("plan.score"),
                texts.number(tried.before.score),
                texts.number(tried.after.score),
            ),
            (
                texts.word("plan.level"),
                tried.letter_before.value,
                tried.letter_after.value if tried.letter_after else "…",
            ),
            (
                texts.word("plan.loss"),
                texts.percent(tried.before.loss),
                texts.percent(tried.after.loss),
            ),
        ]
        words = self._words
        for care, before in tried.before.stopped_in_thousand.items():
            after = tried.after.stopped_in_thousand[care]
            name = words.care(care) if words else str(care)
            rows.append((name, texts.number(before), texts.number(after)))
        for row, (name, before_told, after_told) in enumerate(rows, start=1):
            role = "small" if row > 3 else ""
            changed = before_told != after_told
            self._figures.addWidget(Label(name, role), row, 0)
            self._figures.addWidget(Label(before_told, role, wrap=False), row, 1)
            shown = Label(after_told, "accent" if changed else role, wrap=False)
            spoken = filled(self.tr("%1: %2 instead of %3"), name, after_told, before_told)
            shown.setAccessibleName(spoken)
            self._figures.addWidget(shown, row, 2)


class _Choice(QWidget):
    """A box with a text that wraps, as the text of a check box alone would not."""

    def __init__(self, text: str) -> None:
        super().__init__()
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setColumnStretch(1, 1)
        self.box = QCheckBox()
        self.box.setAccessibleName(text)
        label = Label(text)
        label.setBuddy(self.box)
        row.addWidget(self.box, 0, 0)
        row.addWidget(label, 0, 1)
