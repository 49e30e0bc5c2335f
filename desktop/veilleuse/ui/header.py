# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The top of the window: whose network this is, and the round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from veilleuse.domain.rounds import Mode, Progress
from veilleuse.ui.papers.incident import IncidentAction
from veilleuse.ui.settings.rounds_card import is_fast
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled, plain
from veilleuse.ui.texts import capital
from veilleuse.ui.widgets.label import Line

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture


class Header(QWidget):
    """Name of the establishment, state of the last round, and the control of the next one."""

    def __init__(self, around: Surroundings) -> None:
        """Shows a running round at once."""
        super().__init__()
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._texts, self._courier = around.texts, around.courier
        unit = around.theme.unit
        row = QHBoxLayout(self)
        row.setContentsMargins(round(unit * 1.2), round(unit * 0.6), unit, round(unit * 0.6))
        row.setSpacing(unit)
        names = QVBoxLayout()
        names.setSpacing(0)
        self._name = Line("Veilleuse", "heading")
        self._last = Line(self.tr("Opening the establishment’s data…"), "small")
        names.addWidget(self._name)
        names.addWidget(self._last)
        row.addLayout(names, 1)
        incident = QToolButton()
        incident.setDefaultAction(IncidentAction(around, self))
        incident.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        incident.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row.addWidget(incident)
        self.control = RoundControl(around)
        row.addWidget(self.control)

    def show_picture(self, picture: Picture) -> None:
        """The establishment and its last round."""
        self._name.setText(plain(picture.site.name) or self.tr("Establishment without a name"))
        self._last.setText(self._last_round(picture))

    def _last_round(self, picture: Picture) -> str:
        last = picture.last_round
        if last is None:
            return self.tr("No round yet")
        mode = self._texts.word(f"mode.{last.mode}")
        when = self._texts.ago(last.ended_at or last.started_at, picture.read_at)
        if last.ended_at is None:
            return filled(self.tr("Round under way (%1)"), mode)
        told = (
            self.tr("Last round %1 (%2), stopped before its end; what it learnt is kept")
            if last.stopped
            else self.tr("Last round %1 (%2)")
        )
        return filled(told, when, mode)


class RoundControl(QWidget):
    """Choose a mode and start; while it runs, where it is and the button that stops it."""

    def __init__(self, around: Surroundings) -> None:
        """Follows the courier."""
        super().__init__()
        self._around = around
        self._mode = _kept_mode(around)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._idle())
        self._stack.addWidget(self._running())
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        courier = around.courier
        courier.opened.connect(self._follow)
        courier.picture_read.connect(self._follow)
        courier.round_started.connect(self._follow)
        courier.round_ended.connect(self._follow)
        courier.progressed.connect(self._show_progress)
        self._follow()

    def start(self) -> None:
        """Starts a round in the chosen mode."""
        self._around.courier.start_round(self._mode, fast=is_fast(self._around))

    def _idle(self) -> QWidget:
        theme = self._around.theme
        box, row = _row(theme.unit)
        row.addStretch(1)
        self._mode_button = QToolButton()
        self._mode_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._mode_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._mode_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._mode_button.setIcon(theme.icon("down", "muted"))
        self._mode_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._mode_button.setMenu(self._mode_menu())
        row.addWidget(self._mode_button)
        self._start_button = QPushButton(self.tr("Start a round"))
        self._start_button.setProperty("role", "primary")
        self._start_button.setIcon(theme.icon("play", "on_accent"))
        self._start_button.setAccessibleName(self.tr("Start a round"))
        self._start_button.clicked.connect(self.start)
        row.addWidget(self._start_button)
        self._name_mode()
        return box

    def _mode_menu(self) -> QMenu:
        told = {
            Mode.QUIET: self.tr("Listens only: a few multicast questions, nothing else is sent"),
            Mode.GENTLE: self.tr("Adds a slow sweep; medical devices are never touched"),
            Mode.THOROUGH: self.tr("Examines known computers, servers and network gear"),
        }
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        group = QActionGroup(menu)
        for mode, meaning in told.items():
            name = capital(self._around.texts.word(f"mode.{mode}"))
            action = menu.addAction(f"{name}  –  {meaning}")
            action.setCheckable(True)
            action.setChecked(mode is self._mode)
            action.triggered.connect(lambda _=False, chosen=mode: self._choose(chosen))
            group.addAction(action)
        return menu

    def _running(self) -> QWidget:
        theme = self._around.theme
        unit = theme.unit
        box, row = _row(unit)
        words = QVBoxLayout()
        words.setSpacing(round(unit * 0.25))
        self._step = Line("", "strong")
        self._detail = Line("", "small")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Progress of the round"))
        for widget in (self._step, self._progress, self._detail):
            widget.setMinimumWidth(unit * 15)
            words.addWidget(widget)
        row.addLayout(words, 1)
        self._stop_button = QPushButton(self.tr("Stop"))
        self._stop_button.setIcon(theme.icon("stop", "critical"))
        self._stop_button.setIconSize(QSize(unit, unit))
        self._stop_button.setAccessibleName(self.tr("Stop the round"))
        self._stop_button.clicked.connect(self._stop)
        row.addWidget(self._stop_button)
        return box

    def _choose(self, mode: Mode) -> None:
        self._mode = mode
        self._around.settings.setValue("mode", mode.value)
        self._name_mode()

    def _name_mode(self) -> None:
        name = capital(self._around.texts.word(f"mode.{self._mode}"))
        self._mode_button.setText(name)
        self._mode_button.setAccessibleName(filled(self.tr("How the round works: %1"), name))

    def _stop(self) -> None:
        self._around.courier.stop_round()
        self._follow()

    def _follow(self, _news: object = None) -> None:
        courier = self._around.courier
        for button in (self._start_button, self._mode_button):
            button.setEnabled(courier.may_round)
            button.setToolTip(
                self.tr("A demonstration has no network: there is nothing to make a round of.")
                if courier.is_open and not courier.may_round
                else "Ctrl+R"
            )
        self._stop_button.setEnabled(not courier.is_stopping)
        self._stack.setCurrentIndex(1 if courier.in_round else 0)
        if courier.in_round:
            self._show_progress(courier.last_progress)

    def _show_progress(self, progress: Progress | None) -> None:
        if self._around.courier.is_stopping:
            self._step.setText(self.tr("Stopping; what was learnt is kept…"))
        elif progress is None:
            self._step.setText(self.tr("Starting…"))
        else:
            self._step.setText(self._around.texts.word(f"step.{progress.step}"))
        self._progress.setMaximum(progress.total or 0 if progress else 0)
        self._progress.setValue(progress.done if progress else 0)
        self._detail.setText(plain(self._told(progress)))

    @staticmethod
    def _told(progress: Progress | None) -> str:
        if progress is None:
            return ""
        count = f"{progress.done} / {progress.total}" if progress.total else ""
        return " · ".join(part for part in (count, progress.detail) if part)


def _row(unit: int) -> tuple[QWidget, QHBoxLayout]:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(round(unit * 0.6))
    return box, row


def _kept_mode(around: Surroundings) -> Mode:
    kept = str(around.settings.value("mode", Mode.QUIET.value))
    return Mode(kept) if kept in set(Mode) else Mode.QUIET
