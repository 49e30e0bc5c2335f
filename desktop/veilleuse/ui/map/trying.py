# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trying things out: one toggle after the other, off the GUI thread, the newest wish first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from veilleuse.jobs import Lane, Token
from veilleuse.ui.courier import Courier

if TYPE_CHECKING:
    from veilleuse.domain.exposure import Letter
    from veilleuse.domain.whatif import Figures, Imagined, WhatIf


@dataclass(frozen=True, slots=True)
class Tried:
    """The site as it is, and with all that is imagined."""

    imagined: frozenset[Imagined]
    before: Figures
    after: Figures
    letter_before: Letter
    letter_after: Letter | None
    """None while it is still being worked out: the figures come first."""


class Trying(QObject):
    """Holds the one session; its simulation is never entered twice at once."""

    tried = Signal(object)
    """A `Tried`."""

    def __init__(self, courier: Courier, parent: QObject) -> None:
        """Nothing can be tried before `begin`."""
        super().__init__(parent)
        self._courier = courier
        self._session: WhatIf | None = None
        self._letter: Letter | None = None
        self._wished: frozenset[Imagined] = frozenset()
        self._done: frozenset[Imagined] = frozenset()
        self._busy = False

    @property
    def wished(self) -> frozenset[Imagined]:
        """What is to be imagined now."""
        return self._wished

    def begin(self, session: WhatIf) -> None:
        """A new site: nothing is imagined of it yet."""
        self._session, self._letter = session, session.level().letter
        self._wished = self._done = frozenset()
        self._busy = False

    def wish(self, imagined: frozenset[Imagined]) -> None:
        """Exactly that is imagined from now on; what came before and was not begun is dropped."""
        self._wished = imagined
        self._follow()

    def _follow(self) -> None:
        session, letter = self._session, self._letter
        if session is None or letter is None or self._busy or self._wished == self._done:
            return
        self._busy = True
        wanted = self._wished
        change = self._wished ^ self._done

        def work(token: Token) -> Tried:
            after = session.toggle(*change)
            first = Tried(wanted, session.before, after, letter, None)
            token.post(lambda: self.tried.emit(first))
            return Tried(wanted, session.before, after, letter, session.level().letter)

        def failed(error: Exception) -> None:
            """What cannot be imagined leaves everything as it was."""
            if session is self._session:
                self._busy, self._wished = False, self._done
                self._courier.failed.emit(error)

        def done(result: Tried) -> None:
            if session is self._session:
                self._busy, self._done = False, result.imagined
                self.tried.emit(result)
                self._follow()

        self._courier.jobs.run(self, Lane.PROBE, work, done, failed)
