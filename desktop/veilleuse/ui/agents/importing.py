# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes files in behind the window: one import at a time, with its progress and its stop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal

from veilleuse.domain.rounds import Progress
from veilleuse.jobs import Lane, Token
from veilleuse.ui.actions import Actions
from veilleuse.ui.agents.requests import ImportSummary

if TYPE_CHECKING:
    from veilleuse.ui.courier import Courier

SUFFIXES = (".vlse", ".txt", ".csv")
"""Sealed reports, and the output of `systeminfo`."""


def is_importable(path: Path) -> bool:
    """Whether it may hold something to take in: a file by its name, or a folder."""
    return path.suffix.lower() in SUFFIXES or path.is_dir()


def dropped(data: QMimeData) -> list[Path]:
    """The files of this computer among what was dropped."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class Imports(QObject):
    """Lives as long as the courier, so that a page built again still shows the import."""

    moved = Signal()
    """It started, went on, or is over."""
    ended = Signal(object)
    """The summary."""

    def __init__(self, courier: Courier) -> None:
        """Nothing runs until `start`."""
        super().__init__(courier)
        self._courier = courier
        self._token: Token | None = None
        self.progress: Progress | None = None

    @property
    def is_running(self) -> bool:
        """Whether files are being taken in."""
        return self._token is not None

    @property
    def is_stopping(self) -> bool:
        """Whether the running import was asked to stop."""
        return self._token is not None and self._token.is_stopped()

    def start(self, paths: Sequence[Path]) -> None:
        """Begins, unless an import is running or the establishment is fictitious."""
        actions = self._courier.actions
        if actions is None or self.is_running or not paths or not self._courier.may_receive:
            return
        # Inline jobs end before `run` returns: what came first must not be undone by what follows.
        self._token = Token(lambda call: call())
        self.progress = None
        self.moved.emit()
        token = self._courier.jobs.run(
            self, Lane.PROBE, self._work(actions, tuple(paths)), self._done, self._failed
        )
        if self._token is not None:
            self._token = token

    def stop(self) -> None:
        """Asks the running import to stop; what it took in stays."""
        if self._token is not None:
            self._token.stop()
            self.moved.emit()

    def _work(self, actions: Actions, paths: tuple[Path, ...]) -> Callable[[Token], ImportSummary]:
        def work(token: Token) -> ImportSummary:
            def tell(progress: Progress) -> None:
                token.post(lambda: self._progress(progress))

            return actions.import_files(paths, tell, token.is_stopped)

        return work

    def _progress(self, progress: Progress) -> None:
        self.progress = progress
        self.moved.emit()

    def _done(self, summary: ImportSummary) -> None:
        self._token = None
        self.moved.emit()
        self.ended.emit(summary)
        self._courier.refresh()

    def _failed(self, error: Exception) -> None:
        self._token = None
        self.moved.emit()
        self._courier.failed.emit(error)
        self._courier.refresh()
