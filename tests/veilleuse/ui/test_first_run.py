# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace

import pytest
from fake_actions import FakeActions
from looking import button, check_nothing_is_cut, named, said, settle, visible
from pictures import devices, empty_picture
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from conftest import Open
from veilleuse.domain.rounds import Mode, Progress
from veilleuse.jobs import Token
from veilleuse.ui.discover import command
from veilleuse.ui.first_run import FirstRun
from veilleuse.ui.places import Place
from veilleuse.ui.window import Window

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def fresh(open_window: Open, actions: FakeActions, settings: QSettings) -> Window:
    settings.remove("first_run")
    actions.shown = empty_picture()
    return open_window()


def test_three_screens_then_the_first_round(
    fresh: Window, actions: FakeActions, settings: QSettings, qtbot: QtBot
) -> None:
    [dialog] = visible(fresh, FirstRun)
    qtbot.keyClicks(named(dialog, QLineEdit, "Nom"), "EHPAD du Parc")
    qtbot.keyClicks(named(dialog, QLineEdit, "Responsable"), "A. Petit")
    boxes = visible(dialog, QCheckBox)
    assert len(boxes) >= 6
    next(box for box in boxes if "Imagerie" in box.text()).setChecked(False)
    qtbot.mouseClick(button(dialog, "Suite"), LEFT)
    site = actions.shown.site
    assert (site.name, site.responsible) == ("EHPAD du Parc", "A. Petit")
    assert "imaging" not in {one.id for one in site.care_functions}
    shown = said(dialog)
    assert "Jamais Veilleuse" in shown
    assert "appel malade" in shown
    field = named(
        dialog, QLineEdit, "Adresse, réseau ou début d’adresse matérielle à ne jamais toucher"
    )
    qtbot.keyClicks(field, "10.9.0.0/24")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert len(actions.shown.site.spared_networks) == 1
    qtbot.mouseClick(button(dialog, "Suite"), LEFT)
    qtbot.mouseClick(button(dialog, "Montrer la phrase de récupération"), LEFT)
    assert "ABCD" in said(dialog)
    qtbot.mouseClick(button(dialog, "Lancer la première ronde"), LEFT)
    assert ("round", Mode.QUIET) in actions.done
    assert settings.value("first_run") == "done"


def test_skipped_it_does_not_come_back_by_itself_but_can_be_asked_for(
    fresh: Window, open_window: Open, qtbot: QtBot
) -> None:
    [dialog] = visible(fresh, FirstRun)
    qtbot.mouseClick(button(dialog, "Passer"), LEFT)
    again = open_window()
    assert visible(again, FirstRun) == []
    again.go(Place.SETTINGS)
    qtbot.mouseClick(button(again, "Premiers pas…"), LEFT)
    assert len(visible(again, FirstRun)) == 1


@pytest.mark.parametrize("scale", [1, 1.5])
def test_nothing_of_the_three_screens_is_cut(
    open_window: Open, actions: FakeActions, settings: QSettings, scale: float
) -> None:
    settings.remove("first_run")
    actions.shown = empty_picture()
    window = open_window(scale=scale)
    [dialog] = visible(window, FirstRun)
    for at in range(3):
        dialog._go(at)
        settle()
        check_nothing_is_cut(dialog)


def test_results_of_the_first_round_are_shown_as_they_come(
    open_window: Open, actions: FakeActions
) -> None:
    actions.shown = empty_picture()
    window = open_window()
    window.courier._round = Token(lambda call: call())
    window.courier.round_started.emit()
    actions.shown = replace(actions.shown, devices=devices(7))
    window.courier._progress(Progress("listen", 1, 4, ""))
    assert "7 appareils trouvés jusqu’ici" in said(window)
    actions.shown = replace(actions.shown, devices=devices(30))
    window.courier._progress(Progress("sweep", 2, 4, ""))
    assert "30 appareils trouvés jusqu’ici" in said(window)
    assert "Serveur" in said(window)


def test_the_demonstration_is_another_process_of_this_program() -> None:
    program, first = command()
    assert program
    assert first == ["-m", "veilleuse"]
