# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
UI_TESTS = Path(__file__).parents[1] / "veilleuse" / "ui"
sys.path.insert(0, str(UI_TESTS))

import pytest  # noqa: E402
import shiboken6  # noqa: E402
from fake_actions import FakeActions  # noqa: E402
from pictures import devices, picture  # noqa: E402
from PySide6.QtCore import QSettings  # noqa: E402
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView  # noqa: E402
from pytest_benchmark.fixture import BenchmarkFixture  # noqa: E402

from veilleuse.jobs import InlineJobs  # noqa: E402
from veilleuse.ui.places import Place  # noqa: E402
from veilleuse.ui.window import Window  # noqa: E402

MANY = 5000
FIRST_PAINT = f"""
import sys
sys.path.insert(0, {str(UI_TESTS)!r})
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
application = QApplication([])

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and watched.isWidgetType():
            print("painted", flush=True)
            application.removeEventFilter(self)
            QTimer.singleShot(0, application.quit)
        return False

watch = Watch()
application.installEventFilter(watch)
from veilleuse.ui.application import run

def open_actions():
    from fake_actions import FakeActions
    from pictures import empty_picture
    return FakeActions(empty_picture())

run(open_actions, language="fr")
"""


@pytest.fixture(scope="module")
def crowded(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """A window on five thousand devices."""
    path = tmp_path_factory.mktemp("settings") / "settings.ini"
    window = Window(InlineJobs(), QSettings(str(path), QSettings.Format.IniFormat), "fr")
    actions = FakeActions(picture(devices(MANY)))
    window.resize(1366, 768)
    window.show()
    window.open(lambda: actions)
    for at in Place:
        window.go(at)
        QApplication.processEvents()
    yield window
    window.quieten()
    shiboken6.delete(window)


def test_the_window_is_painted_within_a_second(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    private = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path)}

    def start() -> None:
        process = subprocess.Popen(
            [sys.executable, "-c", FIRST_PAINT], stdout=subprocess.PIPE, text=True, env=private
        )
        with process:
            assert process.stdout
            assert process.stdout.readline() == "painted\n"
            painted.append(time.perf_counter() - begun)
        assert process.returncode == 0

    painted: list[float] = []
    begun = time.perf_counter()
    start()
    painted.clear()
    for _ in range(3):
        begun = time.perf_counter()
        start()
    benchmark.extra_info["seconds to first paint"] = painted
    benchmark.pedantic(start, rounds=1)
    assert min(painted) <= 1.0


def test_a_page_changes_within_a_tenth_of_a_second(
    benchmark: BenchmarkFixture, crowded: Window
) -> None:
    def there_and_back() -> None:
        for at in Place:
            crowded.go(at)
            QApplication.processEvents()

    benchmark(there_and_back)
    assert benchmark.stats.stats.median <= 3 * 0.1


def test_a_keystroke_filters_within_a_twentieth_of_a_second(
    benchmark: BenchmarkFixture, crowded: Window
) -> None:
    crowded.go(Place.DEVICES)
    search = crowded.pages[Place.DEVICES].findChild(QLineEdit)
    assert search is not None
    typed = iter(["s", "so", "soi", "soin", "soins"] * 1000)

    def key() -> None:
        search.setText(next(typed))
        QApplication.processEvents()

    benchmark.pedantic(key, rounds=20)
    search.clear()
    assert benchmark.stats.stats.median <= 0.05


def test_a_click_on_a_title_sorts_within_a_tenth_of_a_second(
    benchmark: BenchmarkFixture, crowded: Window
) -> None:
    table = crowded.pages[Place.DEVICES].findChild(QTableView)
    assert table is not None
    orders = iter(list(type(table.horizontalHeader().sortIndicatorOrder())) * 1000)

    def sort() -> None:
        table.sortByColumn(1, next(orders))
        QApplication.processEvents()

    benchmark.pedantic(sort, rounds=20)
    assert benchmark.stats.stats.median <= 0.1


def test_a_new_picture_of_five_thousand_devices_is_shown_within_a_quarter_second(
    benchmark: BenchmarkFixture, crowded: Window
) -> None:
    crowded.go(Place.DEVICES)

    def refresh() -> None:
        crowded.courier.refresh()
        QApplication.processEvents()

    benchmark.pedantic(refresh, rounds=5)
    assert benchmark.stats.stats.median <= 0.25
