# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import threading
from collections.abc import Callable, Iterator

import pytest
import shiboken6
from fake_actions import FakeActions
from looking import button, named, said
from pictures import demo_picture
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QProgressBar, QToolButton
from pytestqt.qtbot import QtBot

from veilleuse.domain.rounds import Mode
from veilleuse.jobs import Jobs
from veilleuse.ui.window import Window

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    running = Jobs()
    yield running
    running.stop()


@pytest.fixture
def live(qtbot: QtBot, settings: QSettings, actions: FakeActions, jobs: Jobs) -> Iterator[Window]:
    """A window whose jobs really run in the background."""
    window = Window(jobs, settings, "fr")
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.open(lambda: actions)
    qtbot.waitUntil(lambda: window.courier.picture is not None)
    yield window
    jobs.stop()
    window.quieten()
    shiboken6.delete(window)


def hold(actions: FakeActions, *, even_stopped: bool = False) -> Callable[[], None]:
    """Makes rounds wait at each step until they are let go or, as a rule, stopped."""
    free = threading.Event()

    def wait(stop: Callable[[], bool]) -> None:
        while not free.is_set() and (even_stopped or not stop()):
            free.wait(0.005)

    actions.wait = wait
    return free.set


def test_a_round_shows_where_it_is_and_then_its_result(
    live: Window, actions: FakeActions, qtbot: QtBot
) -> None:
    go_on = hold(actions)
    qtbot.mouseClick(button(live, "Lancer une ronde"), LEFT)
    qtbot.waitUntil(lambda: "Écoute du réseau" in said(live))
    bar = named(live, QProgressBar, "Avancement de la ronde")
    assert bar.maximum() == 5
    assert "10.20.0.0" in said(live)
    go_on()
    qtbot.waitUntil(lambda: "Dernière ronde à l’instant" in said(live))
    assert actions.done == [("round", Mode.QUIET)]


def test_a_round_can_be_stopped_and_keeps_what_it_learnt(
    live: Window, actions: FakeActions, qtbot: QtBot
) -> None:
    go_on = hold(actions, even_stopped=True)
    qtbot.keyClick(live, "r", Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Écoute du réseau" in said(live))
    qtbot.mouseClick(button(live, "Arrêter la ronde"), LEFT)
    assert "Arrêt en cours" in said(live)
    go_on()
    qtbot.waitUntil(lambda: "arrêtée avant la fin" in said(live))
    assert button(live, "Lancer une ronde").isEnabled()


def test_a_second_round_does_not_start_beside_the_first(
    live: Window, actions: FakeActions, qtbot: QtBot
) -> None:
    go_on = hold(actions)
    live.courier.start_round(Mode.QUIET)
    live.courier.start_round(Mode.GENTLE)
    go_on()
    qtbot.waitUntil(lambda: not live.courier.in_round)
    assert actions.done == [("round", Mode.QUIET)]


def test_the_window_answers_while_a_round_runs(
    live: Window, actions: FakeActions, qtbot: QtBot
) -> None:
    go_on = hold(actions)
    live.courier.start_round(Mode.QUIET)
    for at in (1, 2, 0):
        live.go(at)
        assert live.pages[at].isVisible()
    assert live.courier.in_round
    go_on()
    qtbot.waitUntil(lambda: not live.courier.in_round)


def test_changing_the_language_in_a_round_loses_neither(
    live: Window, actions: FakeActions, qtbot: QtBot
) -> None:
    go_on = hold(actions)
    live.courier.start_round(Mode.QUIET)
    qtbot.waitUntil(lambda: live.courier.last_progress is not None)
    live.speak("en")
    assert button(live, "Stop the round").isVisible()
    go_on()
    qtbot.waitUntil(lambda: "Last round just now" in said(live))


def test_a_round_that_fails_is_told(live: Window, actions: FakeActions, qtbot: QtBot) -> None:
    def fail(stop: Callable[[], bool]) -> None:
        raise OSError("network")

    actions.wait = fail
    live.courier.start_round(Mode.QUIET)
    qtbot.waitUntil(lambda: "imprévu" in said(live))
    assert button(live, "Lancer une ronde").isEnabled()


def test_the_mode_is_chosen_and_remembered(
    window: Window, settings: QSettings, actions: FakeActions, qtbot: QtBot
) -> None:
    chosen = named(window, QToolButton, "Manière de faire la ronde\u00a0: Écoute seule")
    [gentle] = [a for a in chosen.menu().actions() if a.text().startswith("Douce")]
    gentle.trigger()
    qtbot.mouseClick(button(window, "Lancer une ronde"), LEFT)
    assert actions.done == [("round", Mode.GENTLE)]
    assert settings.value("mode") == "gentle"
    window.speak("en")
    assert named(window, QToolButton, "How the round works: Gentle").isVisible()


def test_nothing_starts_before_the_data_is_open(
    qapp: QApplication, settings: QSettings, jobs: Jobs, actions: FakeActions
) -> None:
    window = Window(jobs, settings, "fr")
    window.show()
    assert not button(window, "Lancer une ronde").isEnabled()
    window.courier.start_round(Mode.QUIET)
    window.courier.refresh()
    assert actions.done == []
    assert "Ouverture…" in said(window)
    window.quieten()
    shiboken6.delete(window)


def test_a_demonstration_never_touches_the_real_network(
    window: Window, actions: FakeActions, qtbot: QtBot
) -> None:
    actions.shown = demo_picture()
    window.courier.refresh()
    assert not button(window, "Lancer une ronde").isEnabled()
    qtbot.keyClick(window, "r", Qt.KeyboardModifier.ControlModifier)
    window.courier.start_round(Mode.QUIET)
    assert actions.done == []
