# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes each page of the window as PNG, for a person to look at: `python tests/screens.py OUT`."""

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # never the user's own
sys.path.insert(0, str(Path(__file__).parent / "veilleuse" / "ui"))

from agent_pictures import agents_picture
from fake_actions import FakeActions
from pictures import demo_picture, empty_picture, picture
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget
from shiboken6 import delete

from veilleuse.domain.rounds import Mode, Progress
from veilleuse.jobs import InlineJobs, Token
from veilleuse.ui.actions import Actions
from veilleuse.ui.agents.kit_dialog import KitDialog
from veilleuse.ui.desk_actions import open_actions
from veilleuse.ui.places import Place
from veilleuse.ui.theme import Wish
from veilleuse.ui.window import PAGES, Window

SIZE = (1366, 768)
LANGUAGES = ("fr", "en")


def main(folder: Path, data: Path) -> None:
    """Every page, light and dark, in French; a few more to judge the rest."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    demo = open_actions(data, "fr", demo=True)
    for wish in (Wish.LIGHT, Wish.DARK):
        window = opened(demo, folder, wish, "fr")
        for at, page in PAGES.items():
            window.go(at)
            write(window, folder / f"{page.icon}-{wish}-fr.png")
        close(window)
        window = opened(FakeActions(empty_picture()), folder, wish, "fr")
        write(window, folder / f"welcome-{wish}-fr.png")
        window.go(Place.AGENTS)
        write(window, folder / f"agents-none-{wish}-fr.png")
        close(window)
        write_agents(folder, wish, "fr")
    write_agents(folder, Wish.LIGHT, "en")
    write_others(demo, folder)
    application.quit()


def write_agents(folder: Path, wish: Wish, language: str) -> None:
    """Each tab of a site with agents, the form of a kit and what follows it, and a large site."""
    actions = FakeActions(agents_picture())
    window = opened(actions, folder, wish, language)
    window.courier.inbox.turn(on=True)
    window.go(Place.AGENTS)
    [tabs] = window.pages[Place.AGENTS].findChildren(QTabWidget)
    for tab, name in enumerate(("waiting", "known", "kits", "refused")):
        tabs.setCurrentIndex(tab)
        write(window, folder / f"agents-{name}-{wish}-{language}.png")
    window.pages[Place.AGENTS]._offer_kit()
    [dialog] = window.findChildren(KitDialog)
    write(dialog, folder / f"agents-kit-{wish}-{language}.png")
    dialog._ask()
    write(dialog, folder / f"agents-kit-steps-{wish}-{language}.png")
    dialog.reject()
    actions.shown = agents_picture(500)
    window.courier.refresh()
    tabs.setCurrentIndex(1)
    write(window, folder / f"agents-500-{wish}-{language}.png")
    close(window)


def write_others(demo: Actions, folder: Path) -> None:
    """English, the demonstration, a round under way, text half as large again."""
    window = opened(demo, folder, Wish.LIGHT, "en")
    for at, page in PAGES.items():
        window.go(at)
        write(window, folder / f"{page.icon}-light-en.png")
    close(window)
    window = opened(FakeActions(demo_picture()), folder, Wish.LIGHT, "fr")
    window.courier._round = Token(lambda call: call())
    window.courier.round_started.emit()
    window.courier._progress(Progress("sweep", 97, 254, "10.20.0.97"))
    window.show_error(ValueError("x"))
    write(window, folder / "demo-round-error-light-fr.png")
    window.courier._round_done(FakeActions(picture()).make_round(Mode.QUIET, (), print, bool))
    close(window)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    font = application.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    application.setFont(font)
    window = opened(demo, folder, Wish.LIGHT, "fr")
    for at, page in PAGES.items():
        window.go(at)
        write(window, folder / f"{page.icon}-large-fr.png")
    close(window)
    write_large_agents(folder)


def write_large_agents(folder: Path) -> None:
    """The same tabs with text half as large again."""
    window = opened(FakeActions(agents_picture()), folder, Wish.LIGHT, "fr")
    window.go(Place.AGENTS)
    [tabs] = window.pages[Place.AGENTS].findChildren(QTabWidget)
    for tab, name in enumerate(("waiting", "known", "kits", "refused")):
        tabs.setCurrentIndex(tab)
        write(window, folder / f"agents-{name}-large-fr.png")
    window.pages[Place.AGENTS]._offer_kit()
    [dialog] = window.findChildren(KitDialog)
    write(dialog, folder / "agents-kit-large-fr.png")
    dialog.reject()
    close(window)
    window = opened(FakeActions(empty_picture()), folder, Wish.LIGHT, "fr")
    window.go(Place.AGENTS)
    write(window, folder / "agents-none-large-fr.png")
    close(window)


def close(window: Window) -> None:
    """Takes a window and its words away at once."""
    window.close()
    window.quieten()
    delete(window)


def opened(actions: Actions, folder: Path, wish: Wish, language: str) -> Window:
    """A window on an establishment, in one theme and language."""
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    settings.clear()
    settings.setValue("theme", wish.value)
    settings.setValue("first_run", "done")
    window = Window(InlineJobs(), settings, language)
    window.resize(*SIZE)
    window.show()
    window.open(lambda: actions)
    return window


def write(window: QWidget, path: Path) -> None:
    """Lets the page settle, then keeps what it looks like."""
    end = time.monotonic() + 0.3
    while time.monotonic() < end:
        QTest.qWait(20)
    window.grab().save(str(path))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/screens"), Path(made))
