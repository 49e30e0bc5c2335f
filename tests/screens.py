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
from pictures import demo_picture, devices, empty_picture, picture
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget
from shiboken6 import delete

from veilleuse.domain.rounds import Mode, Progress
from veilleuse.jobs import InlineJobs, Jobs, Runner, Token
from veilleuse.ui.actions import Actions
from veilleuse.ui.agents.kit_dialog import KitDialog
from veilleuse.ui.desk_actions import open_actions
from veilleuse.ui.first_run import FirstRun
from veilleuse.ui.pages.map import MapPage
from veilleuse.ui.pages.site import SitePage
from veilleuse.ui.places import Place
from veilleuse.ui.site.forms import FormDialog
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
        write_map(demo, folder, wish)
        write_site(demo, folder, wish)
        write_first_run(folder, wish)
    write_contrast(demo, folder)
    write_many(folder)
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


def write_map(demo: Actions, folder: Path, wish: Wish) -> None:
    """The story told to its end, something chosen, what-if, choke points, both tables."""
    window = opened(demo, folder, wish, "fr")
    window.go(Place.MAP)
    page = window.pages[Place.MAP]
    assert isinstance(page, MapPage)
    page._story._step(9)
    write(window, folder / f"map-story-{wish}-fr.png")
    placed = page._canvas._placed
    assert placed is not None
    page._canvas.choose(placed.dots[0].end)
    write(window, folder / f"map-chosen-{wish}-fr.png")
    for at, name in ((1, "try"), (2, "chokes")):
        page._side.setCurrentIndex(at)
        write(window, folder / f"map-{name}-{wish}-fr.png")
    views = page.findChildren(QTabWidget)[0]
    for at, name in ((1, "devices"), (2, "links")):
        views.setCurrentIndex(at)
        write(window, folder / f"map-{name}-{wish}-fr.png")
    close(window)


def write_site(demo: Actions, folder: Path, wish: Wish) -> None:
    """Each tab of the establishment, and its forms."""
    window = opened(demo, folder, wish, "fr")
    window.go(Place.SITE)
    page = window.pages[Place.SITE]
    assert isinstance(page, SitePage)
    for at in range(page._tabs.count()):
        page._tabs.setCurrentIndex(at)
        write(window, folder / f"site-{at}-{wish}-fr.png")
    page._suppliers.add()
    page._contacts.add()
    page._care._choose()
    for at, dialog in enumerate(window.findChildren(FormDialog)):
        write(dialog, folder / f"site-form-{at}-{wish}-fr.png")
        dialog.reject()
    close(window)


def write_first_run(folder: Path, wish: Wish) -> None:
    """The three screens, and the first round while it runs."""
    window = opened(FakeActions(empty_picture()), folder, wish, "fr")
    window.begin_again()
    [dialog] = window.findChildren(FirstRun)
    for at in range(3):
        dialog._go(at)
        write(dialog, folder / f"first-run-{at}-{wish}-fr.png")
    dialog.reject()
    window.courier._round = Token(lambda call: call())
    window.courier.round_started.emit()
    window.courier._progress(Progress("listen", 1, 4, ""))
    write(window, folder / f"first-round-{wish}-fr.png")
    close(window)


def write_contrast(demo: Actions, folder: Path) -> None:
    """Every page in high contrast."""
    window = opened(demo, folder, Wish.CONTRAST, "fr")
    for at, page in PAGES.items():
        window.go(at)
        write(window, folder / f"{page.icon}-contrast-fr.png")
    close(window)


def write_many(folder: Path) -> None:
    """Every page of five thousand devices; the map as soon as it is drawn, sizes come later."""
    window = opened(FakeActions(picture(devices(5000))), folder, Wish.LIGHT, "fr")
    for at, page in PAGES.items():
        if at is not Place.MAP:
            window.go(at)
            write(window, folder / f"{page.icon}-5000-fr.png")
    close(window)
    for count in (500, 5000):
        jobs = Jobs()
        window = opened(FakeActions(picture(devices(count))), folder, Wish.LIGHT, "fr", jobs)
        QTest.qWait(1000)
        window.go(Place.MAP)
        page = window.pages[Place.MAP]
        assert isinstance(page, MapPage)
        end = time.monotonic() + 120
        while page._survey is None and time.monotonic() < end:
            QTest.qWait(100)
        write(window, folder / f"map-{count}-fr.png")
        jobs.stop()
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


def opened(
    actions: Actions, folder: Path, wish: Wish, language: str, jobs: Runner | None = None
) -> Window:
    """A window on an establishment, in one theme and language."""
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    settings.clear()
    settings.setValue("theme", wish.value)
    settings.setValue("first_run", "done")
    window = Window(jobs or InlineJobs(), settings, language)
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
