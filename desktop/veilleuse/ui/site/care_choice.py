# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which care functions the establishment has, ticked in a ready list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from veilleuse.domain.model import CareFunction, CareFunctionId, Site
from veilleuse.ui.site.forms import FormDialog
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled, plain
from veilleuse.ui.texts import capital


class CareChoice(QWidget):
    """One box for each function."""

    changed = Signal()

    def __init__(self, around: Surroundings, site: Site, ready: Sequence[CareFunction]) -> None:
        """What the establishment has is ticked; where nobody said, all that is usual."""
        super().__init__()
        texts = around.texts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(around.theme.unit * 0.3))
        own = {one.id: one for one in site.care_functions}
        every = {one.id: one for one in ready} | own
        self._boxes: dict[CareFunctionId, QCheckBox] = {}
        for care, function in every.items():
            name = capital(texts.find(f"care.{care}") or plain(care, 60))
            told = filled(self.tr("%1 (%2 of the activity)"), name, texts.percent(function.weight))
            box = QCheckBox(told)
            box.setChecked(care in own if own else True)
            box.toggled.connect(self.changed)
            column.addWidget(box)
            self._boxes[care] = box

    def chosen(self) -> tuple[CareFunctionId, ...]:
        """Those that are ticked."""
        return tuple(care for care, box in self._boxes.items() if box.isChecked())


class ChooseCareDialog(FormDialog):
    """The same list, on the page of the establishment."""

    def __init__(
        self, around: Surroundings, site: Site, ready: Sequence[CareFunction], parent: QWidget
    ) -> None:
        """At least one stays ticked."""
        super().__init__(
            around,
            self.tr("What the establishment must keep doing"),
            self.tr("What is not ticked does not count in the score."),
            parent,
        )
        self._choice = CareChoice(around, site, ready)
        self.form.addRow(self._choice)
        self._choice.changed.connect(self._check_some)

    def chosen(self) -> tuple[CareFunctionId, ...]:
        """Those that are ticked."""
        return self._choice.chosen()

    def _check_some(self) -> None:
        self._agree.setEnabled(bool(self.chosen()))
