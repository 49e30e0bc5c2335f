# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first round while it runs: what was found so far, class by class."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout

from veilleuse.domain.rounds import Progress
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.widgets.card import Card, clear
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.marks import Glyph

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture


class FirstRoundCard(Card):
    """Counts that grow."""

    def __init__(self, around: Surroundings) -> None:
        """Follows the courier."""
        super().__init__("", around.theme.unit)
        self._around = around
        unit = around.theme.unit
        self.setAccessibleName(self.tr("First round"))
        self.body.setContentsMargins(unit * 2, unit * 2, unit * 2, unit * 2)
        self.body.setSpacing(unit)
        self.body.addWidget(Label(self.tr("The first round is under way"), "title"))
        self._step = Label("", "lead")
        self.body.addWidget(self._step)
        self._count = Label("", "heading")
        self.body.addWidget(self._count)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(unit)
        self._grid.setVerticalSpacing(round(unit * 0.4))
        self._grid.setColumnStretch(2, 1)
        self.body.addLayout(self._grid)
        around.courier.progressed.connect(self._show_progress)

    def show_picture(self, picture: Picture) -> None:
        """The devices known by now."""
        texts, theme = self._around.texts, self._around.theme
        self._count.setText(self.tr("%n device(s) found so far", "", len(picture.devices)))
        clear(self._grid)
        counted = Counter(device.device_class for device in picture.devices)
        for row, (kind, count) in enumerate(counted.most_common()):
            self._grid.addWidget(Glyph(theme, kind.value, "muted"), row, 0)
            self._grid.addWidget(Label(texts.device_class(kind), wrap=False), row, 1)
            self._grid.addWidget(Label(texts.number(count), "strong", wrap=False), row, 2)
        self._show_progress(self._around.courier.last_progress)

    def _show_progress(self, progress: Progress | None) -> None:
        step = progress.step if progress else "listen"
        self._step.setText(self._around.texts.word(f"step.{step}"))
