# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the window looks and speaks: everything changes at once and is kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout

from veilleuse.catalogue.words import LANGUAGES
from veilleuse.ui import motion, text_size
from veilleuse.ui.rail import LANGUAGE_NAMES, theme_names
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.theme import Wish
from veilleuse.ui.widgets.card import Card
from veilleuse.ui.widgets.label import Label


class LookCard(Card):
    """Language, theme, size of text, motion."""

    language_wished = Signal(str)
    theme_wished = Signal(object)
    dressed_again = Signal()
    """Something was kept that the window must be built again for."""

    def __init__(self, around: Surroundings) -> None:
        """Shows what is kept now."""
        super().__init__(self.tr("Look and language"), around.theme.unit)
        self._around = around
        self._form = QFormLayout()
        self._form.setSpacing(round(around.theme.unit * 0.5))
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.body.addLayout(self._form)
        languages = [(LANGUAGE_NAMES[one], one) for one in LANGUAGES]
        speaks = self._choice(self.tr("Language"), languages, around.texts.language)
        speaks.activated.connect(lambda _: self.language_wished.emit(speaks.currentData()))
        kept = str(around.settings.value("theme", Wish.SYSTEM.value))
        themes = [(name, wish.value) for wish, name in theme_names().items()]
        dress = self._choice(self.tr("Theme"), themes, kept)
        dress.activated.connect(lambda _: self.theme_wished.emit(Wish(dress.currentData())))
        sizes = [(around.texts.percent(size / 100), str(size)) for size in text_size.SIZES]
        size = self._choice(self.tr("Size of text"), sizes, str(text_size.kept(around.settings)))
        size.activated.connect(lambda _: self._keep(text_size.KEPT_AS, size.currentData()))
        motions = [
            (self.tr("As the system"), motion.Motion.SYSTEM.value),
            (self.tr("Animated"), motion.Motion.FULL.value),
            (self.tr("Nothing moves by itself"), motion.Motion.REDUCED.value),
        ]
        moves = self._choice(self.tr("Motion"), motions, motion.wished(around.settings).value)
        moves.activated.connect(lambda _: self._keep(motion.KEPT_AS, moves.currentData()))

    def _choice(self, name: str, options: list[tuple[str, str]], value: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setMaximumWidth(self._around.theme.unit * 20)
        for word, option in options:
            box.addItem(word, option)
        box.setCurrentIndex(max(0, box.findData(value)))
        label = Label(name, "muted", wrap=False)
        label.setBuddy(box)
        self._form.addRow(label, box)
        return box

    def _keep(self, name: str, value: str) -> None:
        self._around.settings.setValue(name, value)
        self.dressed_again.emit()
