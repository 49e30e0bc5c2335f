# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A pack that was checked: what it is, what it would change, and the button that brings it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled, plain
from veilleuse.ui.widgets.card import Scroll
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.marks import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from veilleuse.tasks.import_pack import PackPreview
    from veilleuse.tasks.pack_effect import ChangedVerdict, PackEffect

LISTED = 12
"""Changed verdicts of each sort that are listed; the rest is counted."""


class PackPreviewDialog(QDialog):
    """`accepted` is the yes; an older pack needs a reason."""

    def __init__(self, around: Surroundings, seen: PackPreview, parent: QWidget) -> None:
        """Nothing has changed yet, and the dialog says so."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._around = around
        texts, unit = around.texts, around.theme.unit
        self.setWindowTitle(self.tr("Bring in this pack?"))
        self.setMinimumSize(unit * 36, unit * 28)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(round(unit * 1.4),) * 4)
        column.setSpacing(round(unit * 0.7))
        made = filled(self.tr("Pack of %1"), texts.day(seen.after.made_on))
        column.addWidget(Label(made, "heading"))
        sound = self.tr("Its signatures are in order.")
        column.addWidget(Mark(around.theme, "ok", "good", sound))
        nothing = self.tr("Nothing has changed yet. This is what it would change:")
        column.addWidget(Label(nothing, "muted"))
        self._list = Scroll(self.tr("What the pack would change"), 0, round(unit * 0.4))
        self._fill(seen)
        column.addWidget(self._list, 1)
        self._because = QLineEdit()
        self._because.setMaxLength(300)
        self._because.setPlaceholderText(self.tr("Why go back to an older pack"))
        self._because.setAccessibleName(self.tr("Why go back to an older pack"))
        self._because.setVisible(seen.is_older)
        if seen.is_older:
            current = texts.day(seen.before.made_on)
            told = filled(self.tr("It is older than the one in force, of %1."), current)
            column.addWidget(Mark(around.theme, "warning", "high", told))
        column.addWidget(self._because)
        buttons = QDialogButtonBox()
        self._agree = buttons.addButton(
            self.tr("Bring it in"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._agree.setProperty("role", "primary")
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._agree.setEnabled(not seen.is_older)
        self._because.textChanged.connect(self._check)

    def because(self) -> str:
        """The reason; empty where none is needed."""
        return self._because.text().strip()

    def _check(self) -> None:
        self._agree.setEnabled(bool(self.because()))

    def _fill(self, seen: PackPreview) -> None:
        effect = seen.effect
        if effect is None:
            told = self.tr("There is nothing to try it on before the first round.")
            self._list.column.addWidget(Label(told))
        elif effect.is_none:
            told = self.tr("No verdict would change. The score stays what it is.")
            self._list.column.addWidget(Label(told))
        else:
            self._fill_effect(effect)
        self._list.column.addStretch(1)

    def _fill_effect(self, effect: PackEffect) -> None:
        number = self._around.texts.number
        scores = filled(
            self.tr("Score: %1 (%2) instead of %3 (%4)"),
            number(effect.score_after),
            effect.letter_after.value,
            number(effect.score_before),
            effect.letter_before.value,
        )
        self._list.column.addWidget(Label(scores, "strong"))
        for title, changed in (
            (self.tr("New findings"), effect.opened),
            (self.tr("Findings that would be none"), effect.closed),
            (self.tr("Known before, doubtful then"), effect.doubtful),
            (self.tr("Unknown before, in order then"), effect.learnt),
        ):
            self._add(title, changed)

    def _add(self, title: str, changed: Sequence[ChangedVerdict]) -> None:
        if not changed:
            return
        texts = self._around.texts
        self._list.column.addWidget(Label(f"{title} ({texts.number(len(changed))})", "strong"))
        for one in changed[:LISTED]:
            told = texts.seen(one.after.reason, one.after.details)
            place = plain(one.device, 60) or self.tr("Establishment")
            self._list.column.addWidget(Label(f"{place} · {told}", "muted"))
        left = len(changed) - LISTED
        if left > 0:
            self._list.column.addWidget(Label(self.tr("and %n more", "", left), "small"))
