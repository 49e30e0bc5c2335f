# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace

import pytest
from fake_actions import FakeActions
from looking import button, check_nothing_is_cut, named, own, said, settle, visible
from pictures import demo_picture, empty_picture, hostile_devices, picture
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from conftest import Open
from veilleuse.domain.errors import VeilleuseError
from veilleuse.ui.application import kept_language
from veilleuse.ui.place_names import place_names
from veilleuse.ui.places import Place
from veilleuse.ui.theme import Wish
from veilleuse.ui.window import Window

CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractScrollArea,
    QTabWidget,
)


def widgets_of_each_page(window: Window, kind: type[QWidget]) -> list[QWidget]:
    found = []
    for at in Place:
        window.go(at)
        found += own(window, kind)
        for tabs in visible(window, QTabWidget):
            for tab in range(tabs.count()):
                tabs.setCurrentIndex(tab)
                QApplication.processEvents()
                found += own(window, kind)
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_control_of_every_page_has_a_name(open_window: Open, language: str) -> None:
    window = open_window(language)
    for control in CONTROLS:
        for widget in widgets_of_each_page(window, control):
            assert widget.accessibleName() or getattr(widget, "text", str)(), repr(widget)


def test_every_control_of_the_first_run_has_a_name(open_window: Open, actions: FakeActions) -> None:
    actions.shown = empty_picture()
    window = open_window()
    for control in CONTROLS:
        for widget in own(window, control):
            assert widget.accessibleName() or getattr(widget, "text", str)(), repr(widget)


@pytest.mark.parametrize("shown", [picture(), empty_picture(), demo_picture()])
def test_the_window_fits_a_small_laptop(
    open_window: Open, actions: FakeActions, shown: object
) -> None:
    actions.shown = shown
    window = open_window()
    for at in Place:
        window.go(at)
        least = window.minimumSizeHint()
        assert least.width() <= 1280, (at, least)
        assert least.height() <= 620, (at, least)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("scale", [1, 1.5])
def test_nothing_is_cut(open_window: Open, language: str, scale: float) -> None:
    window = open_window(language, scale=scale)
    for at in Place:
        window.go(at)
        settle()
        check_nothing_is_cut(window)


def test_hostile_names_are_shown_as_they_are_and_break_nothing(
    open_window: Open, actions: FakeActions
) -> None:
    devices = hostile_devices()
    actions.shown = replace(picture(devices), site=replace(picture().site, name=devices[0].name))
    window = open_window()
    for at in Place:
        window.go(at)
        assert window.minimumSizeHint().width() <= 1280
        for label in own(window, QLabel):
            rich = label.textFormat() is not Qt.TextFormat.PlainText
            assert not (rich and "<b>gras" in label.text())
            assert "\u202e" not in label.text()
            assert len(label.text()) <= 1000
    assert "<b>gras</b>" in said(window)


def test_each_page_is_reached_by_its_key(window: Window) -> None:
    for at in reversed(Place):
        QTest.keySequence(window, QKeySequence(at.keys))
        assert window.pages[at].isVisible()


def test_pages_are_made_when_they_are_opened_and_called_what_the_navigation_says(
    window: Window,
) -> None:
    assert len(window.pages._pages) == 1
    names = place_names()
    for place in Place:
        assert (window.pages[place].title(), window.pages[place].word()) == (
            names[place].title,
            names[place].word,
        )


def test_each_page_is_reached_by_the_navigation(window: Window, qtbot: QtBot) -> None:
    for at, page in enumerate(window.pages):
        qtbot.mouseClick(button(window, page.title()), Qt.MouseButton.LeftButton)
        assert window.pages[at].isVisible()


def test_ctrl_f_searches_devices_from_anywhere(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window, "f", Qt.KeyboardModifier.ControlModifier)
    assert named(window, QLineEdit, "Chercher un appareil").isVisible()


def test_f5_reads_the_picture_again(window: Window, actions: FakeActions, qtbot: QtBot) -> None:
    actions.shown = replace(actions.shown, site=replace(actions.shown.site, name="Autre nom"))
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert "Autre nom" in said(window)


def test_a_demonstration_says_so_on_every_page(open_window: Open, actions: FakeActions) -> None:
    actions.shown = demo_picture()
    window = open_window()
    for at in Place:
        window.go(at)
        assert "DÉMONSTRATION" in said(window)
    actions.shown = picture()
    window.courier.refresh()
    assert "DÉMONSTRATION" not in said(window)


def test_notices_stay_in_sight(open_window: Open, actions: FakeActions) -> None:
    actions.shown = demo_picture()
    assert "nmap n’est pas installé" in said(open_window())


def test_the_language_changes_without_a_new_start(
    window: Window, actions: FakeActions, settings: QSettings, qtbot: QtBot
) -> None:
    window.go(Place.PRESCRIPTIONS)
    window.speak("en")
    settle()
    assert window.pages[Place.PRESCRIPTIONS].isVisible()
    assert button(window, "Home").isVisible()
    assert ("speak", "en") in actions.done
    assert kept_language(settings, "fr") == "en"
    window.speak("fr")
    assert button(window, "Accueil").isVisible()


def test_an_unknown_kept_language_is_forgotten(settings: QSettings) -> None:
    settings.setValue("language", "xx")
    assert kept_language(settings, "fr") == "fr"


def test_the_theme_changes_at_once_and_is_kept(window: Window, settings: QSettings) -> None:
    window.dress(Wish.DARK)
    assert QApplication.palette().window().color().lightness() < 60
    assert settings.value("theme") == "dark"
    window.dress(Wish.LIGHT)
    assert QApplication.palette().window().color().lightness() > 200


def test_the_theme_changes_many_times_though_a_list_was_opened(window: Window) -> None:
    for wish in (Wish.DARK, Wish.LIGHT, Wish.SYSTEM) * 3:
        window.go(Place.DEVICES)
        for field in visible(window, QComboBox):
            assert field.view()  # makes the popup, which a change of style replaces
        window.dress(wish)
        settle()
        window.speak("en" if wish is Wish.DARK else "fr")
    assert visible(window, QComboBox)


def test_nothing_of_the_old_look_is_left_when_the_new_one_comes(window: Window) -> None:
    window.go(Place.DEVICES)
    old = visible(window, QComboBox)
    window.dress(Wish.DARK)
    assert old
    assert not any(isValid(field) for field in old)


def test_an_error_is_a_sentence_whose_details_can_be_copied(
    window: Window, actions: FakeActions, qtbot: QtBot
) -> None:
    actions.error = ValueError("secret detail")
    window.courier.refresh()
    assert "Un imprévu est survenu" in said(window)
    assert "secret detail" not in said(window)
    qtbot.mouseClick(button(window, "Copier les détails"), Qt.MouseButton.LeftButton)
    assert "ValueError: secret detail" in QGuiApplication.clipboard().text()
    qtbot.mouseClick(button(window, "Fermer"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Un imprévu" not in said(window))


def test_an_error_without_a_sentence_is_still_told(window: Window, actions: FakeActions) -> None:
    class NamelessError(VeilleuseError):
        code = "has_no_sentence_anywhere"

    actions.error = NamelessError()
    window.courier.refresh()
    assert "Un imprévu est survenu" in said(window)


def test_data_that_cannot_be_opened_is_told_in_the_empty_window(
    qtbot: QtBot, open_window: Open
) -> None:
    window = open_window()
    window.courier._actions = None

    def refuse() -> FakeActions:
        raise OSError("no")

    window.open(refuse)
    assert "Un imprévu" in said(window)


def test_place_and_page_survive_a_restart(open_window: Open, settings: QSettings) -> None:
    window = open_window(size=(1300, 700))
    window.go(Place.DEVICES)
    window.close()
    assert settings.value("geometry") is not None
    again = open_window(size=(1300, 700))
    assert again.pages[Place.DEVICES].isVisible()


def test_tab_reaches_every_control_of_the_first_page(window: Window, qtbot: QtBot) -> None:
    wanted = {w for w in own(window, QAbstractButton) if w.focusPolicy() & Qt.FocusPolicy.TabFocus}
    assert len(wanted) > 8
    reached, at = set(), window
    for _ in range(2000):
        at = at.nextInFocusChain()
        reached.add(at)
    assert wanted <= reached
    for widget in own(window, QAbstractButton):
        assert widget in wanted or widget.focusPolicy() is Qt.FocusPolicy.NoFocus, (
            widget.accessibleName()
        )
