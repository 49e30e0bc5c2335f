# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from agent_pictures import agent, agents_picture
from fake_actions import FakeActions
from looking import button, named, said, visible
from pictures import demo_picture
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QProgressBar
from pytestqt.qtbot import QtBot

from conftest import Open
from veilleuse.domain.errors import VeilleuseError
from veilleuse.jobs import Jobs
from veilleuse.ui.agents.import_progress import outcome
from veilleuse.ui.agents.requests import FileRefusal, ImportSummary, InboxState
from veilleuse.ui.places import Place
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.window import Window

LEFT = Qt.MouseButton.LeftButton
COPY = Qt.DropAction.CopyAction


class PortTakenError(VeilleuseError):
    code = "database_busy"


@pytest.fixture
def actions() -> FakeActions:
    return FakeActions(agents_picture())


@pytest.fixture
def page(window: Window) -> Window:
    window.go(Place.AGENTS)
    return window


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
    window.go(Place.AGENTS)
    yield window
    jobs.stop()
    window.quieten()
    shiboken6.delete(window)


def switch(window: Window) -> QCheckBox:
    return named(window, QCheckBox, "Recevoir les relevés")


def carried(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(window: Window, *paths: Path) -> bool:
    """Drags files over the window and lets go; whether they were welcome."""
    data = carried(*paths)  # an event does not keep it alive
    enter = over(data)
    window.dragEnterEvent(enter)
    if enter.isAccepted():
        window.dropEvent(over(data))
    return enter.isAccepted()


def over(data: QMimeData) -> QDropEvent:
    """What the window is told of things held above it, or let go."""
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(600, 400), COPY, data, buttons, keys)
    event.ignore()
    return event


def test_the_inbox_is_turned_on_and_off(page: Window, settings: QSettings) -> None:
    assert "Arrêté : les agents gardent leurs relevés" in said(page).replace("\u00a0", " ")
    switch(page).click()
    assert switch(page).isChecked()
    assert "Écoute sur 10.20.0.10:8750, tant que cette fenêtre est ouverte." in said(page)
    switch(page).click()
    assert not switch(page).isChecked()
    assert "Arrêté" in said(page)


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (
            InboxState(is_on=True, folder="S:\\v", folder_is_there=True),
            "Surveille le dossier S:\\v.",
        ),
        (
            InboxState(is_on=True, addresses=("a:1", "b:2"), folder="S:\\v", folder_is_there=True),
            "Écoute sur a:1, b:2 et surveille le dossier S:\\v.",
        ),
        (
            InboxState(is_on=True, addresses=("a:1",), folder="S:\\v"),
            "Écoute sur a:1. Le dossier S:\\v est injoignable pour l’instant.",
        ),
        (
            InboxState(is_on=True),
            "Activé, mais cet ordinateur n’a pas d’adresse sur un réseau local.",
        ),
    ],
)
def test_where_reports_are_awaited_is_said(
    page: Window, actions: FakeActions, state: InboxState, told: str
) -> None:
    actions.listening = state
    switch(page).click()
    assert told in said(page)


def test_an_inbox_that_cannot_listen_says_why_and_stays_off(
    page: Window, actions: FakeActions
) -> None:
    actions.listening = InboxState(problem=PortTakenError(path="x"))
    switch(page).click()
    assert not switch(page).isChecked()
    assert "La base x est utilisée par un autre programme" in said(page)


def test_an_inbox_that_was_on_comes_back_with_the_window(
    open_window: Open, settings: QSettings, actions: FakeActions
) -> None:
    first = open_window()
    first.go(Place.AGENTS)
    switch(first).click()
    first.close()
    actions.inbox = InboxState()
    again = open_window()
    assert again.courier.inbox.state.is_on
    switch(again).click()
    again.close()
    assert not open_window().courier.inbox.state.is_on


def test_a_demonstration_never_listens(
    open_window: Open, settings: QSettings, actions: FakeActions
) -> None:
    settings.setValue("inbox", True)
    actions.shown = demo_picture()
    window = open_window()
    assert not window.courier.inbox.state.is_on
    assert not actions.inbox.is_on


def test_what_arrives_is_shown(page: Window, actions: FakeActions) -> None:
    switch(page).click()
    actions.shown = replace(actions.shown, agents=(agent(1),))
    page.courier.inbox.look()
    assert "31 agents à jour" in said(page)
    actions.inbox = replace(actions.inbox, arrivals=3)
    page.courier.inbox.look()
    assert "1 agent à jour" in said(page)


def test_the_state_survives_a_change_of_theme_and_language(page: Window) -> None:
    switch(page).click()
    page.speak("en")
    box = named(page, QCheckBox, "Receive reports")
    assert box.isChecked()
    assert "Listens on 10.20.0.10:8750" in said(page)


def test_files_are_imported_from_a_dialog(
    page: Window, actions: FakeActions, qtbot: QtBot, tmp_path: Path
) -> None:
    actions.imported = ImportSummary(kept=2, repeated=1, aside=1)
    qtbot.mouseClick(button(page, "Importer des relevés…"), LEFT)
    [dialog] = visible(page, QFileDialog)
    dialog.filesSelected.emit([str(tmp_path / "a.vlse"), str(tmp_path / "b.txt")])
    dialog.reject()
    assert ("import", ("a.vlse", "b.txt")) in actions.done
    assert "2 relevés repris, 1 déjà connu, 1 en attente de votre accord." in said(page)


def test_files_are_dropped_anywhere_in_the_window(
    window: Window, actions: FakeActions, tmp_path: Path
) -> None:
    actions.imported = ImportSummary(kept=1)
    window.go(Place.HOME)
    assert drop(window, tmp_path / "a.VLSE", tmp_path / "b.csv", tmp_path)
    assert ("import", ("a.VLSE", "b.csv", tmp_path.name)) in actions.done
    assert window.pages[Place.AGENTS].isVisible()
    assert "1 relevé repris." in said(window)


def test_a_search_field_leaves_dropped_files_to_the_window(window: Window) -> None:
    for at in (Place.DEVICES, Place.AGENTS):
        window.go(at)
        assert not any(field.acceptDrops() for field in visible(window, QLineEdit)[:1])


def test_the_inbox_is_closed_before_the_program_ends(page: Window, actions: FakeActions) -> None:
    switch(page).click()
    page.courier.inbox.end()
    assert not actions.inbox.is_on


def test_a_dropped_file_that_is_no_report_is_told_and_nothing_is_done(
    window: Window, actions: FakeActions, tmp_path: Path
) -> None:
    assert drop(window, tmp_path / "photo<b>.png")
    assert actions.done == []
    assert "photo<b>.png. Veilleuse importe" in said(window)
    assert "Rien n’a été modifié." in said(window)


def test_good_files_are_taken_in_beside_wrong_ones(
    window: Window, actions: FakeActions, tmp_path: Path
) -> None:
    drop(window, tmp_path / "photo.png", tmp_path / "a.vlse")
    assert actions.done == [("import", ("a.vlse",))]


def test_what_is_no_file_is_not_taken(window: Window) -> None:
    data = QMimeData()
    data.setText("bonjour")
    data.setUrls([QUrl("https://example.org/a.vlse")])
    enter = over(data)
    window.dragEnterEvent(enter)
    assert not enter.isAccepted()


def test_nothing_can_be_dropped_on_a_demonstration(
    open_window: Open, actions: FakeActions, tmp_path: Path
) -> None:
    actions.shown = demo_picture()
    assert not drop(open_window(), tmp_path / "a.vlse")
    assert actions.done == []


def test_refused_files_are_named_with_their_reason_in_a_bar_that_stays(
    page: Window, actions: FakeActions, qtbot: QtBot, tmp_path: Path
) -> None:
    actions.imported = ImportSummary(
        kept=1, refused=(FileRefusal(name="x\u202egp.vlse", reason="magic"),)
    )
    page.courier.imports.start([tmp_path / "a.vlse"])
    told = said(page)
    assert "1 relevé repris, 1 fichier refusé." in told
    assert "\u202e" not in told
    assert "Les fichiers refusés restent où ils sont." in told
    qtbot.mouseClick(button(page, "Fermer"), LEFT)


def test_many_refused_files_are_counted_and_three_are_named(around: Surroundings) -> None:
    refused = tuple(FileRefusal(name=f"{at}.vlse", reason="x") for at in range(10))
    told = outcome(ImportSummary(refused=refused), around.texts)
    assert "10 fichiers refusés." in told
    assert "2.vlse" in told
    assert "3.vlse" not in told
    assert "Et 7 autres fichiers." in told


def test_an_import_of_nothing_says_so(around: Surroundings) -> None:
    assert outcome(ImportSummary(), around.texts) == "Rien à reprendre."


def hold(actions: FakeActions) -> Callable[[], None]:
    """Makes imports wait at each file until they are let go or stopped."""
    free = threading.Event()

    def wait(stop: Callable[[], bool]) -> None:
        while not free.is_set() and not stop():
            free.wait(0.005)

    actions.wait = wait
    return free.set


def test_a_long_import_shows_where_it_is(
    live: Window, actions: FakeActions, qtbot: QtBot, tmp_path: Path
) -> None:
    go_on = hold(actions)
    actions.imported = ImportSummary(kept=3)
    live.courier.imports.start([tmp_path / f"{at}.vlse" for at in range(3)])
    qtbot.waitUntil(lambda: "0 / 3 · 0.vlse" in said(live))
    assert named(live, QProgressBar, "Avancement de l’import").maximum() == 3
    assert not button(live, "Importer des relevés…").isEnabled()
    go_on()
    qtbot.waitUntil(lambda: "3 relevés repris." in said(live))
    assert not visible(live, QProgressBar)


def test_a_long_import_can_be_stopped_and_keeps_what_it_took_in(
    live: Window, actions: FakeActions, qtbot: QtBot, tmp_path: Path
) -> None:
    free = threading.Event()

    def wait(_stop: object) -> None:
        free.wait(10)

    actions.wait = wait
    actions.imported = ImportSummary(kept=1)
    live.courier.imports.start([tmp_path / f"{at}.vlse" for at in range(3)])
    qtbot.waitUntil(lambda: "0 / 3" in said(live))
    qtbot.mouseClick(button(live, "Arrêter l’import"), LEFT)
    assert "Arrêt en cours" in said(live)
    free.set()
    qtbot.waitUntil(lambda: "Arrêté avant la fin" in said(live))
    assert "1 relevé repris." in said(live)


def test_a_second_import_waits_for_the_first(
    live: Window, actions: FakeActions, qtbot: QtBot, tmp_path: Path
) -> None:
    go_on = hold(actions)
    live.courier.imports.start([tmp_path / "a.vlse"])
    live.courier.imports.start([tmp_path / "b.vlse"])
    go_on()
    qtbot.waitUntil(lambda: not live.courier.imports.is_running)
    assert actions.done == [("import", ("a.vlse",))]


def test_an_import_under_way_is_still_shown_after_a_change_of_theme(
    live: Window, actions: FakeActions, qtbot: QtBot, tmp_path: Path
) -> None:
    go_on = hold(actions)
    live.courier.imports.start([tmp_path / "a.vlse"])
    qtbot.waitUntil(lambda: "0 / 1 · a.vlse" in said(live))
    live.speak("en")
    assert button(live, "Stop the import").isEnabled()
    go_on()
    qtbot.waitUntil(lambda: not live.courier.imports.is_running)


def test_an_import_that_fails_is_told(page: Window, actions: FakeActions, tmp_path: Path) -> None:
    def fail(stop: object) -> None:
        raise OSError("gone")

    actions.wait = fail
    page.courier.imports.start([tmp_path / "a.vlse"])
    assert "imprévu" in said(page)
    assert button(page, "Importer des relevés…").isEnabled()
