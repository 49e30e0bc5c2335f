# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the window and keeps it open."""

import logging
import os
import sys
from collections.abc import Callable
from types import TracebackType
from typing import cast

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from veilleuse.catalogue.words import LANGUAGES
from veilleuse.jobs import Jobs, Runner
from veilleuse.ui.actions import Actions
from veilleuse.ui.display import require_display
from veilleuse.ui.window import Window

log = logging.getLogger(__name__)


def run(open_actions: Callable[[], Actions], *, language: str, jobs: Runner | None = None) -> int:
    """Shows the window, then opens the data behind it; returns the exit code.

    NoWindowError where there is no screen.
    """
    require_display(os.environ, sys.platform)
    application = cast("QApplication", QApplication.instance() or QApplication(sys.argv[:1]))
    application.setApplicationName("Veilleuse")
    application.setDesktopFileName("veilleuse")
    settings = QSettings("Veilleuse", "veilleuse")
    runner = jobs or Jobs(application)
    application.aboutToQuit.connect(runner.stop)
    spoken = kept_language(settings, language)
    window = Window(runner, settings, spoken)
    # After the lanes have ended: nothing can turn it on again.
    application.aboutToQuit.connect(window.courier.inbox.end)

    def opened() -> Actions:
        actions = open_actions()
        actions.speak(spoken)
        return actions

    sys.excepthook = _hook(window)
    window.show()
    window.open(opened)
    return application.exec()


def kept_language(settings: QSettings, otherwise: str) -> str:
    """The language chosen in the window on an earlier day."""
    kept = str(settings.value("language", otherwise))
    return kept if kept in LANGUAGES else otherwise


def _hook(
    window: Window,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.error("unexpected", exc_info=(kind, error, trace))
        if isinstance(error, Exception):
            window.show_error(error)

    return tell
