# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The likeliest attack, told step by step beside the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from veilleuse.domain.site_map import End, EndKind, path_of
from veilleuse.ui.map.words import MapWords
from veilleuse.ui.motion import is_reduced
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled
from veilleuse.ui.widgets.card import Scroll, clear
from veilleuse.ui.widgets.label import Label

if TYPE_CHECKING:
    from veilleuse.domain.story import Story

DRAWING_MS, PAUSE_MS = 900, 1700
"""One step being drawn, and the time to read it."""


class StoryPanel(QWidget):
    """Which care function, the three sentences, and the steps with their buttons."""

    told = Signal(object, float)
    """The moves up to the present step, and how far the last one is drawn."""

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_stories`."""
        super().__init__()
        self._around = around
        self._stories: tuple[Story, ...] = ()
        self._words: MapWords | None = None
        self._moves: tuple[tuple[End, End, int], ...] = ()
        self._at = 0
        unit = around.theme.unit
        column = QVBoxLayout(self)
        column.setContentsMargins(0, round(unit * 0.6), 0, 0)
        column.setSpacing(round(unit * 0.6))
        self._which = QComboBox()
        self._which.setAccessibleName(self.tr("Care function that the attack stops"))
        self._which.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._which.currentIndexChanged.connect(self._choose)
        column.addWidget(self._which)
        column.addLayout(self._buttons(unit))
        self._list = Scroll(self.tr("Steps of the attack"), 0, round(unit * 0.5))
        column.addWidget(self._list, 1)
        self._motion = QVariantAnimation(self)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.setDuration(DRAWING_MS)
        self._motion.valueChanged.connect(self._draw)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._go_on)
        self._motion.finished.connect(self._rest)

    def show_stories(self, stories: tuple[Story, ...], words: MapWords) -> None:
        """One for each care function that any way leads to."""
        kept = self._which.currentData()
        self._stories, self._words = stories, words
        self._which.blockSignals(True)
        self._which.clear()
        for story in stories:
            self._which.addItem(words.care(story.care_function), str(story.care_function))
        self._which.setCurrentIndex(max(0, self._which.findData(kept)))
        self._which.blockSignals(False)
        self._choose()

    def stop(self) -> None:
        """Nothing moves any more."""
        self._motion.stop()
        self._pause.stop()
        self._name_play(is_playing=False)

    def _buttons(self, unit: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(round(unit * 0.4))
        self._play = QPushButton()
        self._play.setProperty("role", "primary")
        self._play.clicked.connect(self._toggle)
        self._back = QPushButton(self.tr("Back"))
        self._back.setAccessibleName(self.tr("Previous step of the attack"))
        self._back.clicked.connect(lambda: self._step(-1))
        self._next = QPushButton(self.tr("Next"))
        self._next.setAccessibleName(self.tr("Next step of the attack"))
        self._next.clicked.connect(lambda: self._step(1))
        for button in (self._play, self._back, self._next):
            row.addWidget(button)
        for button in (self._back, self._next):
            button.setEnabled(False)
        row.addStretch(1)
        self._name_play(is_playing=False)
        self._play.setVisible(not is_reduced(self._around.settings))
        return row

    def _name_play(self, *, is_playing: bool) -> None:
        theme = self._around.theme
        self._play.setText(self.tr("Pause") if is_playing else self.tr("Play"))
        self._play.setIcon(theme.icon("stop" if is_playing else "play", "on_accent"))
        name = self.tr("Pause the story") if is_playing else self.tr("Play the story step by step")
        self._play.setAccessibleName(name)

    def _choose(self) -> None:
        self.stop()
        story = self._story()
        self._moves = path_of(story) if story else ()
        self._at = 0
        self._tell()

    def _story(self) -> Story | None:
        at = self._which.currentIndex()
        return self._stories[at] if 0 <= at < len(self._stories) else None

    def _toggle(self) -> None:
        if self._motion.state() is QVariantAnimation.State.Running or self._pause.isActive():
            self.stop()
            return
        if self._at >= len(self._moves):
            self._at = 0
        self._name_play(is_playing=True)
        self._go_on()

    def _go_on(self) -> None:
        if self._at >= len(self._moves):
            self.stop()
            return
        self._at += 1
        self._tell()
        self._motion.start()

    def _rest(self) -> None:
        if self._play.isVisible():
            self._pause.start()

    def _step(self, by: int) -> None:
        self.stop()
        self._at = max(0, min(len(self._moves), self._at + by))
        self._tell()

    def _draw(self, progress: object) -> None:
        if isinstance(progress, float):
            self._say(progress)

    def _say(self, progress: float) -> None:
        moves = tuple((source, target) for source, target, _ in self._moves[: self._at])
        self.told.emit(moves, progress)

    def _tell(self) -> None:
        clear(self._list.column)
        story, words = self._story(), self._words
        self._back.setEnabled(self._at > 0)
        self._next.setEnabled(self._at < len(self._moves))
        if story is None or words is None:
            empty = self.tr("No known way leads to any care function.")
            self._list.column.addWidget(Label(empty, "muted"))
            self._list.column.addStretch(1)
            self._say(1.0)
            return
        self._list.column.addWidget(Label(words.stopped(story), "strong"))
        for at, move in enumerate(self._moves, start=1):
            self._list.column.addWidget(self._line(at, move, story, words))
        self._list.column.addWidget(Label(words.observed(story), "small"))
        self._list.column.addWidget(Label(words.cut(story), "muted"))
        self._list.column.addStretch(1)
        self._say(1.0)

    def _line(self, at: int, move: tuple[End, End, int], story: Story, words: MapWords) -> QWidget:
        unit = self._around.theme.unit
        source, target, index = move
        hop = story.hops[index]
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(round(unit * 0.6))
        number = Label(str(at), "number" if at <= self._at else "muted", wrap=False)
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        number.setFixedSize(round(unit * 1.6), round(unit * 1.6))
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(round(unit * 0.1))
        shown = "strong" if at == self._at else ""
        what = words.step(hop.step)
        if target.kind is EndKind.CARE:
            what = filled(self.tr("%1 stops"), words.end(target))
        text.addWidget(Label(what, shown))
        where = words.end(source if target.kind is EndKind.CARE else target)
        chance = words.chance(hop.chance)
        text.addWidget(Label(f"{where} · {chance} · {words.seen_of(hop.seen)}", "small"))
        row.addLayout(text, 1)
        return box
