# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window over a real establishment, as a program of its own: a person starts a round.

Writes a picture of each page in both themes into the folder, then one JSON line on its output.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTableView

from veilleuse.domain.rounds import Mode
from veilleuse.jobs import Jobs
from veilleuse.ui.desk_actions import open_actions
from veilleuse.ui.places import Place
from veilleuse.ui.theme import Wish
from veilleuse.ui.window import PAGES, Window

LONGEST = 90_000
"""Milliseconds for a whole round."""


def main(folder: Path) -> None:
    application = QApplication([])
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("mode", Mode.GENTLE.value)
    jobs = Jobs(application)
    window = Window(jobs, settings, "fr")
    window.resize(1366, 768)
    window.show()
    window.open(lambda: open_actions(folder / "data", "fr", demo=False))
    until(lambda: window.courier.picture is not None)
    press(window, "Première ronde")  # which only listens
    until(lambda: is_done(window, Mode.QUIET), LONGEST)
    press(window, "Lancer une ronde")
    until(lambda: is_done(window, Mode.GENTLE), LONGEST)
    write_pages(window, folder)
    window.go(Place.DEVICES)
    rows = max(table.model().rowCount() for table in window.findChildren(QTableView))
    shown = window.courier.picture
    told = {
        "rows": rows,
        "mode": shown.last_round.mode,
        "addresses": [str(a) for device in shown.devices for a in device.addresses],
        "pages": len(PAGES),
        "letter": shown.assessment.exposure.level.letter,
    }
    window.close()
    jobs.stop()
    sys.stdout.write(json.dumps(told) + "\n")


def is_done(window: Window, mode: Mode) -> bool:
    last = window.courier.picture.last_round
    return last is not None and last.mode is mode and last.ended_at is not None


def write_pages(window: Window, folder: Path) -> None:
    for wish in (Wish.LIGHT, Wish.DARK):
        window.dress(wish)
        for at, page in PAGES.items():
            window.go(at)
            QTest.qWait(300)
            until(lambda: not says(window, "Mise en page…"))
            window.grab().save(str(folder / f"{page.icon}-{wish.value}.png"))


def says(window: Window, words: str) -> bool:
    return any(label.text() == words for label in window.findChildren(QLabel) if label.isVisible())


def press(window: Window, name: str) -> None:
    """Clicks the visible button of that name, as a person would."""
    buttons = [b for b in window.findChildren(QAbstractButton) if b.isVisible()]
    named = [b for b in buttons if name in {b.accessibleName(), b.text().strip()}]
    if not named:
        raise SystemExit(f"no button {name} among {[b.text() for b in buttons]}")
    QTest.mouseClick(named[0], Qt.MouseButton.LeftButton)


def until(holds: Callable[[], bool], milliseconds: int = 15_000) -> None:
    """Lets the window live until it is so."""
    end = time.monotonic() + milliseconds / 1000
    while not holds():
        if time.monotonic() > end:
            raise SystemExit("waited in vain")
        QTest.qWait(50)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
