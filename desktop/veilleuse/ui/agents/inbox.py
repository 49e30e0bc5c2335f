# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns the inbox on and off, and has the picture read again when something came."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from veilleuse.ui.actions import Actions
from veilleuse.ui.agents.requests import InboxState

if TYPE_CHECKING:
    from veilleuse.ui.courier import Courier

LOOK_MS = 5000
"""How often the state is read while the inbox is on."""


class Inbox(QObject):
    """Lives as long as the courier; a page shows its `state`."""

    changed = Signal()

    def __init__(self, courier: Courier) -> None:
        """Off until `turn`."""
        super().__init__(courier)
        self._courier = courier
        self.state = InboxState()
        self.is_busy = False
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_MS)
        self._clock.timeout.connect(self.look)

    def turn(self, *, on: bool) -> None:
        """Starts or stops listening; a fictitious establishment never listens.

        What listens already begins anew, and so finds the folder of a new kit.
        """
        if self.is_busy or not self._courier.may_receive:
            return
        self.is_busy = True
        self.changed.emit()
        self._courier.ask(_turning(on=on), self._show, owner=self, failed=self._fail)

    def look(self) -> None:
        """Reads the state again."""
        if not self.is_busy:
            read: Callable[[Actions], InboxState] = lambda actions: actions.inbox_status()  # noqa: E731
            self._courier.ask(read, self._show, owner=self, failed=self._fail)

    def end(self) -> None:
        """Stops listening before the program ends, whatever is shown."""
        self._clock.stop()
        actions = self._courier.actions
        if actions is not None:
            actions.stop_inbox()

    def _show(self, state: InboxState) -> None:
        has_news = state.is_on and state.arrivals > self.state.arrivals
        self.is_busy = False
        self.state = state
        if state.is_on and not self._clock.isActive():
            self._clock.start()
        elif not state.is_on:
            self._clock.stop()
        self.changed.emit()
        if has_news:
            self._courier.refresh()

    def _fail(self, error: Exception) -> None:
        self._show(InboxState(problem=error))


def _turning(*, on: bool) -> Callable[[Actions], InboxState]:
    def work(actions: Actions) -> InboxState:
        state = actions.stop_inbox()
        return actions.start_inbox() if on else state

    return work
