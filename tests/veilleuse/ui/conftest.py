# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A window on a made-up establishment, every job done at once."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

import pytest
import shiboken6
from fake_actions import FakeActions
from pictures import picture
from PySide6.QtCore import QSettings
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from veilleuse.jobs import InlineJobs
from veilleuse.ui import translations
from veilleuse.ui.courier import Courier
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.texts import Texts
from veilleuse.ui.theme import Wish, apply
from veilleuse.ui.window import Window

Open = Callable[..., Window]


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    kept = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    kept.setValue("theme", Wish.LIGHT.value)
    kept.setValue("first_run", "done")
    return kept


@pytest.fixture(autouse=True)
def plain_font(qapp: QApplication) -> None:
    """Each test begins with the system's own font, whatever the last one did to it."""
    qapp.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    installed = translations.install(qapp, "fr")
    yield
    for translator in installed:
        qapp.removeTranslator(translator)


@pytest.fixture
def around(qapp: QApplication, settings: QSettings, french: None) -> Surroundings:
    """What a widget needs to be made alone."""
    courier = Courier(InlineJobs(), qapp)
    return Surroundings(courier, Texts("fr"), apply(qapp, Wish.LIGHT), settings)


@pytest.fixture
def actions() -> FakeActions:
    return FakeActions(picture())


@pytest.fixture
def open_window(
    qtbot: QtBot, qapp: QApplication, settings: QSettings, actions: FakeActions
) -> Iterator[Open]:
    """Opens a window on what `actions` holds."""
    opened: list[Window] = []

    def open_one(
        language: str = "fr",
        wish: Wish = Wish.LIGHT,
        scale: float = 1,
        size: tuple[int, int] = (1366, 768),
    ) -> Window:
        settings.setValue("theme", wish.value)
        font = QFont(qapp.font())
        font.setPointSizeF(font.pointSizeF() * scale)
        qapp.setFont(font)
        window = Window(InlineJobs(), settings, language)
        opened.append(window)
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        window.open(lambda: actions)
        return window

    yield open_one
    for window in opened:
        window.quieten()
        # Only an event loop would act on the deleteLater() of pytest-qt.
        shiboken6.delete(window)


@pytest.fixture
def window(open_window: Open) -> Window:
    return open_window()
