# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bar at the top of the window that says what just happened: one at a time."""

import traceback
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from veilleuse.ui.actions import Actions
from veilleuse.ui.agents.import_progress import outcome
from veilleuse.ui.agents.requests import ImportSummary
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.widgets.bar import Bar
from veilleuse.ui.widgets.card import clear

SAID_MS = 6000
"""How long a sentence that asks nothing stays."""


class News(QWidget):
    """Follows the courier; the newest sentence says what matters now."""

    def __init__(self, around: Surroundings) -> None:
        """Empty until something happens."""
        super().__init__()
        self._around = around
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        courier = around.courier
        courier.failed.connect(self.show_error)
        courier.undoable.connect(self._offer_undo)
        courier.said.connect(self._say)
        courier.noted.connect(self._note)
        courier.imports.ended.connect(self._tell_import)

    def show_error(self, error: Exception) -> None:
        """Says what happened, in a bar that stays until it is closed."""
        details = "".join(traceback.format_exception(error))
        bar = self._add_bar("error", self._around.texts.error(error))
        copy = lambda: QGuiApplication.clipboard().setText(details)  # noqa: E731 - one call
        bar.offer(self.tr("Copy details"), copy, "copy")
        bar.offer_close(self.tr("Close"), lambda: self._drop_bar(bar))

    def _offer_undo(self, sentence: str, undo: Callable[[Actions], None]) -> None:
        bar = self._add_bar("done", sentence)

        def take_back() -> None:
            self._drop_bar(bar)
            self._around.courier.change(undo, said=self.tr("Put back as it was."))

        bar.offer(self.tr("Undo"), take_back, "undo")
        bar.offer_close(self.tr("Close"), lambda: self._drop_bar(bar))

    def _say(self, sentence: str) -> None:
        bar = self._add_bar("done", sentence)
        bar.offer_close(self.tr("Close"), lambda: self._drop_bar(bar))
        QTimer.singleShot(SAID_MS, bar, lambda: self._drop_bar(bar))

    def _note(self, sentence: str) -> None:
        bar = self._add_bar("notice", sentence)
        bar.offer_close(self.tr("Close"), lambda: self._drop_bar(bar))

    def _tell_import(self, summary: ImportSummary) -> None:
        told = outcome(summary, self._around.texts)
        if summary.refused or summary.stopped:
            self._note(told)
        else:
            self._say(told)

    def _add_bar(self, kind: str, sentence: str) -> Bar:
        clear(self._column)
        bar = Bar(self._around.theme, kind, sentence)
        self._column.addWidget(bar)
        return bar

    def _drop_bar(self, bar: Bar) -> None:
        if self._column.indexOf(bar) >= 0:
            clear(self._column)
