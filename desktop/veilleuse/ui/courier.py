# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Carries what the pages ask to the tasks, off the GUI thread, and brings the new picture back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from veilleuse.domain.rounds import Mode, Progress, Round
from veilleuse.jobs import Lane, Runner, Token
from veilleuse.ui.actions import Actions
from veilleuse.ui.agents.importing import Imports
from veilleuse.ui.agents.inbox import Inbox

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture

Result = TypeVar("Result")


class Courier(QObject):
    """Knows the one picture on screen; lives as long as the window, longer than any page."""

    opened = Signal()
    picture_read = Signal(object)
    failed = Signal(object)
    undoable = Signal(str, object)
    """A sentence about what was just done, and the work that takes it back."""
    said = Signal(str)
    noted = Signal(str)
    """A sentence to be read in one's own time."""
    round_started = Signal()
    progressed = Signal(object)
    round_ended = Signal(object)

    def __init__(self, jobs: Runner, parent: QObject | None = None) -> None:
        """Nothing can be asked before `open` has succeeded."""
        super().__init__(parent)
        self.jobs = jobs
        self.picture: Picture | None = None
        self.last_progress: Progress | None = None
        self._actions: Actions | None = None
        self._round: Token | None = None
        self.imports = Imports(self)
        self.inbox = Inbox(self)

    @property
    def actions(self) -> Actions | None:
        """What may be asked; None before the establishment's data is open."""
        return self._actions

    @property
    def is_open(self) -> bool:
        """Whether the establishment's data can be read."""
        return self._actions is not None

    @property
    def may_round(self) -> bool:
        """Whether a round makes sense: a fictitious establishment has no network."""
        is_demo = self.picture is not None and self.picture.site.is_demo
        return self.is_open and not is_demo

    @property
    def may_receive(self) -> bool:
        """Whether reports may come in: a fictitious establishment has no machines."""
        return self.may_round

    @property
    def in_round(self) -> bool:
        """Whether a round is running."""
        return self._round is not None

    @property
    def is_stopping(self) -> bool:
        """Whether the running round was asked to stop."""
        return self._round is not None and self._round.is_stopped()

    def open(self, open_actions: Callable[[], Actions]) -> None:
        """Opens the establishment's data behind the painted window."""
        self.jobs.run(self, Lane.STORE, lambda _: open_actions(), self._keep, self.failed.emit)

    def refresh(self) -> None:
        """Reads the picture again."""
        self.ask(lambda actions: actions.picture(), self._show)

    def ask(
        self,
        work: Callable[[Actions], Result],
        done: Callable[[Result], None],
        *,
        owner: QObject | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Reads or writes something; `done` is dropped if `owner` is gone by then."""
        actions = self._actions
        if actions is None:
            return
        self.jobs.run(
            owner or self, Lane.STORE, lambda _: work(actions), done, failed or self.failed.emit
        )

    def change(
        self,
        work: Callable[[Actions], Result],
        *,
        said: str = "",
        undo: Callable[[Result], Callable[[Actions], None]] | None = None,
    ) -> None:
        """Changes something, then shows the new picture and offers `undo` if there is one."""

        def done(result: Result) -> None:
            if undo:
                self.undoable.emit(said, undo(result))
            elif said:
                self.said.emit(said)
            self.refresh()

        self.ask(work, done)

    def start_round(self, mode: Mode, *, fast: bool = False) -> None:
        """Starts a round unless one is running."""
        actions = self._actions
        if actions is None or self._round is not None or not self.may_round:
            return

        def work(token: Token) -> Round:
            def tell(progress: Progress) -> None:
                token.post(lambda: self._progress(progress))

            return actions.make_round(mode, (), tell, token.is_stopped, fast=fast)

        # Inline jobs end before `run` returns: what came first must not be undone by what follows.
        self._round = Token(lambda call: call())
        self.last_progress = None
        self.round_started.emit()
        token = self.jobs.run(self, Lane.PROBE, work, self._round_done, self._round_failed)
        if self._round is not None:
            self._round = token

    def stop_round(self) -> None:
        """Asks the running round to stop; it keeps what it learnt."""
        if self._round is not None:
            self._round.stop()

    def _keep(self, actions: Actions) -> None:
        self._actions = actions
        self.opened.emit()
        self.refresh()

    def _show(self, picture: Picture) -> None:
        self.picture = picture
        self.picture_read.emit(picture)

    def _progress(self, progress: Progress) -> None:
        is_stage = self.last_progress is None or self.last_progress.step != progress.step
        self.last_progress = progress
        self.progressed.emit(progress)
        if is_stage:  # what was learnt so far is kept by now
            self.refresh()

    def _round_done(self, made: Round) -> None:
        self._round = None
        self.round_ended.emit(made)
        self.refresh()

    def _round_failed(self, error: Exception) -> None:
        self._round = None
        self.round_ended.emit(None)
        self.failed.emit(error)
        self.refresh()
